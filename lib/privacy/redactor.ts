import { detect } from './detect';
import { findAll, type Detector, type Finding, type PersonalKind } from './finding';
import { placeholder, placeholderPattern } from './placeholder';
import { readable } from './readable';

/** Shorter ones, such as the name Li, are words of the language too. */
const shortestKnownValue = 3;

/** A value known to be personal before any text is read, such as the name on the form. */
export interface KnownValue {
  kind: PersonalKind;
  value: string;
}

/**
 * Replaces personal data by placeholders and puts it back, within one ticket: the same value gets
 * the same placeholder in all of its texts. One ticket, one redactor: with one for several, the
 * answer to a citizen could name another.
 *
 * - `restore(redact(text)) === text`, whatever the text holds.
 * - What is redacted stays as it is when redacted again by a redactor of its own.
 * - It holds no state but the texts it was given, in their order: another redactor given the same
 *   texts restores the same, so that the values need to be kept nowhere.
 */
export class Redactor {
  private readonly originals = new Map<string, string>();
  private readonly placeholders = new Map<string, string>();
  /** Placeholders that stood in a text when it came: a citizen may write one, to confuse restoring. */
  private readonly reserved = new Set<string>();
  private readonly known: Detector;

  constructor(knownValues: KnownValue[] = []) {
    this.known = knownValueDetector(knownValues);
  }

  /** The text with a placeholder in place of each piece of personal data. */
  redact(text: string): string {
    let redacted = this.escapePlaceholders(text);
    // A replacement may bring a name beside words that introduce it: until nothing is found.
    for (;;) {
      const findings = detect(redacted, [this.known]);
      if (findings.length === 0) return redacted;
      redacted = this.replaceAll(redacted, findings);
    }
  }

  /** A value that is personal as a whole, such as the field that holds the citizen's name. */
  redactWhole(kind: PersonalKind, value: string): string {
    return value.trim() === '' ? value : this.placeholderFor(kind, value);
  }

  /** The text with the originals in place of this redactor's placeholders; others stay as they are. */
  restore(text: string): string {
    return text.replace(placeholderPattern, (found) => this.originals.get(found) ?? found);
  }

  /** How many values of each kind were replaced. */
  get counts(): Partial<Record<PersonalKind, number>> {
    const counts: Partial<Record<PersonalKind, number>> = {};
    for (const key of this.placeholders.keys()) {
      const kind = key.slice(0, key.indexOf(' ')) as PersonalKind | 'literal';
      if (kind !== 'literal') counts[kind] = (counts[kind] ?? 0) + 1;
    }
    return counts;
  }

  /**
   * A placeholder in a text that came is not ours. One that we have given out already would come
   * back as someone's data: it gets a placeholder itself, and so does one that only looks like one
   * and may lose what makes it different on its way. Any other is never given out.
   */
  private escapePlaceholders(text: string): string {
    const read = readable(text);
    let escaped = '';
    let from = 0;
    for (const { 0: found, index } of read.text.matchAll(placeholderPattern)) {
      const [start, end] = [read.start(index), read.end(index + found.length)];
      const written = text.slice(start, end);
      const misleads = written !== found || this.originals.has(found);
      if (!misleads) this.reserved.add(found);
      escaped += text.slice(from, start);
      escaped += misleads ? this.placeholderFor('literal', written) : found;
      from = end;
    }
    return escaped + text.slice(from);
  }

  private replaceAll(text: string, findings: Finding[]): string {
    let replaced = '';
    let from = 0;
    for (const { kind, start, end } of findings) {
      replaced += text.slice(from, start) + this.placeholderFor(kind, text.slice(start, end));
      from = end;
    }
    return replaced + text.slice(from);
  }

  private placeholderFor(kind: PersonalKind | 'literal', value: string): string {
    const key = `${kind} ${value}`;
    const given = this.placeholders.get(key);
    if (given) return given;
    let number = 1;
    while (this.isTaken(placeholder(kind, number))) number += 1;
    const fresh = placeholder(kind, number);
    this.placeholders.set(key, fresh);
    this.originals.set(fresh, value);
    return fresh;
  }

  private isTaken(candidate: string): boolean {
    return this.originals.has(candidate) || this.reserved.has(candidate);
  }
}

/** Finds the known values wherever they stand as words, in whichever case. */
function knownValueDetector(knownValues: KnownValue[]): Detector {
  const patterns = knownValues
    .map(({ kind, value }) => ({ kind, value: readable(value).text.trim() }))
    .filter(({ value }) => value.length >= shortestKnownValue)
    .map(({ kind, value }) => ({ kind, pattern: asWord(value) }));
  return (text) => patterns.flatMap(({ kind, pattern }) => findAll(text, kind, pattern));
}

function asWord(value: string): RegExp {
  const literal = value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'dgiu');
}

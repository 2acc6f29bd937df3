import { UrpError } from '../error';
import { defuseLinks, manyLines, oneLine } from './harmless';

/** A text with placeholders: `((reference))`, and `((office??Your office is ((office)).))`. */
export interface TemplateText {
  subject: string;
  body: string;
  /** The same in a few words, for channels that are paid by the part. */
  short?: string;
}

export type PlaceholderValue = string | number | boolean | null | undefined;
export type PlaceholderValues = Readonly<Record<string, PlaceholderValue>>;

export interface FilledTemplate extends TemplateText {
  /** Names of values that the text has no place for. */
  unused: string[];
}

type Part =
  | { kind: 'text'; text: string }
  /** `ownLine`: nothing but a quote mark stands on its line, so that the value may keep its lines. */
  | { kind: 'placeholder'; name: string; ownLine: { mark: string } | null }
  | { kind: 'condition'; name: string; parts: Part[] };

const opening = /\(\(\s*([\p{L}_][\p{L}\p{N}_.-]*)\s*(\)\)|\?\?)/uy;

/**
 * Puts values in the places of a text. A value is plain text: never markup, never read again for
 * placeholders; its links are taken apart unless `keepLinks` names it. On one line, unless its
 * placeholder stands alone on its line, after a quote mark `> ` perhaps, which each line then bears.
 * A condition shows its text where its value is there, and not where it is absent, empty or false.
 * Errors: `template.placeholders-missing` names all that lack a value, `template.malformed`.
 */
export function fillTemplate(
  template: TemplateText,
  values: PlaceholderValues,
  keepLinks: readonly string[] = [],
): FilledTemplate {
  const given = new Map(Object.entries(values));
  const filling: Filling = {
    given,
    keepLinks: new Set(keepLinks),
    missing: new Set(),
    used: new Set(),
  };
  const subject = oneLine(write(parse(template.subject), filling));
  const body = write(parse(template.body), filling);
  const short = template.short && write(parse(template.short), filling);
  if (filling.missing.size > 0) throw placeholdersMissing([...filling.missing]);
  return {
    subject,
    body: manyLines(body).replace(/\n{3,}/g, '\n\n'),
    ...(short ? { short: manyLines(short) } : {}),
    unused: [...given.keys()].filter((name) => !filling.used.has(name)),
  };
}

/** Names that a text has places for, each once, in their order. */
export function placeholdersOf(template: TemplateText): string[] {
  const texts = [template.subject, template.body, template.short ?? ''];
  const names = texts.flatMap((text) => parse(text)).flatMap(namesIn);
  return [...new Set(names)];
}

function namesIn(part: Part): string[] {
  if (part.kind === 'text') return [];
  if (part.kind === 'placeholder') return [part.name];
  return [part.name, ...part.parts.flatMap(namesIn)];
}

interface Filling {
  given: ReadonlyMap<string, PlaceholderValue>;
  keepLinks: ReadonlySet<string>;
  missing: Set<string>;
  used: Set<string>;
}

function write(parts: Part[], filling: Filling): string {
  return parts.map((part) => writePart(part, filling)).join('');
}

function writePart(part: Part, filling: Filling): string {
  if (part.kind === 'text') return part.text;
  filling.used.add(part.name);
  const value = filling.given.get(part.name);
  if (part.kind === 'condition') return isThere(value) ? write(part.parts, filling) : '';
  if (value === false) return String(value);
  if (!isThere(value)) {
    filling.missing.add(part.name);
    return '';
  }
  return writeValue(String(value), part, filling.keepLinks);
}

function writeValue(
  value: string,
  { name, ownLine }: { name: string; ownLine: { mark: string } | null },
  keepLinks: ReadonlySet<string>,
): string {
  const lines = ownLine ? manyLines(value) : oneLine(value);
  const harmless = keepLinks.has(name) ? lines : defuseLinks(lines);
  return ownLine ? harmless.replaceAll('\n', `\n${ownLine.mark}`) : harmless;
}

function isThere(value: PlaceholderValue): boolean {
  if (typeof value === 'string') return oneLine(value) !== '';
  return value !== undefined && value !== null && value !== false;
}

function parse(text: string): Part[] {
  return parseFrom(text, 0, false).parts;
}

/** Reads parts from `start` to the end of the text or, inside a condition, to the `))` that closes it. */
function parseFrom(
  text: string,
  start: number,
  inCondition: boolean,
): { parts: Part[]; end: number } {
  const parts: Part[] = [];
  let plainFrom = start;
  let position = start;
  const takePlain = () => {
    if (position > plainFrom) parts.push({ kind: 'text', text: text.slice(plainFrom, position) });
  };
  while (position < text.length) {
    if (inCondition && text.startsWith('))', position)) {
      takePlain();
      return { parts, end: position + 2 };
    }
    opening.lastIndex = position;
    const found = opening.exec(text);
    if (!found) {
      position += 1;
      continue;
    }
    takePlain();
    const [whole, name = '', mark] = found;
    const afterOpening = position + whole.length;
    if (mark === '))') {
      parts.push({ kind: 'placeholder', name, ownLine: ownLine(text, position, afterOpening) });
      position = afterOpening;
    } else {
      const inner = parseFrom(text, afterOpening, true);
      parts.push({ kind: 'condition', name, parts: inner.parts });
      position = inner.end;
    }
    plainFrom = position;
  }
  if (inCondition) throw malformed(text, start);
  takePlain();
  return { parts, end: position };
}

function ownLine(text: string, from: number, to: number): { mark: string } | null {
  const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  const lineEnd = text.indexOf('\n', to);
  const after = text.slice(to, lineEnd === -1 ? undefined : lineEnd);
  const mark = /^(?:\(\([^()?]+\?\?)*((?:> )?)$/.exec(before)?.[1];
  return mark !== undefined && /^(?:\)\))*$/.test(after) ? { mark } : null;
}

function placeholdersMissing(names: string[]): UrpError {
  const list = names.map((name) => `((${name}))`).join(', ');
  return new UrpError('template.placeholders-missing', {
    it: {
      what: `Mancano i valori per questi segnaposto: ${list}.`,
      todo: 'Aggiungi i valori in «Dati per il testo», oppure togli i segnaposto o rendili facoltativi: ((nome??testo con ((nome)))).',
    },
    en: {
      what: `These placeholders have no value: ${list}.`,
      todo: 'Add the values in "Template Data", or take the placeholders out or make them optional: ((name??text with ((name)))).',
    },
  });
}

function malformed(text: string, position: number): UrpError {
  const near = oneLine(text.slice(Math.max(0, position - 20), position + 20));
  return new UrpError('template.malformed', {
    it: {
      what: `Nel testo una condizione non è chiusa, vicino a «${near}».`,
      todo: 'Chiudi la condizione con )), come in ((ufficio??Se ne occupa ((ufficio)).)).',
    },
    en: {
      what: `A condition in the text is not closed, near "${near}".`,
      todo: 'Close the condition with )), as in ((office??In charge: ((office)).)).',
    },
  });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { SyncRedactor } from 'redact-pii';
import { detect } from '../../../lib/privacy/detect';
import type { Finding } from '../../../lib/privacy/finding';
import { letters, score, write, type Letter } from '../../lib/privacy/letters';
import { named, nameKinds, peopleLetters, surroundings } from '../../lib/privacy/people';
import { perSecond, row, type BenchContext, type Row } from '../row';

const seed = 1;
const kindOfField: Record<string, string> = { telefono: 'phone', email: 'email', iban: 'iban' };

/** Recall and precision of redaction, in percent, and texts a second. */
export async function redaction(_context: BenchContext): Promise<Row[]> {
  const sample = fc.sample(letters, { numRuns: 5000, seed });
  const identifiers = score((text) => detect(text).filter(({ kind }) => kind !== 'person'), sample);
  const people = (text: string) => detect(text).filter(({ kind }) => kind === 'person');
  const mixed = fc.sample(peopleLetters, { numRuns: 4000, seed });
  const names = score(people, mixed);
  const speed = await perSecond(2, async () => {
    sample.forEach(({ text }) => detect(text));
    return sample.length;
  });
  const percent = (name: string, ours: number, peer: number, note: string) =>
    row(name, '%', { ours: 100 * ours, peer: 100 * peer, note: `${note}; peer: redact-pii` });
  const peer = redactPii(sample);
  const peerOfNames = redactPii(mixed);
  return [
    percent(
      'identifiers found, recall',
      identifiers.recall,
      peer.recall,
      `${identifiers.labelled} generated`,
    ),
    percent(
      'identifiers found, precision',
      identifiers.precision,
      peer.precision,
      `${identifiers.found} findings`,
    ),
    percent(
      'names found, recall',
      names.recall,
      peerOfNames.recall,
      `${names.labelled} generated: of ten 7 of the lists, 2 with a surname of none, half a one from elsewhere and on a list, half a one on none`,
    ),
    percent(
      'names found, precision',
      names.precision,
      peerOfNames.precision,
      `${names.found} findings`,
    ),
    ...namesByKind(people),
    row('texts searched for personal data', '/s', {
      ours: speed,
      peer: null,
      note: 'letters of 1 to 6 sentences',
    }),
    ...contactsOfForms(),
  ];
}

/** Where the weakness is: names that no list holds, in prose that does not announce them. */
function namesByKind(people: (text: string) => Finding[]): Row[] {
  return nameKinds.map((kind) => {
    const [announced = 0, ...others] = surroundings.map((around) => {
      const sample = fc.sample(named(kind, around), { numRuns: 1000, seed });
      return (
        100 *
        score(
          people,
          sample.map((pieces) => write([pieces])),
        ).recall
      );
    });
    const note = `announced, as by "mi chiamo"; ${others.map((share) => share.toFixed(1)).join(' after a verb said of people, ')} in other prose`;
    return row(`names found, ${kind}`, '%', { ours: announced, peer: null, note });
  });
}

/**
 * It gives the redacted text alone: what was to be found counts as found where nothing of it is
 * left, and each of its placeholders beyond those found counts as wrong.
 */
function redactPii(sample: Letter[]) {
  const redactor = new SyncRedactor();
  let labelled = 0;
  let covered = 0;
  let placeholders = 0;
  for (const { text, personal } of sample) {
    const redacted = redactor.redact(text);
    labelled += personal.length;
    covered += personal.filter(
      ({ start, end }) => !redacted.includes(text.slice(start, end)),
    ).length;
    placeholders += redacted.match(/\b[A-Z]+(?:_[A-Z]+)+\b|\bDIGITS\b/g)?.length ?? 0;
  }
  return { recall: covered / labelled, precision: Math.min(1, covered / placeholders) };
}

/** Contacts as citizens and organisations typed them into a form, labelled by the form's fields. */
function contactsOfForms(): Row[] {
  const folder = process.env.URP_BENCH_DATA;
  if (!folder) {
    console.error('URP_BENCH_DATA is not set: contacts of real forms are not measured.');
    return [];
  }
  const found: Record<string, { found: number; all: number }> = {};
  const lines = readFileSync(join(folder, 'emergency-desk-it.dev.jsonl'), 'utf8')
    .trim()
    .split('\n');
  for (const { fields } of lines.map(
    (line) => JSON.parse(line) as { fields: Record<string, string> },
  )) {
    for (const [field, value] of Object.entries(fields)) {
      const count = (found[field] ??= { found: 0, all: 0 });
      count.all += 1;
      if (detect(value).some(({ kind }) => kind === kindOfField[field])) count.found += 1;
    }
  }
  return Object.entries(found).map(([field, count]) =>
    row(`contacts found: ${field}`, '%', {
      ours: (100 * count.found) / count.all,
      peer: null,
      note: `${count.found} of ${count.all} form fields; what is no contact at all counts as missed`,
    }),
  );
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { detect } from '../../../lib/privacy/detect';
import { letters, listedNames, score, write } from '../../lib/privacy/letters';
import { perSecond, row, type BenchContext, type Row } from '../row';

const seed = 1;
const kindOfField: Record<string, string> = { telefono: 'phone', email: 'email', iban: 'iban' };

/** Recall and precision of redaction, in percent, and texts a second. */
export async function redaction(_context: BenchContext): Promise<Row[]> {
  const sample = fc.sample(letters, { numRuns: 5000, seed });
  const identifiers = score((text) => detect(text).filter(({ kind }) => kind !== 'person'), sample);
  const people = score(
    (text) => detect(text).filter(({ kind }) => kind === 'person'),
    fc
      .sample(listedNames, { numRuns: 2000, seed })
      .map((name) => write([['Ieri ho visto ', { kind: 'person', value: name.join(' ') }, '.']])),
  );
  const speed = await perSecond(2, async () => {
    sample.forEach(({ text }) => detect(text));
    return sample.length;
  });
  const percent = (name: string, share: number, note: string) =>
    row(name, '%', { ours: 100 * share, peer: null, note });
  return [
    percent('identifiers found, recall', identifiers.recall, `${identifiers.labelled} generated`),
    percent('identifiers found, precision', identifiers.precision, `${identifiers.found} findings`),
    percent('names found, recall', people.recall, 'first name and surname of the lists, in prose'),
    row('texts searched for personal data', '/s', {
      ours: speed,
      peer: null,
      note: 'letters of 1 to 6 sentences',
    }),
    ...contactsOfForms(),
  ];
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

import type { Engine, LabelledTicket } from '../../../../lib/classification/engine';
import { likelyRange } from '../../../../lib/classification/evaluation/figures';
import { evaluationOf } from '../../../../lib/classification/evaluation/evaluating';
import { crossCalibrated } from '../../../../lib/classification/evaluation/measuring';
import { randomNumbers } from '../../../../lib/classification/random';
import { parseTaxonomy } from '../../../../lib/classification/taxonomy';

const taxonomy = parseTaxonomy({
  offices: [{ code: 'u', name: 'Ufficio' }],
  categories: [
    { code: 'buche', name: 'Buche', office: 'u' },
    { code: 'luci', name: 'Luci & <lampioni>', office: 'u' },
    { code: 'altro', name: 'Altro', office: 'u' },
  ],
});

/** Proposes the first word of a ticket at the confidence in its second; `-` proposes nothing. */
const reader: Engine & { learnt: LabelledTicket[][] } = {
  learnt: [],
  classify(tickets, _, { examples = [] } = {}) {
    this.learnt.push(examples);
    return Promise.resolve(
      tickets.map(({ text }) => {
        const [word = '', confidence] = text.split(' ');
        const category = word === '-' ? null : word;
        return {
          category,
          office: category && 'u',
          priority: 'normal',
          confidence: Number(confidence),
          calibrated: false,
          ranking: category === null ? [] : [{ category, confidence: Number(confidence) }],
          rationale: '',
          evidence: [],
          engine: 'model',
          model: 'lettore',
          promptVersion: null,
          usage: { calls: 1, inputTokens: 30, outputTokens: 4 },
        };
      }),
    );
  },
};

function ticket(category: string, text: string): LabelledTicket {
  return { subject: '', text, category };
}

const labelled = [
  ...Array.from({ length: 6 }, () => ticket('buche', 'buche 0.9')),
  ...Array.from({ length: 3 }, () => ticket('luci', 'luci 0.8')),
  ...Array.from({ length: 2 }, () => ticket('luci', 'buche 0.6')),
  ticket('luci', '- 0'),
];

const asked = {
  tickets: labelled,
  isTest: (_: LabelledTicket) => false,
  taxonomy,
  engine: reader,
  crossCalibrates: false,
  threshold: 0.8,
  language: 'it' as const,
};

beforeEach(() => (reader.learnt = []));

test('judges each ticket once, by an engine that has not learnt from it', async () => {
  const { report } = await evaluationOf(asked);
  expect(report).toMatchObject({ items: 12, method: 'cross-validation' });
  expect(reader.learnt).toHaveLength(5);
  const times = labelled.map((one) => reader.learnt.filter((each) => each.includes(one)).length);
  expect(times).toEqual(labelled.map(() => 4));
});

test('judges on those set apart alone, where there are any', async () => {
  const tickets = [...labelled, ticket('luci', 'luci 0.99')];
  const isTest = (one: LabelledTicket) => labelled.includes(one);
  const { report } = await evaluationOf({ ...asked, tickets, isTest });
  expect(report).toMatchObject({ items: 12, method: 'test-set' });
  expect(reader.learnt).toEqual([[tickets.at(-1)]]);
});

test('gives the table of what is taken for what, the threshold’s effect and the cost', async () => {
  const { report, differing } = await evaluationOf(asked);
  expect(report.categories).toMatchObject([
    {
      category: 'buche',
      items: 6,
      precision: 0.75,
      recall: 1,
      proposedAs: [{ category: 'buche', items: 6 }],
    },
    {
      category: 'luci',
      name: 'Luci & <lampioni>',
      items: 6,
      precision: 1,
      recall: 0.5,
      proposedAs: [
        { category: 'luci', items: 3 },
        { category: 'buche', items: 2 },
        { category: null, items: 1 },
      ],
    },
  ]);
  expect(report).toMatchObject({
    accuracy: 0.75,
    abstained: 1,
    atThreshold: { threshold: 0.8, share: 0.75, precision: 1 },
    thresholds: { at90: 0.8, at95: 0.8, at98: 0.8 },
    cost: { calls: 12, inputTokens: 360, callsPerThousand: 1000, inputTokensPerThousand: 30_000 },
    engine: 'model',
    models: ['lettore'],
    calibrated: false,
  });
  expect(differing.map(({ label, proposed }) => [label, proposed])).toEqual(
    expect.arrayContaining([
      ['luci', 'buche'],
      ['luci', null],
    ]),
  );
  expect(differing).toHaveLength(3);
});

test.each([
  {
    language: 'it' as const,
    says: [
      'Su 12 richieste di cui si conosce la categoria, la proposta è giusta in 75 casi su 100 (con questi numeri: tra 46 e 91).',
      'Con la soglia 0,8 andrebbero avanti da sole 75 richieste su 100, e di queste 100 su 100 sarebbero giuste',
      'non ancora misurata sulle decisioni dell’ufficio',
      'L’errore più frequente: «Luci & <lampioni>» proposta come «Buche» (2 volte).',
      'Costo: ogni mille richieste 1000 chiamate al modello e 30000 token letti.',
      'Non misurate perché la loro categoria non è nell’elenco: 1 richieste.',
    ],
  },
  {
    language: 'en' as const,
    says: [
      'Of 12 tickets whose category is known, the proposal is right in 75 of 100',
      'At the threshold 0.8, 75 tickets of 100 would go on by themselves',
      'not yet measured',
      'Not measured, since their category is not in the list: 1 tickets.',
    ],
  },
])('says in $language what the figures mean', async ({ language, says }) => {
  const tickets = [...labelled, ticket('abolita', 'buche 0.9')];
  const { report } = await evaluationOf({ ...asked, tickets, language });
  expect(report.leftOut).toEqual({ items: 1, categories: ['abolita'] });
  for (const sentence of says) expect(report.words).toContain(sentence);
});

test('draws one picture that stands alone, its names escaped', async () => {
  const { picture } = await evaluationOf(asked);
  expect(picture).toMatch(/^<svg [^>]*viewBox/);
  expect(picture).toContain('Luci &amp; &lt;lampioni&gt;');
  expect(picture).not.toMatch(/<script|href=|url\(http|var\(--/i);
});

test('refuses to measure on a handful', async () => {
  const tickets = [...labelled.slice(0, 9), ticket('abolita', 'buche 1')];
  await expect(evaluationOf({ ...asked, tickets })).rejects.toMatchObject({
    code: 'evaluation.too-few',
    message: expect.stringContaining('9'),
  });
});

test('confidence learnt from the other decisions is nearer to the truth than the model’s word', async () => {
  const random = randomNumbers(3);
  // Says 0.95 of all, and is right in six of ten.
  const tickets = Array.from({ length: 300 }, () =>
    ticket(random() < 0.6 ? 'buche' : 'luci', `buche ${0.94 + random() / 50}`),
  );
  const bare = await evaluationOf({ ...asked, tickets });
  const crossed = await evaluationOf({ ...asked, tickets, crossCalibrates: true });
  expect(bare.report.calibrationError).toBeGreaterThan(0.3);
  expect(crossed.report.calibrationError).toBeLessThan(0.08);
  expect(crossed.report.calibrated).toBe(true);
});

test('fewer than thirty decisions calibrate nothing', () => {
  const proposal = { calibrated: false, category: 'buche', confidence: 0.9, ranking: [] };
  const outcomes = Array.from({ length: 30 }, () => ({
    ticket: ticket('buche', ''),
    proposal: proposal as never,
  }));
  expect(crossCalibrated(outcomes)).toEqual(outcomes);
});

test.each([
  { share: 1, items: 12, low: 0.757, high: 1 },
  { share: 0.5, items: 100, low: 0.404, high: 0.596 },
  { share: 0, items: 10, low: 0, high: 0.278 },
])('of $items with $share right the range is $low to $high', ({ share, items, low, high }) => {
  const [from, to] = likelyRange(share, items);
  expect(from).toBeCloseTo(low, 3);
  expect(to).toBeCloseTo(high, 3);
});

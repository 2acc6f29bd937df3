import type { INodeExecutionData } from 'n8n-workflow';
import { embeddedPlace, openRegister } from '../../../lib/register/openRegister';
import type { Register } from '../../../lib/register/register';
import { userFolder } from '../../harness/workflow';
import { proposal, request } from '../../lib/register/requests';
import { operate } from './operate';

let register: Register;
let decided: string;
beforeAll(async () => {
  register = await openRegister(embeddedPlace(userFolder));
  for (const own of [
    {},
    { engine: 'cascade', model: '=HYPERLINK("http://x")', promptVersion: 'p-1' },
  ]) {
    const { ticket } = await register.file(request(), 'prova');
    decided = ticket.reference;
    const proposed = {
      category: 'tari',
      office: 'tributi',
      priority: 'normal',
      rationale: 'per le parole «Lampione»',
      evidence: [{ words: 'Lampione', weight: 1 }],
      reviewReasons: ['low-confidence', 'special-category'],
    };
    await register.recordProposal(
      proposal(decided, { proposal: proposed, confidence: 0.625, ...own }),
      'flusso',
    );
  }
  const own = { category: 'multe', office: 'polizia-locale' };
  await register.confirmProposal(decided, own, '+Ada; "la prima"');
});
afterAll(() => register.close());

function textOf(item: INodeExecutionData | undefined, name: string): string {
  return Buffer.from(item!.binary![name]!.data, 'base64').toString();
}

test('gives each proposal with what was decided, as CSV that holds no formula', async () => {
  const run = await operate('exportDecisions', { resource: 'proposal' });
  expect(run.error).toBeUndefined();
  const [item, ...more] = run.items('Ticket');
  expect(more).toEqual([]);
  expect(item?.json).toEqual({ decisions: { proposals: 2, decided: 1, corrected: 1 } });
  expect(item?.binary?.csv).toMatchObject({
    fileName: expect.stringMatching(/^decisioni-\d{4}-\d\d-\d\d\.csv$/),
    mimeType: expect.stringMatching(/^text\/csv/),
  });
  const [head, waiting, corrected, end] = textOf(item, 'csv').split('\r\n');
  expect(head).toMatch(/^\ufeff"N\.";"Richiesta";"Motore";"Modello";/);
  expect(waiting).toMatch(/;0,625;"low-confidence, special-category";;;;;;$/);
  expect(corrected).toContain(`"${decided}";"cascade";"'=HYPERLINK(""http://x"")";"p-1"`);
  expect(corrected).toContain(`"multe";"polizia-locale";"normal";"sì";"'+Ada; ""la prima"""`);
  expect(end).toBe('');
});

test('and as JSON, without a word of the citizen', async () => {
  const run = await operate('exportDecisions', { resource: 'proposal', onlyDecided: true });
  const [item] = run.items('Ticket');
  const content = textOf(item, 'json');
  expect(JSON.parse(content)).toEqual([
    {
      id: 2,
      reference: decided,
      engine: 'cascade',
      model: '=HYPERLINK("http://x")',
      promptVersion: 'p-1',
      inputHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      proposedAt: expect.any(String),
      category: 'tari',
      office: 'tributi',
      priority: 'normal',
      confidence: 0.625,
      reviewReasons: ['low-confidence', 'special-category'],
      finalCategory: 'multe',
      finalOffice: 'polizia-locale',
      finalPriority: 'normal',
      corrected: true,
      decidedBy: '+Ada; "la prima"',
      decidedAt: expect.any(String),
    },
  ]);
  expect(content + textOf(item, 'csv')).not.toMatch(/lampione/i);
});

test.each([
  { proposedFrom: '2999-01-01T00:00:00Z', proposals: 0 },
  { proposedUntil: '2000-01-01T00:00:00Z', proposals: 0 },
  { proposedFrom: '2000-01-01T00:00:00Z', proposals: 2 },
])('reads a period: $proposedFrom to $proposedUntil', async ({ proposals, ...period }) => {
  const run = await operate('exportDecisions', { resource: 'proposal', ...period });
  expect(run.json('Ticket')).toMatchObject([{ decisions: { proposals } }]);
});

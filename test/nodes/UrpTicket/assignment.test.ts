import type { IDataObject } from 'n8n-workflow';
import { embeddedPlace, openRegister } from '../../../lib/register/openRegister';
import { mintReference } from '../../../lib/register/reference';
import type { Register } from '../../../lib/register/register';
import { userFolder } from '../../harness/workflow';
import { operate } from './operate';

jest.setTimeout(60_000);
let register: Register;
beforeAll(async () => {
  register = await openRegister(embeddedPlace(userFolder));
});
afterAll(() => register.close());

describe('whose a ticket is', () => {
  const fileMany = async (count: number, own: object = {}) => {
    const tickets = [];
    for (let each = 0; each < count; each += 1) {
      const request = { subject: 'Buio', text: '', channel: 'counter', language: 'it' } as const;
      const key = mintReference();
      tickets.push((await register.file({ ...request, submissionKey: key, ...own }, 'urp')).ticket);
    }
    return tickets;
  };
  const itemsOf = (tickets: { reference: string }[]) =>
    tickets.map(({ reference }) => ({ json: { reference } }));

  test('is found by rules, and the result and the history say by which', async () => {
    const [ticket] = await fileMany(1, { text: 'In via Verdi', fields: { zona: 'Borgo Nord' } });
    const rule = [
      { name: 'Acqua', words: 'acqua', office: 'acqua' },
      { name: 'Nord', zones: 'borgo nord', office: 'strade', people: 'Pia', priorities: ['high'] },
      { office: 'urp' },
    ];
    const parameters = { assignBy: 'rules', rules: { rule }, priority: 'high', category: 'buio' };
    const run = await operate('assign', parameters, itemsOf([ticket!]));
    expect(run.json('Ticket')).toMatchObject([
      {
        office: 'strade',
        assignee: 'Pia',
        category: 'buio',
        assignment: { by: 'rules', rule: 2, name: 'Nord', people: ['Pia'], assignee: 'Pia' },
      },
    ]);
    expect((await register.history(ticket!.reference)).at(-1)).toMatchObject({
      kind: 'assigned',
      details: { reason: 'Regola 2: Nord' },
    });
    const none = { assignBy: 'rules', rules: { rule: rule.slice(0, 1) } };
    const failed = await operate('assign', none, itemsOf([ticket!]));
    expect(failed.error?.description).toContain('[assignment.no-rule]');
  });

  test('is shared out by least load', async () => {
    const parameters = { assignBy: 'load', office: 'urp', people: 'Lea Neri, Leo Neri' };
    const run = await operate('assign', parameters, itemsOf(await fileMany(4)));
    const given = run.json('Ticket').map(({ assignee }) => assignee);
    expect(given).toEqual(['Lea Neri', 'Leo Neri', 'Lea Neri', 'Leo Neri']);
    expect(run.json('Ticket')[0]).toMatchObject({
      assignment: { by: 'load', people: ['Lea Neri', 'Leo Neri'], assignee: 'Lea Neri' },
    });
  });

  test('comes with the term of the proposed category', async () => {
    const [ticket] = await fileMany(1, { submittedAt: '2026-10-05T08:30:00Z' });
    const classification = { category: 'acqua', office: 'tecnico', priority: 'high', termDays: 10 };
    const input = [{ json: { reference: ticket!.reference, classification } }];
    const options = { patronSaint: '15/10' };
    const run = await operate('assign', { options }, input);
    expect(run.json('Ticket')).toMatchObject([{ category: 'acqua', dueAt: '2026-10-16' }]);
  });

  test('is changed for many at once, after a preview that changes none', async () => {
    await fileMany(3, { category: 'in-bulk' });
    const parameters = { resource: 'tickets', filters: { category: 'in-bulk' }, mostTickets: 2 };
    const wanted = { ...parameters, office: 'strade', assignBy: 'given', reason: 'nuovo ufficio' };
    const preview = await operate('assignMany', wanted);
    expect(preview.json('Ticket').map(({ bulk, office }) => ({ bulk, office }))).toEqual(
      Array(2).fill({ bulk: { found: 3, taken: 2, outcome: 'would-change' }, office: null }),
    );
    const run = await operate('assignMany', { ...wanted, onlyPreview: false });
    expect(run.json('Ticket')).toMatchObject(
      Array(2).fill({ bulk: { outcome: 'changed' }, office: 'strade' }),
    );
    const suspend = { ...parameters, newStatus: 'suspended', onlyPreview: false, mostTickets: 9 };
    const mixed = (await operate('changeStatusMany', suspend)).json('Ticket');
    expect(mixed.map(({ bulk }) => (bulk as IDataObject).outcome).sort()).toEqual([
      'changed',
      'changed',
      'failed',
    ]);
    const failed = mixed.find(({ error }) => error !== undefined);
    expect(failed).toMatchObject({ status: 'filed', error: { code: 'ticket.status-forbidden' } });
    const note = { ...parameters, note: 'Guasto di rete', onlyPreview: false };
    expect((await operate('addNoteMany', note)).json('Ticket')).toHaveLength(2);
  });

  const nothing = '={{ $json.nothing }}';
  test.each<[string, IDataObject]>([
    ['blank filter', { filters: { category: nothing } }],
    ['blank filter beside another', { filters: { category: 'blank', office: '' } }],
    ['filter of no status', { filters: { category: 'blank', statuses: [] } }],
    ['preview that is neither on nor off', { onlyPreview: nothing }],
    ['limit that is none', { mostTickets: nothing }],
  ])('is changed for no ticket by a %s', async (_what, own) => {
    const tickets = await fileMany(2, { category: 'blank' });
    const asked = { resource: 'tickets', filters: { category: 'blank' }, onlyPreview: false };
    const run = await operate('addNoteMany', { ...asked, note: 'x', ...own }, [{ json: {} }]);
    for (const { reference } of tickets) {
      expect(await register.history(reference)).toHaveLength(1);
    }
    expect(run.error?.description ?? '[bulk.filter-blank]').toContain('[bulk.filter-blank]');
  });

  test('an item for which no ticket fits comes out all the same', async () => {
    const parameters = { resource: 'tickets', filters: { category: 'nobody' }, note: 'x' };
    const run = await operate('addNoteMany', parameters, [{ json: { kept: true } }]);
    expect(run.json('Ticket')).toEqual([{ kept: true, bulk: { found: 0, taken: 0 } }]);
  });
});

test('a suspended ticket says wherever it is read that its due date does not hold', async () => {
  const { ticket } = await register.file(
    {
      submissionKey: 'stands-still',
      subject: 'Perizia',
      text: '',
      channel: 'counter',
      language: 'it',
      office: 'urp',
      dueAt: '2099-01-07',
      category: 'stands-still',
    },
    'urp',
  );
  await register.assign(ticket.reference, { office: 'urp' }, 'urp');
  const input = [{ json: { reference: ticket.reference } }];
  const told = {
    term: { state: 'suspended', words: expect.stringMatching(/sospeso .* finché non riparte/) },
  };
  const suspended = await operate(
    'suspendTerm',
    { resource: 'term', ground: 'information' },
    input,
  );
  const [before] = suspended.json('Ticket');
  expect(before).toMatchObject(told);
  expect((await operate('get', {}, input)).json('Ticket')).toMatchObject([told]);
  expect((await operate('getTerm', { resource: 'term' }, input)).json('Ticket')).toMatchObject([
    told,
  ]);
  const filters = { category: 'stands-still' };
  expect((await operate('search', { filters })).json('Ticket')).toMatchObject([told]);
  const resumed = await operate('resumeTerm', { resource: 'term' }, [{ json: before ?? {} }]);
  expect(resumed.json('Ticket')).toMatchObject([{ term: { state: 'running' } }]);
});

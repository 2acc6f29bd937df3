import { join } from 'node:path';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { embeddedPlace, openRegister } from '../../../lib/register/openRegister';
import { mintReference } from '../../../lib/register/reference';
import type { NewTicket, Register } from '../../../lib/register/register';
import type { Ticket } from '../../../lib/register/ticket';
import {
  expectPinnedOutput,
  runWorkflowFile,
  userFolder,
  type WorkflowRun,
} from '../../harness/workflow';
import { operate } from './operate';

const file = join(__dirname, 'urpTicket.workflow.json');
const photo = { data: 'aGVsbG8=', mimeType: 'image/png', fileName: 'foto.png' };
const call: INodeExecutionData = {
  json: {
    submissionKey: 'phone-call-1',
    subject: 'Lampione spento',
    text: 'È buio davanti alla scuola. {{7*7}}',
    citizen: { givenName: 'Ada', email: 'ada@example.it' },
    fields: { via: 'Verdi 1' },
    classification: {
      category: 'illuminazione-pubblica',
      office: 'ufficio-tecnico',
      priority: 'high',
      confidence: 0.93,
    },
  },
  binary: { photo },
};

jest.setTimeout(60_000);
let register: Register;
beforeAll(async () => {
  register = await openRegister(embeddedPlace(userFolder));
});
afterAll(() => register.close());

test('a chain of operations passes the ticket on, and what other nodes added', async () => {
  const run = await runWorkflowFile(file, { input: [call] });
  expectPinnedOutput(run, file);
  const [last] = run.items('History');
  expect(last).toMatchObject({ binary: { photo }, pairedItem: { item: 0 } });
  const [kept] = await register.attachments(String(last?.json.reference));
  expect(kept).toMatchObject({ fileName: 'foto.png', content: Buffer.from('hello') });
});

test('a flow that is run again files, assigns and tells nothing twice', async () => {
  const item = { json: { ...call.json, submissionKey: 'phone-call-2' } };
  const first = await operate('file', {}, [item, item]);
  const [one, two] = first.json('Ticket');
  expect([one?.isNew, two?.isNew]).toEqual([true, false]);
  expect(two?.reference).toBe(one?.reference);
  for (let round = 0; round < 2; round += 1) {
    await operate('assign', {}, [{ json: { ...call.json, reference: one?.reference } }]);
  }
  expect(await register.history(String(one?.reference))).toHaveLength(2);
});

describe('a request without a key of its own', () => {
  const bare = (text: string) => ({ json: { subject: 'Buca', text } });

  test('is filed once by one execution, however often it tries', async () => {
    const [first] = (await operate('file', {}, [bare('via Roma')])).json('Ticket');
    const [again] = (await operate('file', {}, [bare('via Roma')])).json('Ticket');
    expect(again).toMatchObject({ reference: first?.reference, isNew: false });
  });

  test('is another one at another place, and with another content', async () => {
    const items = [bare('via Milano'), bare('via Milano'), bare('via Torino')];
    const filed = (await operate('file', {}, items)).json('Ticket');
    expect(new Set(filed.map(({ reference }) => reference)).size).toBe(3);
  });

  test('that is a mail goes by its Message-ID', async () => {
    const mail = { json: { subject: 'Buca', text: 'a', messageId: '<1@posta.example>' } };
    const seenAgain = { json: { ...mail.json, text: 'a ', flags: ['seen'] } };
    const filed = (await operate('file', {}, [mail, seenAgain])).json('Ticket');
    expect(filed.map(({ isNew }) => isNew)).toEqual([true, false]);
  });

  test('and without a subject is filed all the same', async () => {
    const [filed] = (await operate('file', {}, [{ json: { text: 'Aiuto' } }])).json('Ticket');
    expect(filed).toMatchObject({ subject: 'Senza oggetto', text: 'Aiuto' });
  });
});

test('an unknown reference is told to the officer, with what to do', async () => {
  const reference = mintReference();
  const run = await operate('get', {}, [{ json: { reference } }]);
  expect(run.error).toMatchObject({
    message: expect.stringContaining(reference),
    description: expect.stringContaining('[ticket.unknown]'),
  });
});

test('one item’s failure is its own where the flow continues', async () => {
  const [known] = (await operate('file', {}, [call])).json('Ticket');
  const items = [{ json: { reference: 'URP' } }, { json: { reference: known?.reference } }];
  const run = await operate('get', {}, items, { onError: 'continueRegularOutput' });
  expect(run.items('Ticket')).toMatchObject([
    {
      json: { reference: 'URP', error: { code: 'ticket.reference-malformed' } },
      pairedItem: { item: 0 },
    },
    { json: { subject: 'Lampione spento' }, pairedItem: { item: 1 } },
  ]);
});

test('a forbidden change of status is an error that names the allowed ones', async () => {
  const { ticket } = await register.file(
    { submissionKey: 'x', subject: 'a', text: 'b', channel: 'counter', language: 'it' },
    'urp',
  );
  const item = { json: { reference: ticket.reference } };
  const run = await operate('changeStatus', { status: 'suspended' }, [item]);
  expect(run.error?.description).toContain('da verificare (in-review)');
});

test('an office hands a ticket over to another, with the reason', async () => {
  const { ticket } = await register.file(
    {
      submissionKey: 'wrong-office',
      subject: 'Mora',
      text: '',
      channel: 'counter',
      language: 'it',
      office: 'anagrafe',
    },
    'urp',
  );
  const item = { json: { reference: ticket.reference } };
  const silent = await operate('handOver', { toOffice: 'tributi', reason: '={{ "" }}' }, [item]);
  expect(silent.error?.description).toContain('[ticket.invalid]');
  const options = { assignee: 'Ada', doneBy: 'Ugo' };
  const parameters = { toOffice: 'tributi', reason: 'è una tassa', options };
  const handed = await operate('handOver', parameters, [item]);
  expect(handed.json('Ticket')).toMatchObject([{ office: 'tributi', assignee: 'Ada' }]);
  expect((await register.history(ticket.reference)).at(-1)).toMatchObject({
    kind: 'handed-over',
    by: 'Ugo',
    details: { from: 'anagrafe', office: 'tributi', assignee: 'Ada', reason: 'è una tassa' },
  });
});

test('a person confirms a proposal with a correction; a flow does not', async () => {
  const { ticket } = await register.file(
    { submissionKey: 'proposed', subject: 'Buio', text: '', channel: 'counter', language: 'it' },
    'urp',
  );
  await register.recordProposal(
    {
      reference: ticket.reference,
      engine: 'local',
      model: 'urp-1',
      promptVersion: null,
      inputHash: '0'.repeat(64),
      proposal: { category: 'illuminazione', office: 'tecnico', priority: 'high' },
      confidence: 0.4,
    },
    'flusso',
  );
  const item = { json: { reference: ticket.reference } };
  const nobody = await operate('confirmProposal', { decidedBy: '={{ "" }}' }, [item]);
  expect(nobody.error?.description).toContain('[ticket.invalid]');
  const parameters = { decidedBy: 'Ada', decidedCategory: 'semafori' };
  const confirmed = await operate('confirmProposal', parameters, [item]);
  const final = { category: 'semafori', office: 'tecnico', priority: 'high' };
  expect(confirmed.json('Ticket')).toMatchObject([{ ...final, status: 'assigned' }]);
  expect(await register.decisions(ticket.reference)).toMatchObject([{ final, decidedBy: 'Ada' }]);
});

describe('what the register holds of one person', () => {
  test('comes out whole, an item a ticket, with its files', async () => {
    const citizen = { email: 'eva@example.it' };
    const item = { json: { submissionKey: 'eva', subject: 'Buca', citizen }, binary: { photo } };
    const [filed] = (await operate('file', {}, [item])).json('Ticket');
    const run = await operate('exportPerson', { personEmail: 'EVA@example.it' });
    const [{ json, binary, pairedItem } = {} as INodeExecutionData] = run.items('Ticket');
    expect(run.items('Ticket')).toHaveLength(1);
    expect(json).toMatchObject({
      reference: filed?.reference,
      citizen,
      history: [{ kind: 'filed' }],
      decisions: [],
      messages: [],
      receipts: [],
      attachments: [{ fileName: 'foto.png', mediaType: 'image/png' }],
    });
    expect(binary).toMatchObject({ attachment_0: { fileName: 'foto.png', data: photo.data } });
    expect(pairedItem).toEqual({ item: 0 });
  });

  test('is asked by nobody without a name', async () => {
    const run = await operate('exportPerson', {});
    expect(run.error?.description).toContain('[person.unnamed]');
  });
});

test('purging counts first, removes when told, and leaves the numbers', async () => {
  const long = await openRegister(embeddedPlace(userFolder), {
    now: () => new Date('2020-03-01T10:00:00Z'),
  });
  const { ticket } = await long.file(
    { submissionKey: 'old', subject: 'Vecchia', text: '', channel: 'pec', language: 'it' },
    'urp',
  );
  await long.changeStatus(ticket.reference, 'closed', 'urp');
  await long.close();
  const counted = await operate('purge', { retentionDays: 1825 });
  expect(counted.json('Ticket')).toEqual([{ purge: { retentionDays: 1825, expired: 1 } }]);
  expect(await register.get(ticket.reference)).toEqual({ ...ticket, status: 'closed' });
  const removed = await operate('purge', { retentionDays: 1825, onlyCount: false });
  expect(removed.json('Ticket')).toEqual([{ purge: { retentionDays: 1825, removed: 1 } }]);
  await expect(register.get(ticket.reference)).rejects.toMatchObject({ code: 'ticket.unknown' });
  const [first] = (await operate('statistics', {})).json('Ticket');
  expect(first).toEqual({
    month: '2020-03',
    channel: 'pec',
    category: null,
    office: null,
    priority: 'normal',
    status: 'closed',
    tickets: 1,
  });
});

describe('a term', () => {
  test('by procedure or in days gives the due date where none is given', async () => {
    const submittedAt = '2026-11-25T10:00:00Z';
    const dueAt = async (own: IDataObject) => {
      const item = { json: { subject: 'Accesso', text: JSON.stringify(own) } };
      const run = await operate('file', { options: { submittedAt, ...own } }, [item]);
      return run.json('Ticket')[0]?.dueAt;
    };
    expect(await dueAt({})).toBeNull();
    expect(await dueAt({ procedure: 'access-to-documents' })).toBe('2026-12-28');
    expect(await dueAt({ procedure: 'general', termDays: 12 })).toBe('2026-12-07');
    expect(await dueAt({ termDays: 12, patronSaint: '07/12' })).toBe('2026-12-09');
    expect(await dueAt({ termDays: 12, dueAt: '2026-12-01' })).toBe('2026-12-01');
  });

  test('is suspended and resumed, and told', async () => {
    const options = { termDays: 60, doneBy: 'Ugo' };
    const [filed] = (await operate('file', { options }, [{ json: { text: 'x' } }])).json('Ticket');
    const item = { json: { reference: filed?.reference, office: 'edilizia' } };
    await operate('assign', {}, [item]);
    const parameters = { ground: 'third-parties', reason: 'avvisati', options: { doneBy: 'Ugo' } };
    const suspended = await operate('suspendTerm', parameters, [item]);
    expect(suspended.json('Ticket')).toMatchObject([{ status: 'suspended', dueAt: filed?.dueAt }]);
    const again = await operate('suspendTerm', parameters, [item]);
    expect(again.error?.description).toContain('[ticket.term-suspended-before]');
    const resumed = await operate('resumeTerm', { options: { patronSaint: '24/06' } }, [item]);
    expect(resumed.json('Ticket')).toMatchObject([{ status: 'in-progress', dueAt: filed?.dueAt }]);
    const history = await register.history(String(filed?.reference));
    expect(history.slice(2)).toMatchObject([
      {
        kind: 'term-suspended',
        by: 'Ugo',
        details: { ground: 'third-parties', reason: 'avvisati' },
      },
      { kind: 'term-resumed', details: { days: 0 } },
    ]);
  });

  test('is not resumed by what is no day', async () => {
    const { ticket } = await register.file(
      { submissionKey: 'saint', subject: 'a', text: 'b', channel: 'counter', language: 'it' },
      'urp',
    );
    const item = { json: { reference: ticket.reference } };
    const run = await operate('resumeTerm', { options: { patronSaint: '31/06' } }, [item]);
    expect(run.error?.description).toContain('[deadline.patron-saint]');
  });
});

describe('search', () => {
  const titles = (run: WorkflowRun) => run.json('Ticket').map(({ subject }) => subject);

  beforeAll(async () => {
    const at = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
    for (const [index, subject] of ['Ponte vecchio', 'Ponte nuovo', 'Ponte romano'].entries()) {
      await register.file(
        {
          submissionKey: `bridge-${index}`,
          subject,
          text: '',
          channel: 'counter',
          language: 'it',
          submittedAt: at(index),
        },
        'urp',
      );
    }
  });

  test('gives an item a ticket, the newest first, paired with what asked', async () => {
    const run = await operate('search', { filters: { words: '={{ $json.ask }}' } }, [
      { json: { ask: 'ponte' } },
      { json: { ask: 'romano' } },
    ]);
    expect(titles(run)).toEqual(['Ponte vecchio', 'Ponte nuovo', 'Ponte romano', 'Ponte romano']);
    expect(run.items('Ticket').map(({ pairedItem }) => pairedItem)).toEqual([
      { item: 0 },
      { item: 0 },
      { item: 0 },
      { item: 1 },
    ]);
  });

  test('finds what a flow left half-way', async () => {
    const filters = { words: 'ponte', statuses: ['filed'], olderThanSeconds: 1800 };
    expect(titles(await operate('search', { filters }))).toEqual(['Ponte nuovo', 'Ponte romano']);
  });

  test('stops at its limit, or gives all', async () => {
    const filters = { words: 'ponte' };
    expect(titles(await operate('search', { filters, limit: 1 }))).toEqual(['Ponte vecchio']);
    expect(titles(await operate('search', { filters, limit: 1, returnAll: true }))).toHaveLength(3);
  });

  test('gives nothing where nothing is found', async () => {
    const run = await operate('search', { filters: { words: 'inesistente' } });
    expect(run).toMatchObject({ status: 'success', error: undefined });
    expect(titles(run)).toEqual([]);
  });

  test('takes the instants of the date picker in the flow’s time zone', async () => {
    const { ticket } = await register.file(
      {
        submissionKey: 'zone',
        subject: 'Mezzanotte',
        text: '',
        channel: 'counter',
        language: 'it',
        submittedAt: '2026-03-01T23:30:00+01:00',
      },
      'urp',
    );
    const filters = { submittedFrom: '2026-03-01T23:00:00', submittedUntil: '2026-03-02T00:00:00' };
    const run = await operate('search', { filters });
    expect(run.json('Ticket')).toEqual([{ ...ticket }]);
  });
});

describe('the receipt', () => {
  const formAddress = 'https://n8n.comune.example/webhook/modulo';

  test('says what was received, in words too, and where it is followed', async () => {
    const { json } = (await operate('file', {}, [call])).items('Ticket')[0]!;
    const [item] = (await operate('getReceipt', { formAddress }, [{ json }])).json('Ticket');
    const receipt = item?.receipt as IDataObject;
    expect(receipt).toMatchObject({
      reference: json.reference,
      isIntact: true,
      content: { text: 'È buio davanti alla scuola. {{7*7}}', fields: { via: 'Verdi 1' } },
      trackingUrl: expect.stringContaining(`${formAddress}?segui=`),
      trackingCode: expect.stringMatching(/^.{5}-.{5}$/),
    });
    expect(item?.trackingUrl).toBe(receipt.trackingUrl);
    for (const told of [json.reference, 'Lampione spento', 'via: Verdi 1', receipt.sha256]) {
      expect(receipt.text).toContain(String(told));
    }
    expect(receipt.text).toContain(`Segui la richiesta: ${String(receipt.trackingUrl)}`);
  });

  test('without a form’s address has the code alone', async () => {
    const { json } = (await operate('file', {}, [call])).items('Ticket')[0]!;
    const [item] = (await operate('getReceipt', {}, [{ json }])).json('Ticket');
    expect(item).toMatchObject({ trackingUrl: null, receipt: { trackingUrl: null } });
    expect((item?.receipt as IDataObject).text).not.toContain('Segui la richiesta');
  });
});

describe('the appointments of a day', () => {
  const hour = (start: string, end: string, agenda = 'anagrafe') => ({
    agenda,
    start,
    end,
    places: 9,
    office: 'Anagrafe',
    place: '',
    bring: [],
  });
  const file = async (start: string, end: string, agenda?: string) => {
    const request: NewTicket = {
      submissionKey: start + agenda,
      subject: 'Carta',
      text: '',
      channel: 'form',
      language: 'it',
      appointment: hour(start, end, agenda),
    };
    return (await register.file(request, 'modulo')).ticket;
  };
  const list = async (parameters: IDataObject) =>
    (await operate('appointments', { resource: 'register', ...parameters })).json('Ticket');
  let first: Ticket;
  let last: Ticket;
  beforeAll(async () => {
    // The day of Rome begins an hour before that of the world's clock.
    last = await file('2126-11-26T22:40:00Z', '2126-11-26T23:00:00Z');
    first = await file('2126-11-25T23:00:00Z', '2126-11-25T23:20:00Z', 'tributi');
    await file('2126-11-26T23:00:00Z', '2126-11-26T23:20:00Z');
    await register.cancelAppointment(last.reference, 'citizen');
  });

  test.each([
    ['of the day in Italy, in order, the cancelled one marked', {}, () => [first, last]],
    ['without the cancelled ones', { withCancelled: false }, () => [first]],
    ['of one office', { agenda: 'anagrafe' }, () => [last]],
    ['of another time', { appointmentDay: '2127-01-01', appointmentDays: 7 }, () => []],
  ])('are those %s', async (_which, parameters, expected) => {
    const found = await list({ appointmentDay: '2126-11-26', ...parameters });
    expect(found.map(({ reference }) => reference)).toEqual(
      expected().map(({ reference }) => reference),
    );
    const gone = found.filter(({ reference }) => reference === last.reference);
    expect(
      gone.every((each) => (each as unknown as Ticket).appointment?.status === 'cancelled'),
    ).toBe(true);
  });

  test('of today are listed where no day is given', async () => {
    expect(await list({ appointmentDay: '' })).toEqual([]);
  });

  test('of a day that is none is an error that says how to write it', async () => {
    const { error } = await operate('appointments', { appointmentDay: 'domani' });
    expect(error?.description).toContain('2026-11-26');
  });
});

import { BinaryDataService, TriggerContext } from 'n8n-core';
import { Container } from '@n8n/di';
import {
  ManualExecutionCancelledError,
  Workflow,
  type ExecutionError,
  type IDataObject,
  type INodeExecutionData,
  type IRun,
  type ITriggerFunctions,
  type ITriggerResponse,
  type IWorkflowExecuteAdditionalData,
  type WorkflowExecuteMode,
} from 'n8n-workflow';
import type { Register } from '../../../lib/register/register';
import { officeRegister } from '../../../nodes/shell/register';
import { UrpTicketTrigger } from '../../../nodes/UrpTicketTrigger/UrpTicketTrigger.node';
import { TestNodeTypes } from '../../harness/nodeTypes';
import '../../harness/workflow';
import { request } from '../../lib/register/requests';

/** A run as n8n has begun it; the test says how it ends. */
interface Run {
  items: INodeExecutionData[];
  end(status: IRun['status']): void;
  cancel(): void;
}

let register: Register;
let flows = 0;
let open: ITriggerResponse[];
let runs: Run[];
let failures: ExecutionError[];
let onRun: () => void;

beforeAll(async () => {
  await Container.get(BinaryDataService).init();
  register = await officeRegister();
});
beforeEach(() => {
  open = [];
  runs = [];
  failures = [];
  onRun = () => undefined;
});
afterEach(async () => {
  for (const each of open) await each.closeFunction?.();
  for (const each of runs) each.end('success');
});
afterAll(() => register.close());

/** Starts the trigger as n8n does: published, or tried in the editor. */
async function start(
  parameters: IDataObject,
  {
    mode = 'trigger',
    flow = `flow ${(flows += 1)}`,
  }: { mode?: WorkflowExecuteMode; flow?: string } = {},
): Promise<ITriggerResponse> {
  const node = {
    id: 'node',
    name: 'Richieste',
    type: 'n8n-nodes-urp.urpTicketTrigger',
    typeVersion: 1,
    position: [0, 0] as [number, number],
    parameters: {
      ...parameters,
      options: { pollSeconds: 0.01, ...(parameters.options as object) },
    },
  };
  const nodeTypes = new TestNodeTypes();
  const workflow = new Workflow({
    id: flow,
    nodes: [node],
    connections: {},
    active: true,
    nodeTypes,
  });
  const emit = (
    [items]: INodeExecutionData[][],
    _response?: unknown,
    done?: Parameters<ITriggerFunctions['emit']>[2],
  ) => {
    runs.push({
      items: items ?? [],
      end: (status) => done?.resolve({ status } as IRun),
      cancel: () => done?.reject(new ManualExecutionCancelledError('1')),
    });
    onRun();
  };
  const context = new TriggerContext(
    workflow,
    workflow.getNode('Richieste')!,
    {} as IWorkflowExecuteAdditionalData,
    mode,
    'activate',
    emit,
    undefined,
    (error) => failures.push(error),
  );
  const response = await new UrpTicketTrigger().trigger.call(context);
  open.push(response);
  return response;
}

async function nextRun(): Promise<Run> {
  if (runs.length === 0) await new Promise<void>((resolve) => (onRun = resolve));
  return runs.shift()!;
}

const file = async (own: Parameters<typeof request>[0] = {}) =>
  (await register.file(request(own), 'modulo')).ticket;
const subjects = ({ items }: Run) => items.map(({ json }) => json.subject);

test('starts the flow with the ticket as the other nodes read it, and what happened', async () => {
  await start({ events: ['filed'] });
  const ticket = await file({ subject: 'Lampione spento' });
  const run = await nextRun();
  expect(run.items).toEqual([
    {
      json: {
        ...ticket,
        event: { kind: 'filed', at: expect.any(String), by: 'modulo', details: expect.any(Object) },
      },
    },
  ]);
});

test.each<[string, (register: Register, reference: string) => Promise<unknown>, string]>([
  ['assigned', (to, it) => to.assign(it, { office: 'tecnico' }, 'io'), 'assigned'],
  ['statusChanged', (to, it) => to.changeStatus(it, 'in-progress', 'io'), 'status-changed'],
  ['noted', (to, it) => to.addNote(it, 'Chiamato', 'io'), 'noted'],
])('hears of %s', async (event, happens, kind) => {
  const { reference } = await file();
  await start({ events: [event] });
  await happens(register, reference);
  const { items } = await nextRun();
  expect(items).toEqual([
    { json: expect.objectContaining({ reference, event: expect.objectContaining({ kind }) }) },
  ]);
});

test('tells terms that end soon and that have ended', async () => {
  const office = 'scadenze';
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  for (const days of [-2, 2, 9]) {
    const { reference } = await file({ subject: `${days}` });
    await register.assign(reference, { office, dueAt: day(days) }, 'io');
  }
  const options = { office, termsFromHour: 0 };
  await start({ events: ['dueSoon', 'overdue'], dueSoonDays: 5, options });
  const run = await nextRun();
  expect(run.items.map(({ json }) => [json.subject, (json.event as IDataObject).kind])).toEqual([
    ['2', 'due-soon'],
    ['-2', 'overdue'],
  ]);
});

test.each<[string, (run: Run) => void]>([
  ['ended well', (run) => run.end('success')],
  ['waits for something', (run) => run.end('waiting')],
  ['was stopped by a person', (run) => run.cancel()],
])('goes on when the run %s', async (_what, end) => {
  await start({ events: ['filed'] });
  await file({ subject: 'uno' });
  const first = await nextRun();
  await file({ subject: 'due' });
  await file({ subject: 'tre' });
  end(first);
  expect(subjects(await nextRun())).toEqual(['due', 'tre']);
});

test('gives the events of a failed run again, unless it is told to go on', async () => {
  const flow = 'a failing flow';
  await start({ events: ['filed'] }, { flow });
  await file({ subject: 'guasta' });
  (await nextRun()).end('error');
  await open.shift()?.closeFunction?.();
  await start({ events: ['filed'], options: { retries: false } }, { flow });
  const again = await nextRun();
  expect(subjects(again)).toEqual(['guasta']);
  again.end('error');
  await file({ subject: 'dopo' });
  expect(subjects(await nextRun())).toEqual(['dopo']);
});

test('published again during a run, it waits for it and goes on behind it', async () => {
  const flow = 'a flow published twice';
  await start({ events: ['filed'] }, { flow });
  await file({ subject: 'uno' });
  const first = await nextRun();
  await open.shift()?.closeFunction?.();
  await file({ subject: 'due' });
  await start({ events: ['filed'] }, { flow });
  first.end('success');
  expect(subjects(await nextRun())).toEqual(['due']);
});

test('brings the files along where it is told to', async () => {
  await start({ events: ['filed'], options: { attachments: true } });
  const attachments = [{ fileName: 'foto.png', mediaType: 'image/png', content: Buffer.from([7]) }];
  await file({ attachments });
  const { items } = await nextRun();
  expect(items[0]?.binary).toEqual({
    attachment_0: expect.objectContaining({ fileName: 'foto.png', mimeType: 'image/png' }),
  });
});

describe('tried in the editor', () => {
  test('shows the latest, and leaves the published flow where it is', async () => {
    await start({ events: ['filed'], options: { office: 'prova' } }, { flow: 'tried' });
    for (let index = 0; index < 7; index += 1) await file({ subject: `${index}`, office: 'prova' });
    const published = await nextRun();
    const response = await start(
      { events: ['filed'], options: { office: 'prova' } },
      { mode: 'manual', flow: 'tried' },
    );
    await response.manualTriggerFunction?.();
    expect(subjects(await nextRun())).toEqual(['2', '3', '4', '5', '6']);
    expect(subjects(published)[0]).toBe('0');
  });

  test('says that nothing has happened yet', async () => {
    const settings = { events: ['filed'], options: { office: 'nessuno' } };
    const { manualTriggerFunction } = await start(settings, { mode: 'manual' });
    await expect(manualTriggerFunction?.()).rejects.toMatchObject({
      message: expect.stringContaining('non è ancora accaduto niente'),
      description: expect.stringContaining('[feed.nothing-yet]'),
    });
  });
});

test('wrong settings are said when the flow is published', async () => {
  await expect(start({ events: [] })).rejects.toMatchObject({
    description: expect.stringContaining('[ticket.invalid]'),
  });
  expect(failures).toEqual([]);
});

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BinaryDataService, HookContext, WebhookContext } from 'n8n-core';
import { Container } from '@n8n/di';
import {
  resolveWebhookDescriptionField,
  Workflow,
  type IWebhookData,
  type IWebhookResponseData,
  type IWorkflowExecuteAdditionalData,
  type WorkflowExecuteMode,
} from 'n8n-workflow';
import { UrpFormTrigger } from '../../../nodes/UrpFormTrigger/UrpFormTrigger.node';
import { officeRegister } from '../../../nodes/shell/register';
import { TestNodeTypes } from '../../harness/nodeTypes';
import '../../harness/workflow';
import { parseBody } from '../../lib/intake/formServer';
import { picture, postMultipart, report } from '../../lib/intake/posting';

const parameters = {
  form: 'segnalazione-disservizio',
  path: 'segnalazione-disservizio',
  administration: 'Comune di Borgo San Lieto',
  language: 'it',
  contact: '',
  privacyPage: '',
  accessibilityPage: '',
  options: {},
};

let server: Server;
let url: string;
let mode: WorkflowExecuteMode;
/** What n8n gets back for each request: it may come after the citizen's answer. */
let returned: Promise<IWebhookResponseData>[];
let settings: object;

beforeAll(async () => {
  await Container.get(BinaryDataService).init();
  server = createServer((request, response) => {
    returned.push(receive(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook/segnalazione-disservizio`;
});
beforeEach(() => {
  mode = 'webhook';
  returned = [];
  settings = {};
});
afterAll(async () => {
  await (await officeRegister()).close();
  server.closeAllConnections();
  server.close();
});

/** The node in n8n's own context, given a request as n8n's parsers leave it. */
async function receive(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<IWebhookResponseData> {
  const { remove, ...parsed } = await parseBody(request);
  const httpRequest = Object.assign(request, parsed, { query: {}, params: {} });
  const { context, node } = nodeIn(WebhookContext, { httpRequest, httpResponse: response });
  try {
    return await node.webhook.call(context);
  } finally {
    await remove();
  }
}

function nodeIn<Context>(
  ContextClass: new (...parts: never[]) => Context,
  http: object = {},
): { context: Context; node: UrpFormTrigger } {
  const workflow = new Workflow({
    id: 'test',
    name: 'test',
    active: true,
    connections: {},
    nodeTypes: new TestNodeTypes(),
    nodes: [
      {
        id: '1',
        name: 'Modulo',
        type: 'n8n-nodes-urp.urpFormTrigger',
        typeVersion: 2,
        webhookId: 'modulo',
        position: [0, 0],
        parameters: { ...parameters, ...settings },
      },
    ],
  });
  const node = workflow.getNode('Modulo');
  const webhookBaseUrl = 'https://n8n.comune.example/webhook';
  const more = { webhookBaseUrl, ...http } as unknown as IWorkflowExecuteAdditionalData;
  const webhook = {} as IWebhookData;
  const parts =
    (ContextClass as unknown) === WebhookContext
      ? [workflow, node, more, mode, webhook, [], null]
      : [workflow, node, more, mode, 'activate', webhook];
  return { context: new ContextClass(...(parts as never[])), node: new UrpFormTrigger() };
}

test('says that the page is there to who asks only that, as monitors do', async () => {
  const { webhooks } = new UrpFormTrigger().description;
  expect(webhooks?.map(({ httpMethod }) => httpMethod)).toEqual(['GET', 'HEAD', 'POST']);
  expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
  expect(await Promise.all(returned)).toEqual([{ noWebhookResponse: true }]);
});

test('opens the page without starting the flow', async () => {
  const response = await fetch(url);
  expect(await response.text()).toContain('Comune di Borgo San Lieto');
  expect(response.headers.get('content-security-policy')).not.toContain('sandbox');
  expect(await Promise.all(returned)).toEqual([{ noWebhookResponse: true }]);
});

test('starts the flow with the ticket that it has filed, and its files', async () => {
  const response = await postMultipart(url, { ...report, immagini: picture(), step: 'send' });
  const outcome = await returned[0];
  const [item] = outcome?.workflowData?.[0] ?? [];
  expect(response.status).toBe(200);
  expect(outcome?.noWebhookResponse).toBe(true);
  expect(item?.json).toMatchObject({ subject: 'Lampione spento', status: 'filed' });
  expect(item?.json.trackingUrl).toContain(
    'https://n8n.comune.example/webhook/segnalazione-disservizio?segui=',
  );
  expect(await (await officeRegister()).get(String(item?.json.reference))).toEqual(item?.json);
  expect(item?.binary).toEqual({
    attachment_0: expect.objectContaining({ fileName: 'lampione.png', mimeType: 'image/png' }),
  });
});

test.each([
  ['published, it starts nothing', 'webhook', false],
  ['tried in the editor, it shows the ticket', 'manual', true],
] as const)('where requests are only recorded, %s', async (_what, asked, starts) => {
  mode = asked;
  settings = { options: { recordOnly: true } };
  const response = await postMultipart(url, { ...report, step: 'send' });
  const outcome = await returned[0];
  const reference = /URP(-[0-9A-Z]{3}){3}/.exec(await response.text())?.[0] ?? '';
  expect(await (await officeRegister()).get(reference)).toMatchObject({ status: 'filed' });
  expect(outcome).toMatchObject({ noWebhookResponse: true });
  expect(outcome?.workflowData !== undefined).toBe(starts);
});

test('starts nothing for a wrong answer, nor for the same sending once more', async () => {
  const fields = { ...report, 'submission-key': 'the-key-of-this-page', step: 'send' };
  await postMultipart(url, { ...fields, email: 'x' });
  await postMultipart(url, fields);
  await postMultipart(url, fields);
  const outcomes = await Promise.all(returned);
  expect(outcomes.map(({ workflowData }) => workflowData?.length ?? 0)).toEqual([0, 1, 0]);
});

test('records for good on the test address too, and says that it was a trial', async () => {
  mode = 'manual';
  expect(await (await fetch(url)).text()).toContain('Indirizzo di prova');
  await postMultipart(url, report);
  const [item] = (await returned[1])?.workflowData?.[0] ?? [];
  const [event] = await (await officeRegister()).history(String(item?.json.reference));
  expect(event?.by).toBe('form segnalazione-disservizio (trial)');
});

test('says wrong settings to the officer who publishes the flow', async () => {
  settings = { privacyPage: 'javascript:alert(1)' };
  const { context, node } = nodeIn(HookContext);
  await expect(node.webhookMethods.default.create.call(context)).rejects.toThrow('privacyPage');
  settings = {
    options: { patronSaint: '24/06', embeddingSites: ['https://www.comune.example.it'] },
  };
  await expect(node.webhookMethods.default.create.call(nodeIn(HookContext).context)).resolves.toBe(
    true,
  );
});

describe('a form of the officer’s own', () => {
  const rows = {
    row: [
      { type: 'choice', label: 'Sport', options: 'Nuoto\nCalcio', required: true },
      { type: 'long-text', label: 'Note' },
    ],
  };

  test('set field by field is served, and its requests start the flow', async () => {
    settings = { source: 'drawn', title: 'Iscrizione al corso', rows };
    expect(await (await fetch(url)).text()).toContain('<h1>Iscrizione al corso</h1>');
    const { privacy, nome, cognome, email } = report;
    await postMultipart(url, { privacy, nome, cognome, email, sport: 'nuoto', note: 'Sera.' });
    const [item] = (await returned[1])?.workflowData?.[0] ?? [];
    expect(item?.json).toMatchObject({
      subject: 'Iscrizione al corso',
      text: 'Sera.',
      formId: 'iscrizione-al-corso',
      fields: { sport: 'nuoto' },
    });
  });

  test('offers the hours of the offices set in its appointment', async () => {
    const office = { office: 'Anagrafe', monday: '9-12', tuesday: '9-12' };
    const [choice, notes] = rows.row;
    const appointment = { type: 'appointment', label: 'Quando', agendas: { office: [office] } };
    settings = { source: 'drawn', title: 'Colloquio', rows: { row: [choice, appointment, notes] } };
    const { privacy } = report;
    const next = await postMultipart(url, { privacy, step: 'la-tua-richiesta' });
    const page = await next.text();
    expect(page.includes('value="anagrafe/')).toBe(true);
    expect(page.includes('>Anagrafe<')).toBe(true);
  });

  test('given as JSON is served: the example of the editor is a whole one', async () => {
    const { properties } = new UrpFormTrigger().description;
    const definition = properties.find(({ name }) => name === 'definition')?.default;
    settings = { source: 'json', definition };
    expect(await (await fetch(url)).text()).toContain('<h1>Iscrizione al corso</h1>');
  });

  test.each([
    [{ source: 'json', definition: '{"id": "corso"}' }, 'title'],
    [{ source: 'drawn', title: 'Corso', rows: {} }, 'rows'],
    [{ source: 'drawn', title: '', rows }, 'title'],
    [{ source: 'ready', form: 'inesistente' }, 'inesistente'],
  ])('%j is said to be wrong to the officer who publishes the flow', async (wrong, said) => {
    settings = wrong;
    const { context, node } = nodeIn(HookContext);
    await expect(node.webhookMethods.default.create.call(context)).rejects.toThrow(said);
  });
});

test('has its address read without the expression engine, in either language', () => {
  const { description } = new UrpFormTrigger();
  expect(description.version).toBeGreaterThan(1);
  const node = { name: 'Modulo', parameters: { path: 'segnala' } };
  for (const webhook of description.webhooks ?? []) {
    expect(resolveWebhookDescriptionField(node as never, webhook, 'path')).toEqual({
      resolved: true,
      value: 'segnala',
    });
  }
});

import type { IDataObject } from 'n8n-workflow';
import '../harness/workflow';
import { everythingSaid, listen } from './canary';
import {
  brokenRegister,
  citizen,
  credentials,
  expectNoCanary,
  failing,
  openCanaryOffice,
} from './canaryOffice';

jest.setTimeout(60_000);
openCanaryOffice();

/** What a trigger is given, and all that it says to whoever asks, to n8n and to the flow. */
function surroundings(type: string, parameters: IDataObject, request: object = {}) {
  const { description } = new (triggerClass(type))();
  const defaults = Object.fromEntries(
    description.properties.map((each) => [each.name, each.default]),
  );
  const told: unknown[] = [];
  const tell: object = new Proxy(
    {},
    {
      get: (_target, name) =>
        name === 'then' ? undefined : (...words: unknown[]) => (told.push(words), tell),
    },
  );
  const byType = credentials({ urpRegister: brokenRegister });
  const named = (description.credentials ?? []).map(({ name }) => [name, { id: name, name }]);
  const asked = {
    method: 'GET',
    headers: {},
    query: {},
    body: {},
    rawBody: Buffer.from(''),
    ...request,
  };
  const context = {
    getNodeParameter: (name: string, fallback?: unknown) =>
      parameters[name] ?? defaults[name] ?? fallback,
    getCredentials: (name: string) => Promise.resolve(byType[name]),
    getNode: () => ({
      id: '1',
      name: 'Nodo',
      type,
      credentials: Object.fromEntries(named) as object,
    }),
    getWorkflow: () => ({ id: '1', name: 'flusso' }),
    getWorkflowStaticData: () => ({}),
    getMode: () => 'trigger',
    getTimezone: () => 'Europe/Rome',
    getNodeWebhookUrl: () => 'https://n8n.comune.example/webhook/x',
    getWebhookName: () => 'default',
    getRequestObject: () => asked,
    getHeaderData: () => asked.headers,
    getQueryData: () => asked.query,
    getBodyData: () => asked.body,
    getResponseObject: () => tell,
    logger: tell,
    emit: (...given: unknown[]) => void told.push(given),
    emitError: (error: unknown) => void told.push(error),
    saveFailedExecution: (error: unknown) => void told.push(error),
    helpers: tell,
  };
  return { context, told };
}

type Trigger = new () => {
  description: {
    properties: { name: string; default: unknown }[];
    credentials?: { name: string }[];
  };
  webhook?(this: never): Promise<unknown>;
  trigger?(this: never): Promise<{ closeFunction?: () => Promise<void> }>;
};
function triggerClass(type: string): Trigger {
  const exported = jest.requireActual<Record<string, Trigger>>(`../../nodes/${type}/${type}.node`);
  const found = exported[type];
  if (!found) throw new Error(`${type} is no node`);
  return found;
}

const signed = { 'x-twilio-signature': 'x', 'x-hub-signature-256': 'sha256=00' };
const body = JSON.stringify({ to: citizen.phone });
const cases: [string, 'trigger' | 'webhook', IDataObject, object][] = [
  ['UrpFormTrigger', 'webhook', {}, {}],
  ['UrpFormTrigger', 'webhook', {}, { method: 'POST', body: { email: citizen.email } }],
  ['UrpReviewTrigger', 'webhook', {}, { query: { revisione: 'x' } }],
  ['UrpTicketTrigger', 'trigger', {}, {}],
  ['UrpDeliveryTrigger', 'trigger', { provider: 'send', pollSeconds: 0.02 }, {}],
  ...['twilio', 'whatsapp'].flatMap((provider): typeof cases => [
    [
      'UrpDeliveryTrigger',
      'webhook',
      { provider },
      { method: 'POST', headers: signed, rawBody: Buffer.from(body) },
    ],
    [
      'UrpDeliveryTrigger',
      'webhook',
      { provider },
      { query: { 'hub.mode': 'subscribe', 'hub.verify_token': 'x' } },
    ],
  ]),
];

test.each(cases)('%s by its %s says no secret: %j', async (type, way, parameters, request) => {
  for (const fault of [403, 'nothing wrong'] as const) {
    failing(fault);
    const { context, told } = surroundings(type, parameters, request);
    const stop = listen();
    const node = new (triggerClass(type))();
    const ran = await node[way]?.call(context as never).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { closeFunction } = (ran ?? {}) as { closeFunction?: () => Promise<void> };
    await closeFunction?.();
    const said = everythingSaid([ran, told]) + stop();
    expect(said.length).toBeGreaterThan(20);
    expectNoCanary(said);
  }
});

import type { IDataObject, INode } from 'n8n-workflow';
import { channelCredentialTests } from '../../nodes/UrpNotifier/credentialTests';
import { urpLanguageModelTest } from '../../nodes/shell/languageModel';
import { urpRegisterTest } from '../../nodes/shell/register';
import { ownNodeFolders } from '../harness/nodeTypes';
import { runWorkflowFile, type WorkflowRun } from '../harness/workflow';
import { secretCanary } from '../lib/notification/everyChannel';
import { content } from '../lib/notification/send/act';
import { everythingSaid, listen } from './canary';
import {
  answers,
  brokenRegister,
  citizen,
  credentials,
  expectNoCanary,
  failing,
  mail,
  openCanaryOffice,
  openStandIns,
  pec,
  providers,
  type Fault,
} from './canaryOffice';

jest.setTimeout(60_000);
openCanaryOffice();

let items = 0;
const item = (): IDataObject => ({
  reference: `ALTRO-${(items += 1)}`,
  protocolNumber: `PROT-${items}`,
  subject: 'Lampione spento',
  text: 'È spento da giorni.',
  language: 'it',
  citizen,
  fields: { pec },
  approval: { by: 'Maria Bianchi', at: new Date().toISOString() },
});

async function run(
  type: string,
  parameters: IDataObject,
  json: IDataObject = item(),
  more: Record<string, object> = {},
  onError?: INode['onError'],
) {
  const node = {
    id: '1',
    name: 'Nodo',
    type: `n8n-nodes-urp.${type}`,
    typeVersion: 1,
    position: [0, 0] as [number, number],
    parameters: parameters as INode['parameters'],
    ...(onError ? { onError } : {}),
  };
  const binary = {
    data: { data: content.toString('base64'), mimeType: 'application/pdf', fileName: 'atto.pdf' },
  };
  const input = [{ json, binary }];
  const stop = listen();
  let done: WorkflowRun | undefined;
  let thrown: unknown;
  try {
    done = await runWorkflowFile(
      { nodes: [node], connections: {} },
      { input, credentials: credentials(more), start: 'Nodo' },
    );
  } catch (error) {
    thrown = error;
  }
  const log = stop();
  return { said: [whatWasAdded(done, json), everythingSaid(thrown), log].join('\n'), done };
}

/** All that a run keeps, but for what the item brought and the node left alone. */
function whatWasAdded(done: WorkflowRun | undefined, given: IDataObject): string {
  const own = (json: IDataObject) =>
    Object.fromEntries(
      Object.entries(json).filter(
        ([key, value]) => JSON.stringify(value) !== JSON.stringify(given[key]),
      ),
    );
  const { runData = {}, ...rest } = done?.kept ?? {};
  const runs = Object.values(runData)
    .flat()
    .map(({ data, inputOverride: _input, ...about }) => ({
      ...about,
      outputs: data?.main?.map((output) =>
        output?.map(({ json, error }) => ({ json: own(json), error })),
      ),
    }));
  return everythingSaid({ runs, rest });
}

/** The channels, with the last of the requests that a message takes. */
const channels: [name: string, parameters: IDataObject, last: RegExp][] = [
  ['app-io', { channels: ['app-io'] }, /messages/],
  ['email', { channels: ['email'] }, /-/],
  ['pec', { channels: ['pec'] }, /-/],
  ['pec by INAD', { channels: ['pec'], pecAddressFrom: 'inad' }, /extract/],
  ['sms', { channels: ['sms'] }, /\/sms/],
  ['twilio', { channels: ['twilio'] }, /Messages/],
  [
    'whatsapp',
    { channels: ['whatsapp'], whatsApp: { lastMessageAt: '={{ $now.toISO() }}' } },
    /messages/,
  ],
  [
    'send',
    {
      channels: ['send'],
      template: 'own',
      subject: 'Notifica',
      body: 'Un atto.',
      taxonomyCode: '010101P',
    },
    /requests/,
  ],
];
/** A mail server knows fewer. */
const faults = (last: RegExp): readonly Fault[] =>
  last.source === '-' ? [500, 503, 'cut', 'nothing wrong'] : answers;

describe.each(channels)('URP Notifier by %s', (_name, parameters, last) => {
  test.each(
    faults(last).flatMap(
      (fault) =>
        [
          [fault, undefined],
          [fault, last],
        ] as const,
    ),
  )(
    'says no secret and no address where the provider answers %s, from %s on',
    async (fault, from) => {
      failing(fault, from);
      const json = item();
      const sent = await run('urpNotifier', { operation: 'send', ...parameters }, json);
      expect(sent.said).toContain('providerCode');
      expectNoCanary(sent.said);
      const checked = { operation: 'checkStatus', ...parameters, which: 'inDoubt' };
      expectNoCanary((await run('urpNotifier', checked, json)).said);
    },
  );

  test('says none where the state of what was sent is asked for', async () => {
    failing('nothing wrong');
    const json = item();
    const { done } = await run('urpNotifier', { operation: 'send', ...parameters }, json);
    const delivery = done?.json('Nodo')[0]?.delivery as IDataObject;
    for (const fault of answers) {
      failing(fault);
      const checked = await run(
        'urpNotifier',
        { operation: 'checkStatus', ...parameters, checkedRecipient: citizen.fiscalCode },
        { ...json, delivery },
      );
      expectNoCanary(checked.said, []);
    }
  });

  test('says none in a preview, a digest, or where the address is none', async () => {
    failing('nothing wrong');
    for (const operation of ['preview', 'sendDigest']) {
      expectNoCanary((await run('urpNotifier', { operation, ...parameters })).said);
    }
    const wrong = {
      ...item(),
      citizen: {
        ...citizen,
        email: 'mario.canarino',
        phone: '3337654321x',
        fiscalCode: `${citizen.fiscalCode}X`,
      },
    };
    const { said } = await run('urpNotifier', { operation: 'send', ...parameters }, wrong);
    expectNoCanary(said);
  });

  test('says none where the provider is not there', async () => {
    await Promise.all([providers.stop(), mail.close()]);
    expectNoCanary((await run('urpNotifier', { operation: 'send', ...parameters })).said);
    await openStandIns();
  });
});

test('the canaries would be seen: in an item, a log, a stack, a cause, and in base64', async () => {
  const error = Object.assign(new Error('x', { cause: new Error(secretCanary) }), { a: 1 });
  const basic = Buffer.from(`utente:io-${secretCanary}`).toString('base64');
  for (const leak of [{ deep: [secretCanary] }, error, new Error(secretCanary).stack, basic]) {
    expect(() => expectNoCanary(everythingSaid(leak))).toThrow();
  }
  const stop = listen();
  console.warn({ key: secretCanary });
  expect(() => expectNoCanary(stop())).toThrow();
  failing(400);
  await fetch(`${providers.address}/x`, { headers: { key: secretCanary } })
    .then((answer) => answer.text())
    .then((text) => expect(() => expectNoCanary(text)).toThrow());
});

describe('the test buttons', () => {
  const tests = { ...channelCredentialTests(), urpLanguageModelTest, urpRegisterTest };

  test.each(Object.entries(tests))(
    '%s says no secret, whatever is answered',
    async (name, test) => {
      const data = { ...credentials(), urpRegister: brokenRegister }[name.replace(/Test$/, '')];
      expect(data).toBeDefined();
      for (const fault of answers) {
        failing(fault);
        for (const wrong of [{}, { password: `altra-${secretCanary}` }]) {
          const stop = listen();
          const given = { id: '1', name, type: name, data: { ...data, ...wrong } as never };
          const answer = await test.call({} as never, given).catch((error: unknown) => error);
          expectNoCanary(everythingSaid(answer) + stop());
        }
      }
    },
  );
});

describe('with a model that repeats what it was told', () => {
  test.each([
    ['urpClassifier', { engine: 'model', modelSource: 'credential' }],
    ['urpSummarizer', { engine: 'model', modelSource: 'credential' }],
    ['urpFormDesigner', { engine: 'model', modelSource: 'credential', formDescription: 'reclami' }],
  ] as [string, IDataObject][])('%s says no key', async (type, parameters) => {
    for (const onError of ['stopWorkflow', 'continueRegularOutput'] as const) {
      for (const fault of [400, 401, 404] as const) {
        failing(fault);
        const { said } = await run(type, parameters, item(), {}, onError);
        expectNoCanary(said, []);
      }
    }
    expect(providers.requests.some(({ path }) => path.startsWith('/modello/'))).toBe(true);
  });
});

/** Every operation of every node that has the register, found in the nodes themselves. */
const withRegister: [string, string][] = ownNodeFolders()
  .map((name) => name.charAt(0).toLowerCase() + name.slice(1))
  .flatMap((type) => operationsOf(type).map((operation): [string, string] => [type, operation]));

function operationsOf(type: string): string[] {
  const folder = type.charAt(0).toUpperCase() + type.slice(1);
  const exported = jest.requireActual<
    Record<string, new () => { description: never; execute?: unknown }>
  >(`../../nodes/${folder}/${folder}.node`);
  const { description, execute } = new exported[folder]!();
  const { credentials: asked = [], properties } = description as {
    credentials?: { name: string }[];
    properties: { name: string; options?: { value: string }[] }[];
  };
  if (!execute || !asked.some(({ name }) => name === 'urpRegister')) return [];
  const all = properties
    .filter(({ name }) => name === 'operation')
    .flatMap(({ options = [] }) => options);
  return [...new Set(all.map(({ value }) => value))];
}

describe('with a register that cannot be opened', () => {
  test('there are nodes and operations to try', () =>
    expect(withRegister.length).toBeGreaterThan(25));

  test.each(withRegister)('%s, %s, says neither password nor key', async (type, operation) => {
    for (const onError of ['stopWorkflow', 'continueRegularOutput'] as const) {
      for (const register of [brokenRegister, { ...brokenRegister, place: 'embedded' }]) {
        const { said } = await run(type, { operation }, item(), { urpRegister: register }, onError);
        expectNoCanary(said, []);
      }
    }
  });
});

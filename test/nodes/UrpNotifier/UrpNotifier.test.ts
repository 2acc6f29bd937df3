import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { officeRegister } from '../../../nodes/shell/register';
import { channelCredentialTests } from '../../../nodes/UrpNotifier/credentialTests';
import { runWorkflowFile } from '../../harness/workflow';
import { account, startMailServer, type MailServer } from '../../lib/notification/mailServer';

let server: MailServer;
beforeEach(async () => {
  process.env.URP_LANGUAGE = 'it';
  server = await startMailServer();
});
afterEach(() => server.close());
afterAll(async () => (await officeRegister()).close());

/** A flow of notifiers in a row, each given the parameters of its own. */
function flow(...parameters: IDataObject[]) {
  const names = parameters.map((_each, index) => `Notifier ${index + 1}`);
  const nodes = names.map((name, index) => ({
    id: name,
    name,
    type: 'n8n-nodes-urp.urpNotifier',
    typeVersion: 1,
    position: [200 * index, 0] as [number, number],
    parameters: parameters[index] as never,
  }));
  const trigger = {
    id: '0',
    name: 'Start',
    type: 'n8n-nodes-base.manualTrigger',
    typeVersion: 1,
    position: [-200, 0] as [number, number],
    parameters: {},
  };
  const connections = Object.fromEntries(
    ['Start', ...names]
      .slice(0, -1)
      .map((name, index) => [
        name,
        { main: [[{ node: names[index] ?? '', type: 'main' as const, index: 0 }]] },
      ]),
  );
  return { nodes: [trigger, ...nodes], connections };
}

async function notify(input: INodeExecutionData[], ...parameters: IDataObject[]) {
  const credentials = { urpSmtp: { ...server.settings() } };
  const run = await runWorkflowFile(flow(...parameters), { input, credentials });
  expect(run.error).toBeUndefined();
  const last = `Notifier ${parameters.length}`;
  return { sent: run.items(last, 0), notSent: run.items(last, 1) };
}

let tickets = 0;
function ticket(changes: IDataObject = {}): IDataObject {
  tickets += 1;
  return {
    reference: `ALTRO-${tickets}`,
    subject: 'Lampione spento',
    text: 'È spento da giorni.',
    language: 'it',
    citizen: { givenName: 'Mario', familyName: 'Rossi', email: 'mario.rossi@posta.example' },
    ...changes,
  };
}

test('sends nothing by default, and says so, with no account anywhere', async () => {
  const { sent, notSent } = await notify([{ json: ticket() }], {});
  expect(notSent).toEqual([]);
  expect(sent[0]?.json.delivery).toMatchObject({
    status: 'created',
    channel: 'none',
    recipient: 'm•••@posta.example',
    template: 'received',
    templateVersion: '2-it',
    repeated: false,
    next: expect.stringContaining('non è partito'),
  });
  expect(server.counts.connections).toBe(0);
});

test('sends each message once and leaves the rest of the item alone', async () => {
  const binary = { foto: { data: 'AAAA', mimeType: 'image/png' } };
  const item = { json: ticket(), binary };
  const parameters = { channels: ['email'], administration: 'Comune di Esempio' };
  const first = await notify([item], parameters);
  expect(first.sent[0]).toMatchObject({ json: item.json, binary, pairedItem: { item: 0 } });
  expect(first.sent[0]?.json.delivery).toMatchObject({
    status: 'sent',
    providerCode: '250',
    repeated: false,
  });
  const again = await notify([item], parameters);
  expect(again.sent[0]?.json.delivery).toMatchObject({ status: 'sent', repeated: true });
  expect(server.received).toHaveLength(1);
  expect((await server.parsed())[0]?.text).toContain('Buongiorno Mario Rossi,');
});

test('in a row, each adds its delivery to those before', async () => {
  const { sent } = await notify(
    [{ json: ticket({ office: 'tecnico' }) }],
    { channels: ['email'] },
    { channels: ['email'], template: 'task', emailAddress: 'tecnico@comune.example' },
  );
  expect(sent[0]?.json).toMatchObject({
    delivery: { template: 'task' },
    deliveries: [{ template: 'received' }, { template: 'task' }],
  });
  expect(server.received.map(({ to }) => to[0])).toEqual([
    'mario.rossi@posta.example',
    'tecnico@comune.example',
  ]);
});

test.each([
  ['has no recipient', ticket({ citizen: {} }), {}, 'recipient.missing'],
  ['is no ticket at all', { altro: true }, {}, 'template.placeholders-missing'],
  ['lacks values', ticket(), { template: 'answered' }, 'template.placeholders-missing'],
  [
    'names two recipients',
    ticket(),
    { emailAddress: 'a@posta.example, b@posta.example' },
    'recipient.invalid',
  ],
  [
    'is outside the test mode',
    ticket(),
    { options: { allowedRecipients: '@comune.example' } },
    'recipient.not-allowed',
  ],
] as [string, IDataObject, IDataObject, string][])(
  'an item that %s comes out of Not Sent with the reason, and the others go',
  async (_name, bad, parameters, code) => {
    const good = ticket({ citizen: { email: 'urp@comune.example' } });
    const data = [{ name: 'answer', value: 'Sì' }].slice(parameters.template ? 1 : 0);
    const { sent, notSent } = await notify([{ json: bad }, { json: good }], {
      channels: ['email'],
      templateData: { values: data },
      ...parameters,
    });
    expect([...sent, ...notSent]).toHaveLength(2);
    expect(notSent[0]).toMatchObject({
      pairedItem: { item: 0 },
      json: { delivery: { providerCode: code, next: expect.any(String) } },
    });
  },
);

test('None beside another channel sends nothing and says why', async () => {
  const run = await runWorkflowFile(flow({ channels: ['none', 'email'] }), {
    input: [{ json: ticket() }],
    credentials: { urpSmtp: { ...server.settings() } },
  });
  expect(run.error?.message).toContain('«Nessuno»');
  expect(server.counts.connections).toBe(0);
});

test('what citizens wrote stays their words: no expression, no placeholder, no link', async () => {
  const text = '{{7*7}} ={{ $json }} ((citizenEmail)) https://truffa.it';
  const parameters = {
    channels: ['email'],
    template: 'own',
    subject: '((text))',
    body: 'Scrive:\n> ((text))',
  };
  await notify([{ json: ticket({ text }) }], parameters);
  const [mail] = await server.parsed();
  const harmless = '{{7*7}} ={{ $json }} ((citizenEmail)) https[:]//truffa[.]it';
  expect(mail?.subject).toBe(harmless);
  expect(mail?.text?.trim()).toBe(`Scrive:\n> ${harmless}`);
});

test('a preview shows the message and keeps nobody from sending it', async () => {
  const item = { json: ticket() };
  const values = [
    { name: 'link', value: 'https://comune.example.it/a', keepLinks: true },
    { name: 'altro', value: 'x' },
  ];
  const parameters = {
    channels: ['email'],
    template: 'own',
    subject: 'Novità',
    body: 'Vedi ((link))',
    templateData: { values },
  };
  const { sent } = await notify([item], { ...parameters, operation: 'preview' });
  expect(sent[0]?.json.preview).toMatchObject({
    recipient: 'm•••@posta.example',
    subject: 'Novità',
    text: 'Vedi https://comune.example.it/a',
    senderName: 'URP del Comune di Esempio',
    unusedData: ['altro'],
  });
  expect(sent[0]?.json).not.toHaveProperty('delivery');
  expect(server.counts.connections).toBe(0);
  const bad = await notify([item], { operation: 'preview', template: 'answered' });
  expect(bad.notSent[0]?.json.preview).toMatchObject({
    providerCode: 'template.placeholders-missing',
  });
  const { sent: after } = await notify([item], parameters);
  expect(after[0]?.json.delivery).toMatchObject({ repeated: false, unusedData: ['altro'] });
});

test('the credential’s test button signs in for real', async () => {
  const { urpSmtpTest } = channelCredentialTests();
  const test = (data: object) =>
    urpSmtpTest?.call({} as never, { id: '1', name: 'SMTP', type: 'urpSmtp', data: data as never });
  expect(await test(server.settings())).toMatchObject({ status: 'OK' });
  expect(server.counts).toMatchObject({ auth: 1, mail: 0 });
  const wrong = await test(server.settings({ password: 'Sbagliata-0815-canarino' }));
  expect(wrong).toMatchObject({
    status: 'Error',
    message: expect.stringContaining('Controlla utente e password'),
  });
  expect(JSON.stringify(wrong)).not.toMatch(new RegExp(`canarino|${account.user}`));
  expect(await test({ host: '' })).toMatchObject({
    status: 'Error',
    message: expect.stringContaining('host'),
  });
});

test.each(['allowedRecipients', 'quietHours'])(
  'writes to nobody where the expression of %s gives nothing',
  async (name) => {
    const parameters = { channels: ['email'], options: { [name]: '={{ $json.nothing }}' } };
    const credentials = { urpSmtp: { ...server.settings() } };
    const run = await runWorkflowFile(flow(parameters), {
      input: [{ json: ticket() }],
      credentials,
    });
    expect(run.error?.message).toContain(`«${name}» non dà un testo`);
    expect(server.counts.connections).toBe(0);
  },
);

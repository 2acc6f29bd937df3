import type { IDataObject } from 'n8n-workflow';
import { officeRegister } from '../../../nodes/shell/register';
import { codeOf } from '../../../sandbox/providers/send/stories';
import { startTestProviders, type TestProviders } from '../../lib/notification/providerServer';
import { runNotifier } from './runNotifier';

let server: TestProviders;
beforeEach(async () => {
  process.env.URP_LANGUAGE = 'it';
  server = await startTestProviders();
});
afterEach(() => server.stop());
afterAll(async () => (await officeRegister()).close());

const pdf = Buffer.from('%PDF-1.7\natto\n%%EOF').toString('base64');
const approval = () => ({ by: 'Maria Bianchi', at: new Date().toISOString() });
let tickets = 0;
const item = (changes: IDataObject = {}, binary: IDataObject = { data: pdf }) => ({
  json: {
    reference: `ALTRO-${(tickets += 1)}`,
    subject: 'Sanzione',
    language: 'it',
    protocolNumber: `PROT-${tickets}`,
    citizen: { givenName: 'Mario', familyName: 'Rossi', fiscalCode: 'RSSMRA85T10A562S' },
    approval: approval(),
    ...changes,
  } as IDataObject,
  binary: Object.fromEntries(
    Object.entries(binary).map(([name, data]) => [
      name,
      { data: String(data), mimeType: 'application/pdf', fileName: `${name}.pdf` },
    ]),
  ),
});

async function notify(input: ReturnType<typeof item>[], parameters: IDataObject = {}) {
  const credentials = {
    urpSend: {
      environment: 'other',
      baseUrl: server.address,
      apiKey: 'chiave-canarino',
      senderDenomination: 'Comune di Esempio',
      senderTaxId: '00000000000',
    },
  };
  const own = {
    channels: ['send'],
    template: 'own',
    subject: 'Notifica di un atto',
    body: 'In allegato il provvedimento.',
    taxonomyCode: '010101p',
    ...parameters,
  };
  const { sent, notSent, later } = await runNotifier(input, own, credentials);
  expect(JSON.stringify([sent, notSent, later])).not.toContain('canarino');
  return { sent, notSent, later };
}
const requests = () => server.requests.filter(({ path }) => path.endsWith('/requests'));

test('an act that a person approved goes once, with its document', async () => {
  const act = item({}, { data: pdf, allegato: pdf });
  const { sent } = await notify([act], { documents: 'data, allegato' });
  expect(sent?.[0]?.delivery).toMatchObject({
    status: 'sent',
    channel: 'send',
    recipient: 'R••••••••••••••S',
    approval: { by: 'Maria Bianchi', at: expect.any(String) },
  });
  expect(requests()[0]?.body).toMatchObject({
    paProtocolNumber: act.json.protocolNumber,
    taxonomyCode: '010101P',
    documents: [{ title: 'data' }, { title: 'allegato' }],
    recipients: [{ denomination: 'Mario Rossi', taxId: 'RSSMRA85T10A562S' }],
  });
  expect((await notify([act], { documents: 'data, allegato' })).sent?.[0]?.delivery).toMatchObject({
    repeated: true,
  });
  expect(requests()).toHaveLength(1);
});

test.each<[string, ReturnType<typeof item>, IDataObject, string]>([
  ['no approval', item({ approval: {} }), {}, 'message.approval-missing'],
  [
    'an approval by nobody',
    item({ approval: { at: '2026-11-29T10:00:00Z' } }),
    {},
    'message.approval-missing',
  ],
  [
    'an old approval',
    item({ approval: { by: 'Maria', at: '2020-01-01T10:00:00Z' } }),
    {},
    'message.approval-expired',
  ],
  ['no document', item({}, {}), {}, 'message.document-missing'],
  ['a document that is no PDF', item({}, { data: 'Y2lhbw==' }), {}, 'message.document-invalid'],
  ['no protocol number', item({ protocolNumber: '' }), {}, 'message.details-invalid'],
  ['the citizen’s name', item(), { body: 'Per Mario Rossi' }, 'message.personal-data'],
])('nothing goes with %s, and the others go', async (_name, bad, parameters, code) => {
  const other = item({
    citizen: { givenName: 'Anna', familyName: 'Verdi', fiscalCode: codeOf('80') },
  });
  const { sent, notSent } = await notify([bad, other], parameters);
  expect(notSent?.[0]?.delivery).toMatchObject({ providerCode: code, next: expect.any(String) });
  expect(sent).toHaveLength(1);
  expect(requests()).toHaveLength(1);
});

test('a preview shows whoever approves what would go, before any approval', async () => {
  const { sent } = await notify([item({ approval: {} })], {
    operation: 'preview',
    send: {
      street: 'Via Roma 1',
      municipality: 'Firenze',
      noticeNumber: '301000000000123468',
      amount: 5000,
      dueDate: '2026-12-31T00:00:00',
    },
  });
  expect(sent?.[0]?.preview).toMatchObject({
    subject: 'Notifica di un atto',
    text: 'In allegato il provvedimento.',
    documents: [{ title: 'data', bytes: 19, sha256: expect.any(String) }],
    details: {
      amount: 5000,
      paymentExpirationDate: '2026-12-31',
      recipients: [{ physicalAddress: { address: 'Via Roma 1', municipality: 'Firenze' } }],
    },
  });
  expect(server.requests).toEqual([]);
});

test('a status check follows the notification to its end', async () => {
  const { sent = [] } = await notify([item()]);
  const told = { json: sent[0] ?? {}, binary: {} };
  const check = async (seconds: number) => {
    server.skip(seconds);
    const outcome = await notify([told], { operation: 'checkStatus' });
    return outcome.sent?.[0]?.delivery;
  };
  expect(await check(5)).toMatchObject({
    status: 'sent',
    providerCode: 'DELIVERING',
    evidence: expect.stringMatching(/^IUN /),
  });
  expect(await check(10)).toMatchObject({ status: 'delivered', providerCode: 'DELIVERED' });
  expect(await check(10)).toMatchObject({ status: 'read', providerCode: 'VIEWED' });
});

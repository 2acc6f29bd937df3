import { send, sendChannel } from '../../../../lib/notification/channels/send';
import type { Message } from '../../../../lib/notification/channel';
import { pdfDocument } from '../../../../lib/notification/send/documents';
import { latinName } from '../../../../lib/notification/send/latinName';
import { parseSendSettings } from '../../../../lib/notification/send/settings';
import { codeOf, simulatedTaxpayers } from '../../../../sandbox/providers/send/stories';
import { caught, describeChannel } from '../channelContract';
import {
  describeRefusals,
  sendThrough,
  startTestProviders,
  throughTestProviders,
  type TestProviders,
} from '../providerServer';
import { content, document, settingsFor } from '../send/act';

const recipient = 'RSSMRA85T10A562S';
const { sha256 } = document;
const open = (address: string, changes: object = {}) =>
  sendChannel(parseSendSettings(settingsFor(address, changes)));
const given = {
  protocolNumber: 'PROT-2026-0001',
  taxonomyCode: '010101P',
  recipient: { name: 'Anna Verdi' },
};
const about = (changes: object = {}): Partial<Message> => ({
  subject: 'Notifica di un’ordinanza',
  details: { send: { ...given, ...changes } },
  documents: [document],
});

describeChannel('send', {
  open: () => throughTestProviders(open),
  recipient,
  badRecipients: ['', 'mario', 'RSSMRA85T10A562X', '12345678901', 'm@x.example'],
  wellDone: 'sent',
  message: about(),
});

const problem = (status: number, code: string, detail = 'x') => ({
  status,
  body: { status, title: 'x', errors: [{ code, detail }] },
});

describeRefusals('send', {
  open,
  recipient,
  message: about(),
  sending: /v2\.6\/requests$/,
  secrets: ['chiave-canarino'],
  answers: [
    [
      'a field it does not take',
      problem(400, 'PN_GENERIC_INVALIDPARAMETER_PATTERN', `taxId ${recipient}`),
      {
        status: 'permanent-failure',
        failure: 'permanent',
        providerCode: 'PN_GENERIC_INVALIDPARAMETER_PATTERN',
      },
    ],
    ['a field too long', problem(400, 'PN_PARAMETER_TOO_LONG'), { status: 'permanent-failure' }],
    [
      'a document that is not there',
      problem(400, 'FILE_NOTFOUND'),
      { status: 'permanent-failure' },
    ],
    [
      'a wrong key',
      { status: 403, body: { message: 'chiave-canarino' } },
      { status: 'technical-failure', failure: 'permanent' },
    ],
    ['a key without a voucher', { status: 401 }, { status: 'technical-failure' }],
    ['a path that is not there', problem(404, 'PN_GENERIC_ERROR'), { status: 'technical-failure' }],
    [
      'a duplicate that it does not find again',
      problem(409, 'PN_DUPLICATE_ENTRY'),
      {
        status: 'unknown',
        providerCode: 'PN_DUPLICATE_ENTRY',
        providerId: 'protocol:PROT-2026-0001',
      },
    ],
    ['a body too large', { status: 413 }, { status: 'permanent-failure' }],
    [
      'too many at once',
      { status: 429, headers: { 'retry-after': '2' } },
      { status: 'temporary-failure', retryAfter: 2 },
    ],
    ['a fault inside', problem(500, 'PN_GENERIC_ERROR'), { status: 'unknown' }],
    ['a gateway’s fault', { status: 502, body: '<html>Bad gateway</html>' }, { status: 'unknown' }],
    ['a pause', { status: 503 }, { status: 'temporary-failure', failure: 'transient' }],
    ['a gateway that waits no longer', { status: 504 }, { status: 'unknown' }],
    ['a line cut', 'cut', { status: 'unknown', providerCode: 'ECONNRESET' }],
    ['an answer without a name', { status: 202, body: {} }, { status: 'unknown' }],
  ],
});

let server: TestProviders;
beforeEach(async () => {
  server = await startTestProviders();
});
afterEach(() => server.stop());
const posted = (path: RegExp) => server.requests.filter((each) => path.test(each.path));

describe('the documents', () => {
  it('go first, byte by byte, and the request names them', async () => {
    const delivery = await sendThrough(open(server.address), recipient, about());
    expect(delivery).toMatchObject({
      status: 'sent',
      providerId: expect.stringMatching(/^.{36}$/),
    });
    const [put] = posted(/^\/send-storage\//);
    expect(put?.bytes.equals(content)).toBe(true);
    expect(put?.headers).not.toHaveProperty('x-api-key');
    const [{ body } = { body: {} }] = posted(/requests$/);
    expect(body).toMatchObject({
      documents: [{ title: 'Ordinanza 12', docIdx: '0', digests: { sha256 } }],
    });
  });

  it.each([
    ['a wrong key', /preload$/, { status: 403 }, 'technical-failure'],
    ['a limit', /preload$/, { status: 429 }, 'temporary-failure'],
    ['a fault', /preload$/, problem(500, 'PN_GENERIC_ERROR'), 'temporary-failure'],
    ['a bad hash', /preload$/, problem(400, 'PN_GENERIC_INVALIDPARAMETER'), 'permanent-failure'],
    ['nonsense', /preload$/, { status: 200, body: [{ url: 'x' }] }, 'technical-failure'],
    ['a storage that is full', /storage/, { status: 500 }, 'temporary-failure'],
    ['an address that ran out', /storage/, { status: 403 }, 'temporary-failure'],
    ['a storage that names no version', /storage/, { status: 200 }, 'temporary-failure'],
    ['bytes that came damaged', /storage/, { status: 400 }, 'permanent-failure'],
    ['a line cut', /storage/, 'cut' as const, 'temporary-failure'],
  ])('after %s nothing is sent', async (_name, path, answer, status) => {
    server.intercept = (request) => (path.test(request.path) ? answer : undefined);
    expect(await sendThrough(open(server.address), recipient, about())).toMatchObject({ status });
    expect(posted(/requests$/)).toEqual([]);
  });

  it.each([
    'http://169.254.169.254/latest',
    'http://storage.example/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://localhost/x',
  ])('are not put at %s, whoever says so', async (url) => {
    const place = { preloadIdx: '0', secret: 's', httpMethod: 'PUT', url, key: 'k' };
    server.intercept = ({ path }) =>
      path.endsWith('preload') ? { status: 200, body: [place] } : undefined;
    expect(await sendThrough(open(server.address), recipient, about())).toMatchObject({
      status: 'technical-failure',
      providerCode: 'PRELOAD_UNREADABLE',
    });
  });

  it('are PDFs, with a title fit for a file', async () => {
    expect(await pdfDocument('a/b "c".pdf', async () => content)).toMatchObject({
      title: 'a b c',
      sha256,
    });
    const text = pdfDocument('nota.pdf', async () => Buffer.from('ciao'));
    await expect(text).rejects.toMatchObject({ code: 'message.document-invalid' });
  });

  it.each([
    ['none', [], 'message.document-missing'],
    ['sixteen', Array.from({ length: 16 }, () => document), 'message.documents-many'],
  ])('%s are refused', (_name, documents, code) => {
    const message = { body: 'Testo', language: 'it' as const, ...about(), subject: 's', documents };
    expect(caught(() => open(server.address).render(message)).code).toBe(code);
  });
});

describe('the request', () => {
  it('carries address, digital domicile and payment notice', async () => {
    const address = {
      address: 'Via Roma 1',
      zip: '50100',
      municipality: 'Firenze',
      province: 'FI',
    };
    const delivery = await sendThrough(
      open(server.address),
      recipient,
      about({
        feePolicy: 'DELIVERY_MODE',
        recipient: { name: 'Zoë Đoković', pec: 'zoe@pec.example', address },
        payment: {
          noticeNumber: '301000000000123468',
          applyCost: true,
          amount: 5000,
          dueDate: '2026-12-31',
        },
      }),
    );
    expect(delivery.status).toBe('sent');
    expect(posted(/requests$/)[0]?.body).toMatchObject({
      paFee: 100,
      vat: 22,
      amount: 5000,
      paymentExpirationDate: '2026-12-31',
      recipients: [
        {
          recipientType: 'PF',
          taxId: recipient,
          denomination: 'Zoë Dokovic',
          digitalDomicile: { type: 'PEC', address: 'zoe@pec.example' },
          physicalAddress: address,
          payments: [
            {
              pagoPa: {
                noticeCode: '301000000000123468',
                creditorTaxId: '00000000000',
                applyCost: true,
              },
            },
          ],
        },
      ],
    });
    expect(server.arrived()[0]?.extras).toContainEqual({
      name: 'Da pagare',
      value: 'avviso 301000000000123468',
    });
  });

  it('goes to an organisation by its eleven digits', async () => {
    await sendThrough(open(server.address), '01199250158', about());
    expect(posted(/requests$/)[0]?.body).toMatchObject({
      recipients: [{ recipientType: 'PG', taxId: '01199250158' }],
    });
  });

  it.each([
    ['no protocol number', { protocolNumber: ' ' }, 'message.details-invalid'],
    ['a code that is no taxonomy code', { taxonomyCode: '0101' }, 'message.details-invalid'],
    ['no name', { recipient: { name: '' } }, 'message.details-invalid'],
    [
      'a name that has no Latin letters',
      { recipient: { name: '王芳' } },
      'message.details-invalid',
    ],
    ['a PEC that is none', { recipient: { name: 'A', pec: 'x' } }, 'message.details-invalid'],
    [
      'an address without its municipality',
      { recipient: { name: 'A', address: { address: 'Via Roma' } } },
      'message.details-invalid',
    ],
    ['a short notice number', { payment: { noticeNumber: '30' } }, 'message.details-invalid'],
  ])('is not made with %s', (_name, changes, code) => {
    const message = { body: 'Testo', language: 'it' as const, ...about(changes), subject: 's' };
    const refusal = caught(() => open(server.address).render(message));
    expect(refusal.code).toBe(code);
    expect(refusal.what('it')).not.toMatch(/payment\.|recipient\./);
  });

  it.each([
    ['the recipient’s name', 'Gentile anna verdi, ecco l’ordinanza'],
    ['a fiscal code', 'Ordinanza per RSSMRA85T10A562S'],
    ['an IBAN', 'Rimborso su IT60X0542811101000000123456'],
  ])('has no room for %s', (_name, body) => {
    const message = { ...about(), subject: 'Notifica', body, language: 'it' as const };
    const refusal = caught(() => open(server.address).render(message));
    expect(refusal.code).toBe('message.personal-data');
    expect(refusal.what('it')).not.toMatch(/verdi|RSSMRA|IT60/i);
  });
});

it.each([
  ['Nicolò D’Angelo', "Nicolò D'Angelo"],
  ['Łukasz Žižek', 'Lukasz Zizek'],
  ['a|b', ''],
  ['Дмитрий', ''],
])('prints the name %s as %j', (name, printed) => expect(latinName(name)).toBe(printed));

describe('the fate of a notification', () => {
  const ask = async (taxId: string, seconds: number) => {
    const channel = open(server.address);
    const messageId = channel.identify('k'.repeat(64));
    const { providerId = null } = await sendThrough(channel, taxId, about());
    server.skip(seconds);
    return channel.fetchStatus?.({ messageId, providerId });
  };

  it.each([
    ['80', 0, { status: 'sent', providerCode: 'WAITING', retryAfter: 2 }],
    ['80', 3, { status: 'sent', providerCode: 'ACCEPTED' }],
    ['80', 5, { status: 'sent', providerCode: 'DELIVERING' }],
    ['80', 9, { status: 'delivered', providerCode: 'DELIVERED' }],
    ['80', 60, { status: 'read', providerCode: 'VIEWED' }],
    ['13', 60, { status: 'delivered', providerCode: 'DELIVERED' }],
    ['08', 60, { status: 'delivered', providerCode: 'EFFECTIVE_DATE' }],
    ['02', 60, { status: 'sent', providerCode: 'DELIVERING' }],
    ['10', 60, { status: 'permanent-failure', failure: 'recipient', providerCode: 'UNREACHABLE' }],
    ['11', 60, { status: 'permanent-failure', failure: 'recipient' }],
    ['12', 60, { status: 'permanent-failure', failure: 'permanent', providerCode: 'CANCELLED' }],
    ['04', 60, { status: 'permanent-failure', failure: 'recipient' }],
    ['03', 60, { status: 'permanent-failure', providerCode: 'NOT_VALID_ADDRESS' }],
    ['14', 60, { status: 'permanent-failure', failure: 'permanent' }],
  ])('of the simulated citizen of %s after %i seconds', async (year, seconds, expected) => {
    expect(await ask(codeOf(year), seconds)).toMatchObject(expected);
  });

  it('names the IUN, under which it is asked for from then on', async () => {
    const told = await ask(recipient, 5);
    const [iun = ''] = /[A-Z]{4}-[A-Z]{4}-[A-Z]{4}-\d{6}-[A-Z]-1/.exec(told?.evidence ?? '') ?? [];
    expect(told).toMatchObject({ providerId: iun });
    server.skip(60);
    const later = await open(server.address).fetchStatus?.({ messageId: 'x', providerId: iun });
    expect(later).toMatchObject({ status: 'read', evidence: `IUN ${iun}, VIEWED` });
  });

  it('after an answer that was lost is found by protocol number and token', async () => {
    const channel = open(server.address);
    const messageId = channel.identify('k'.repeat(64));
    const lost = await sendThrough(channel, codeOf('54'), about());
    expect(lost).toMatchObject({ status: 'unknown', providerId: 'protocol:PROT-2026-0001' });
    const found = await channel.fetchStatus?.({ messageId, providerId: lost.providerId ?? null });
    expect(found).toMatchObject({ status: 'sent', providerCode: 'WAITING' });
    // The same message once more is a duplicate, and found in the same way.
    const again = await sendThrough(channel, codeOf('54'), about());
    expect(again).toMatchObject({ status: 'unknown', providerCode: 'PN_DUPLICATE_ENTRY' });
  });

  it.each([
    ['nothing known', { status: 404 }, 'technical-failure'],
    ['a fault', { status: 500 }, 'temporary-failure'],
    ['a limit', { status: 429 }, 'temporary-failure'],
    ['nonsense', { status: 200, body: {} }, 'temporary-failure'],
    ['a line cut', 'cut' as const, 'temporary-failure'],
  ])('is not guessed from %s', async (_name, answer, status) => {
    server.intercept = ({ method }) => (method === 'GET' ? answer : undefined);
    expect(await ask(recipient, 5)).toMatchObject({ status });
  });

  it('has a simulated citizen for each outcome, whose fiscal code is whole', () => {
    const channel = open(server.address);
    for (const { code } of simulatedTaxpayers) expect(channel.checkRecipient(code)).toBe(code);
  });
});

it('goes to trials where nothing else was chosen', () => {
  const { baseUrl } = parseSendSettings({
    ...settingsFor(''),
    environment: undefined,
    baseUrl: '',
  });
  expect(baseUrl).toBe('https://api.uat.notifichedigitali.it');
});

it.each([
  ['no key', { apiKey: '' }],
  ['a tax id that is none', { senderTaxId: '12' }],
  ['another environment without its address', { baseUrl: '' }],
])('refuses a credential with %s', (_name, changes) => {
  const refusal = caught(() => parseSendSettings(settingsFor('http://127.0.0.1', changes)));
  expect(refusal.code).toBe('send.settings-invalid');
});

it('tests a credential by reading the streams', async () => {
  await send.verify?.(settingsFor(server.address));
  const wrong = send.verify?.(settingsFor(server.address, { apiKey: 'sbagliata' }));
  await expect(wrong).rejects.toMatchObject({ code: 'credential.refused' });
});

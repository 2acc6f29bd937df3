import { appIoChannel } from '../../../../lib/notification/channels/appIo';
import { parseAppIoSettings } from '../../../../lib/notification/appIo/settings';
import { describeOfficial } from '../officialDescription';
import { sendThrough, startTestProviders, type TestProviders } from '../providerServer';

let server: TestProviders;
beforeEach(async () => {
  server = await startTestProviders();
});
afterEach(() => server.stop());

const payment = {
  amount: 5000,
  noticeNumber: '301000000000123468',
  payeeFiscalCode: '01199250158',
  invalidAfterDueDate: true,
};
const details = { 'app-io': { payment, dueDate: '2026-12-31T23:59:00+01:00' } };

describeOfficial('App IO', 'app-io-services.openapi.yaml', ({ againstDefinition }) => {
  /** A message sent, and what the stand-in answers about it. */
  async function send(to: string, changes: object = {}) {
    const credential = { baseUrl: server.address, apiKey: 'k', testMode: true };
    const channel = appIoChannel(parseAppIoSettings(credential));
    const { providerId } = await sendThrough(channel, to, changes);
    const posted = server.requests.find(({ path }) => path.endsWith('/messages'))?.body;
    const headers = { 'ocp-apim-subscription-key': 'k' };
    const url = `${server.address}/api/v1/messages/${to}/${providerId}`;
    return { posted, state: await (await fetch(url, { headers })).json() };
  }

  it.each([
    ['a message', {}],
    ['a message with a payment and a due date', { details }],
  ])('agrees with %s', async (_name, changes) => {
    const { posted } = await send('RSSMRA85T10A562S', changes);
    expect(againstDefinition('NewMessage', posted)).toEqual([]);
  });

  it.each(['80', '02', '08', '10'])(
    'agrees with the state that the sandbox tells of %s',
    async (year) => {
      const { state } = await send(`TSTPRV${year}A01H501A`);
      expect(againstDefinition('ExternalMessageResponseWithContent', state)).toEqual([]);
    },
  );

  it('agrees with how the sandbox refuses', async () => {
    const answer = await fetch(`${server.address}/api/v1/messages`, {
      method: 'POST',
      headers: { 'ocp-apim-subscription-key': 'k', 'content-type': 'application/json' },
      body: '{}',
    });
    expect(answer.status).toBe(400);
    expect(againstDefinition('ProblemJson', await answer.json())).toEqual([]);
  });

  it.each([
    ['a short text', { subject: 'Un oggetto lungo', markdown: 'breve' }],
    ['a short subject', { subject: 'Breve', markdown: 'x'.repeat(80) }],
    [
      'a payment of nothing',
      { ...content(), payment_data: { amount: 0, notice_number: payment.noticeNumber } },
    ],
    ['a short notice number', { ...content(), payment_data: { amount: 1, notice_number: '3010' } }],
  ])('does not agree with %s', (_name, wrong) => {
    const message = { time_to_live: 3600, fiscal_code: 'RSSMRA85T10A562S', content: wrong };
    expect(againstDefinition('NewMessage', message)).not.toEqual([]);
  });
});

function content() {
  return { subject: 'Un oggetto lungo', markdown: 'x'.repeat(80) };
}

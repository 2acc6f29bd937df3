import { digitalDomicile } from '../../../../lib/notification/inad/domicile';
import { codeOf } from '../../../../sandbox/providers/send/stories';
import { describeOfficial } from '../officialDescription';
import { startTestProviders, type TestProviders } from '../providerServer';
import { inadSettingsFor } from './settings';

let server: TestProviders;
beforeEach(async () => {
  server = await startTestProviders();
});
afterEach(() => server.stop());

const extract = '/extract/{codice_fiscale}';
const quick = { attempts: 1, base: 1, cap: 1, budget: 1 };

/** What the stand-ins answered while a code was looked up, by the first part of the path. */
async function answers(code: string) {
  const given: { path: string; status: number; body: unknown }[] = [];
  const { fetch } = globalThis;
  const settings = inadSettingsFor(server);
  await digitalDomicile({ fiscalCode: code, procedure: 'x' }, settings, quick).catch(() => null);
  for (const { method, path, query, headers, bytes } of [...server.requests]) {
    const url = `${server.address}${path}?${query}`;
    const body = method === 'POST' ? new Uint8Array(bytes) : undefined;
    const type = { 'content-type': headers['content-type'] ?? '' };
    const answer = await fetch(url, {
      method,
      body,
      headers: { ...(method === 'POST' ? type : {}), authorization: headers.authorization ?? '' },
    });
    given.push({ path, status: answer.status, body: await answer.json() });
  }
  return given;
}

describeOfficial('INAD', 'inad.openapi.yaml', ({ against }) => {
  it.each(['80', '11', '12', '13'])('agrees with a domicile of %s', async (year) => {
    const found = (await answers(codeOf(year))).find(({ path }) => path.includes('extract'));
    expect(found?.status).toBe(200);
    expect(against(extract, 'get', 'responses 200', found?.body)).toEqual([]);
  });

  it.each([
    ['04', 404],
    ['03', 403],
    ['50', 500],
    ['53', 503],
  ])('agrees with the refusal of %s', async (year, status) => {
    const found = (await answers(codeOf(year))).find(({ path }) => path.includes('extract'));
    expect(found?.status).toBe(status);
    expect(against(extract, 'get', `responses ${status}`, found?.body)).toEqual([]);
  });

  it('does not agree with another shape', () => {
    expect(against(extract, 'get', 'responses 200', { codiceFiscale: 'x' })).not.toEqual([]);
    expect(against(extract, 'get', 'responses 404', { status: 404 })).not.toEqual([]);
  });
});

describeOfficial('the PDND', 'pdnd-voucher.openapi.yaml', ({ against }) => {
  const token = '/token.oauth2';

  it('agrees with what is asked, with a voucher and with a refusal', async () => {
    const [again] = await answers(codeOf('80'));
    const asked = server.requests.find(({ path }) => path === token)?.body;
    expect(against(token, 'post', 'requestBody', asked)).toEqual([]);
    // The same assertion a second time.
    expect(again?.status).toBe(400);
    expect(against(token, 'post', 'responses 400', again?.body)).toEqual([]);
    const first = await fetch(`${server.address}${token}`, { method: 'POST', body: 'x' });
    expect(against(token, 'post', 'responses 400', await first.json())).toEqual([]);
  });

  it.each([
    ['requestBody', { grant_type: 'password' }],
    ['responses 200', { access_token: 'x', token_type: 'Bearer', expires_in: 3600 }],
    ['responses 400', { status: 400 }],
  ])('does not agree with another shape of %s', (part, body) => {
    expect(against(token, 'post', part, body)).not.toEqual([]);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dispatch } from '../../../../lib/notification/dispatch';
import { openRegister } from '../../../../lib/register/openRegister';
import { startTestProviders, type TestProviders } from '../providerServer';
import { pigeon } from './pigeon';
import { UrpPigeon } from './UrpPigeon.credentials';

/** A channel in two files: this test is what docs/add-a-channel.md promises. */
let server: TestProviders;
let folder: string;
beforeEach(async () => {
  server = await startTestProviders();
  folder = mkdtempSync(join(tmpdir(), 'urp-pigeon-'));
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

it('claims, retries, records and reports for a channel that knows nothing of it', async () => {
  const fields = new UrpPigeon().properties.map(({ name }) => name);
  const credential = Object.fromEntries(fields.map((name) => [name, 'canarino']));
  const channel = pigeon.open({ ...credential, baseUrl: server.address });
  let storms = 1;
  server.intercept = () => (storms-- > 0 ? { status: 503 } : { status: 201 });
  const register = await openRegister({ kind: 'sqlite', file: join(folder, 'register.sqlite') });
  const draft = {
    item: { reference: 'URP-7K3-MD4-9AR' },
    text: { id: 'own', version: '1', text: { subject: 'Novità', body: 'Arriva ((reference))' } },
    language: 'it' as const,
    sender: {},
    data: {},
    recipient: 'torre-nord',
  };
  const send = () =>
    dispatch([{ draft }], { channel, register, by: 'test', officerLanguage: 'it' });
  const [first] = await send();
  expect(first).toMatchObject({ status: 'sent', channel: 'pigeon', repeated: false });
  expect(await send()).toMatchObject([{ status: 'sent', repeated: true }]);
  expect(server.requests.map(({ body }) => body)).toMatchObject([
    { text: 'Arriva URP-7K3-MD4-9AR', ring: first?.key?.slice(0, 12) },
    { recipient: 'torre-nord' },
  ]);
  expect(JSON.stringify(first)).not.toMatch(/canarino|torre-nord/);
  await register.close();
});

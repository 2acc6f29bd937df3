import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Addresses from '../../scripts/addresses';

const folder = mkdtempSync(join(tmpdir(), 'urp-addresses-'));
process.env.URP_EXAMPLE_FOLDER = folder;
// Which folder it is, the module reads as it is loaded.
const { runningAddresses } = jest.requireActual<typeof Addresses>('../../scripts/addresses');
let inbox: Server;
let addresses: object;
beforeAll(async () => {
  inbox = createServer((_, response) => void response.end('[]'));
  await new Promise<void>((resolve) => inbox.listen(0, '127.0.0.1', resolve));
  const here = `http://127.0.0.1:${(inbox.address() as AddressInfo).port}`;
  addresses = {
    pid: process.pid,
    editor: here,
    inbox: here,
    inboxApi: here,
    smtpPort: 2525,
    register: 'register.sqlite',
    owner: { email: 'a@b.example', password: 'x' },
  };
});
afterAll(() => {
  inbox.close();
  rmSync(folder, { recursive: true });
});

test.each<[string, (own: object) => string, boolean]>([
  ['of an example that runs', (own) => JSON.stringify(own), true],
  ['of a process that has ended', (own) => JSON.stringify({ ...own, pid: 2 ** 30 }), false],
  ['half written when the power went', (own) => JSON.stringify(own).slice(0, 50), false],
  [
    'left behind by another version',
    (own) => JSON.stringify({ ...own, inboxApi: undefined }),
    false,
  ],
])('the file %s', async (_what, written, runs) => {
  writeFileSync(join(folder, 'addresses.json'), written(addresses));
  expect(await runningAddresses()).toEqual(runs ? addresses : undefined);
});

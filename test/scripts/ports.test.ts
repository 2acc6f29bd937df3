import { createServer, type AddressInfo, type Server } from 'node:net';
import { choosePort, freePort, portHolder } from '../../scripts/ports';

const wanted = { what: "l'editor di n8n", setting: 'URP_PORT' };
let taken: Server;
let port: number;

beforeEach(async () => {
  taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  port = (taken.address() as AddressInfo).port;
});

afterEach(() => taken.close());

it('takes the port that the setting names', async () => {
  const free = await freePort();
  expect(await choosePort({ ...wanted, usual: port }, { URP_PORT: String(free) })).toBe(free);
});

it('goes past a usual port that is taken', async () => {
  expect(await choosePort({ ...wanted, usual: port }, {})).toBeGreaterThan(port);
});

it('says which named port is taken, for what, by whom, and how to choose another', async () => {
  const choosing = choosePort({ ...wanted, usual: 5678 }, { URP_PORT: String(port) });
  const message = await choosing.catch((error: Error) => error.message);
  expect(message).toContain(`La porta ${port}, che serve per l'editor di n8n, è già occupata`);
  if (process.platform === 'linux') expect(message).toContain(`(processo ${process.pid})`);
  expect(message).toContain(`URP_PORT=${port + 1} npm start`);
});

it.each(['0', '65536', 'ottomila', '80.5'])('refuses %s as a port', async (named) => {
  await expect(choosePort({ ...wanted, usual: 5678 }, { URP_PORT: named })).rejects.toThrow(
    `URP_PORT=${named} non è una porta`,
  );
});

it('knows of nobody on a free port', async () => {
  expect(portHolder(await freePort())).toBeUndefined();
});

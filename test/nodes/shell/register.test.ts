import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ICredentialsDecrypted, ICredentialTestFunctions, INode } from 'n8n-workflow';
import type { RegisterPlace } from '../../../lib/register/openRegister';
import {
  officeRegister,
  registerForRequests,
  urpRegisterTest,
} from '../../../nodes/shell/register';
import {
  postgresPrograms,
  startPostgres,
  type PostgresServer,
} from '../../lib/register/postgresServer';
import { request } from '../../lib/register/requests';

jest.setTimeout(60_000);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'urp-shell-'));
  process.env.N8N_USER_FOLDER = folder;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('without a credential the register stands in n8n’s own folder, opened once', async () => {
  const [one, two] = await Promise.all([officeRegister(), officeRegister(node({}))]);
  expect(one).toBe(two);
  expect(existsSync(join(folder, '.n8n/urp/register.sqlite'))).toBe(true);
  await one.close();
});

test('another folder is another register', async () => {
  const one = await officeRegister();
  const { ticket } = await one.file(request(), 'urp');
  process.env.N8N_USER_FOLDER = join(folder, 'other');
  const two = await officeRegister();
  await expect(two.get(ticket.reference)).rejects.toMatchObject({ code: 'ticket.unknown' });
  await Promise.all([one.close(), two.close()]);
});

test('a failed opening is tried again', async () => {
  mkdirSync(join(folder, '.n8n'));
  writeFileSync(join(folder, '.n8n/urp'), 'in the way');
  await expect(officeRegister()).rejects.toMatchObject({ code: 'register.unavailable' });
  rmSync(join(folder, '.n8n/urp'));
  const register = await officeRegister();
  await register.close();
});

test('a node that answers requests has its credential read once in ten seconds', async () => {
  const credential = { id: 'of-this-test', name: 'Registro' };
  let reads = 0;
  const context = {
    getNode: () => ({ credentials: { urpRegister: credential } }) as unknown as INode,
    getCredentials: async <T extends object>() => {
      reads += 1;
      return { place: 'embedded' } as T;
    },
  };
  const now = jest.spyOn(Date, 'now').mockReturnValue(1_000_000);
  try {
    const registers = [await registerForRequests(context), await registerForRequests(context)];
    now.mockReturnValue(1_009_999);
    registers.push(await registerForRequests(context));
    expect(reads).toBe(1);
    now.mockReturnValue(1_010_000);
    registers.push(await registerForRequests(context));
    expect(reads).toBe(2);
    expect(new Set(registers).size).toBe(1);
    await registers[0]?.close();
  } finally {
    now.mockRestore();
  }
});

test('the credential’s test says what is wrong, without the password', async () => {
  const result = await check({
    host: '127.0.0.1',
    port: 1,
    database: 'urp',
    user: 'urp',
    password: 'segretissima',
    ssl: 'off',
  });
  expect(result).toMatchObject({
    status: 'Error',
    message: expect.stringContaining('127.0.0.1:1/urp'),
  });
  expect(JSON.stringify(result)).not.toContain('segretissima');
});

const programs = postgresPrograms();
(programs === undefined ? describe.skip : describe)('with a Postgres credential', () => {
  let server: PostgresServer;
  let place: Extract<RegisterPlace, { kind: 'postgres' }>;
  beforeAll(async () => {
    server = await startPostgres(programs ?? '');
    place = await server.newPlace();
  });
  afterAll(() => server.stop());

  test('the register is there, and not in the folder', async () => {
    const { kind, ...credential } = place;
    expect(kind).toBe('postgres');
    const register = await officeRegister(node(credential));
    const { ticket } = await register.file(request(), 'urp');
    expect(await (await officeRegister(node(credential))).get(ticket.reference)).toEqual(ticket);
    expect(existsSync(join(folder, '.n8n'))).toBe(false);
    await register.close();
  });

  test('the credential’s test opens it', async () => {
    const { kind, ...credential } = place;
    expect(kind).toBe('postgres');
    expect(await check(credential)).toMatchObject({ status: 'OK' });
  });
});

/** What a node's context tells of its credentials. */
function node(credential: object): Parameters<typeof officeRegister>[0] {
  const named = Object.keys(credential).length > 0;
  return {
    getNode: () =>
      ({
        credentials: named ? { urpRegister: { id: '1', name: 'Registro' } } : {},
      }) as unknown as INode,
    getCredentials: async <T extends object>() => credential as T,
  };
}

function check(data: object) {
  const credential = { id: '1', name: 'Registro', type: 'urpRegister', data };
  return urpRegisterTest.call(
    {} as ICredentialTestFunctions,
    credential as unknown as ICredentialsDecrypted,
  );
}

describe('with a credential for the register inside n8n', () => {
  const encryptionKey = 'una chiave lunga per la prova';
  const keyed = { place: 'embedded', encryptionKey };

  test('it is there, encrypted, and not opened without its key', async () => {
    const register = await officeRegister(node({ place: 'embedded', encryptionKey }));
    const { ticket } = await register.file(request(), 'urp');
    expect(await register.get(ticket.reference)).toEqual(ticket);
    await expect(officeRegister()).rejects.toMatchObject({ code: 'register.key-missing' });
    expect(await check({ place: 'embedded', encryptionKey })).toMatchObject({ status: 'OK' });
    const wrong = await check({ place: 'embedded', encryptionKey: `${encryptionKey}!` });
    expect(wrong).toMatchObject({
      status: 'Error',
      message: expect.stringContaining('La chiave non è quella'),
    });
    expect(JSON.stringify(wrong)).not.toContain(encryptionKey);
    await register.close();
  });

  test.each([
    ['a node has it', async () => void (await officeRegister(node(keyed)))],
    ['the credential is tested', async () => void (await check(keyed))],
  ])('what was open in clear writes no more once %s', async (_how, setKey) => {
    const inClear = await officeRegister();
    const { ticket } = await inClear.file(request(), 'urp');
    await setKey();
    await expect(officeRegister()).rejects.toMatchObject({ code: 'register.key-missing' });
    const sealed = await officeRegister(node(keyed));
    expect(await sealed.get(ticket.reference)).toEqual(ticket);
    const subject = 'Una cosa che nessuno legge';
    const after = await sealed.file(request({ submissionKey: 'dopo', subject }), 'urp');
    expect((await sealed.get(after.ticket.reference)).subject).toBe(subject);
    await Promise.all([inClear.close(), sealed.close()]);
    const files = readdirSync(join(folder, '.n8n/urp')).map((name) =>
      readFileSync(join(folder, '.n8n/urp', name), 'latin1'),
    );
    expect(files.join()).toContain(ticket.subject);
    expect(files.join()).not.toContain(subject);
  });

  test('without a key it is the same as with no credential', async () => {
    const one = await officeRegister(node({ place: 'embedded', encryptionKey: '' }));
    expect(await officeRegister()).toBe(one);
    await one.close();
  });
});

import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { openRegister } from '../../../lib/register/openRegister';
import { openSqlite } from '../../../lib/register/sqlite';
import { atOnce } from './processes';
import { registerContract } from './registerContract';
import { request } from './requests';

const folder = mkdtempSync(join(tmpdir(), 'urp-register-'));
let places = 0;
const newFile = () => join(folder, `${(places += 1)}`, 'register.sqlite');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('register on SQLite', () => {
  registerContract(async () => ({ kind: 'sqlite', file: newFile() }));
});

test('the folder and its files are for their owner alone', async () => {
  const file = newFile();
  const register = await openRegister({ kind: 'sqlite', file });
  await register.file(request(), 'modulo');
  const mode = (path: string) => statSync(path).mode & 0o777;
  expect(mode(dirname(file))).toBe(0o700);
  for (const each of [file, `${file}-wal`, `${file}-shm`]) expect(mode(each)).toBe(0o600);
  await register.close();
});

describe('events', () => {
  async function openFiled() {
    const file = newFile();
    const register = await openRegister({ kind: 'sqlite', file });
    const { ticket } = await register.file(request(), 'modulo');
    await register.close();
    const database = new DatabaseSync(file);
    return { database, reference: ticket.reference };
  }

  test.each([
    'update urp_events set details = details',
    `update urp_events set "by" = 'x'`,
    'delete from urp_events',
    'insert or replace into urp_events select * from urp_events',
  ])('refuse %s', async (statement) => {
    const { database } = await openFiled();
    const before = database.prepare('select * from urp_events').all();
    expect(() => database.exec(statement)).toThrow('events are never');
    expect(database.prepare('select * from urp_events').all()).toEqual(before);
    database.close();
  });

  test('go with their ticket, and so do its words', async () => {
    const { database, reference } = await openFiled();
    const count = (text: string) => Object.values(database.prepare(text).get() ?? {})[0];
    database.exec('pragma foreign_keys = on');
    database.prepare('delete from urp_tickets where reference = ?').run(reference);
    expect(count('select count(*) from urp_events')).toBe(0);
    expect(count("select count(*) from urp_words where urp_words match 'lampione'")).toBe(0);
    database.close();
  });
});

test('a commit is flushed to the disk before it is answered', async () => {
  const { db } = await openSqlite(newFile());
  const setting = async (name: string) => (await sql.raw(`pragma ${name}`).execute(db)).rows;
  expect(await setting('journal_mode')).toEqual([{ journalMode: 'wal' }]);
  expect(await setting('synchronous')).toEqual([{ synchronous: 2 }]);
  await db.destroy();
});

describe('several processes', () => {
  jest.setTimeout(60_000);

  test('open an empty place at once and file each its own', async () => {
    const place = { kind: 'sqlite', file: newFile() } as const;
    const filed = await atOnce(3, place, 'file');
    expect(new Set(filed.flat()).size).toBe(3 * 20);
    const register = await openRegister(place);
    expect((await register.search({ limit: 1000 })).tickets).toHaveLength(60);
    await register.close();
  });

  test('book each place once', async () => {
    const booked = await atOnce(3, { kind: 'sqlite', file: newFile() }, 'book');
    expect(new Set(booked.flat()).size).toBe(30);
  });

  test('claim each message once', async () => {
    const place = { kind: 'sqlite', file: newFile() } as const;
    const claimed = await atOnce(3, place, 'claim');
    expect(claimed.flat().sort()).toEqual(
      Array.from({ length: 20 }, (_, key) => `key-${key}`).sort(),
    );
  });
});

test.each([
  [
    'no database',
    () => {
      const file = join(mkdtempSync(join(folder, 'none-')), 'register.sqlite');
      writeFileSync(file, 'Caro URP, questa è una lettera e non un registro.'.repeat(100));
      return file;
    },
  ],
  [
    'in a place that is no folder',
    () => {
      const file = join(folder, 'a-file');
      writeFileSync(file, '');
      return join(file, 'register.sqlite');
    },
  ],
])('a file that is %s is told with its path', async (_what, make) => {
  const file = make();
  await expect(openRegister({ kind: 'sqlite', file })).rejects.toMatchObject({
    code: 'register.unavailable',
    message: expect.stringContaining(file),
  });
});

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import type { RegisterPlace } from '../../../lib/register/openRegister';

export type PostgresPlace = Extract<RegisterPlace, { kind: 'postgres' }>;

/** A Postgres server of this test alone, on a unix socket in a temporary folder. */
export interface PostgresServer {
  /** A new, empty database. */
  newPlace(): Promise<PostgresPlace>;
  /** Ends all connections to the databases, as a restart of the server would. */
  dropConnections(): Promise<void>;
  stop(): Promise<void>;
}

/** Folder of the server's programs: `URP_POSTGRES_BIN`, else where Debian and Homebrew put them. */
export function postgresPrograms(): string | undefined {
  const versions = (folder: string) =>
    existsSync(folder) ? readdirSync(folder).sort().reverse() : [];
  return [
    process.env.URP_POSTGRES_BIN ?? '',
    ...versions('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`),
    ...(process.env.PATH ?? '').split(':'),
  ].find((folder) => folder !== '' && existsSync(join(folder, 'initdb')));
}

export async function startPostgres(programs: string): Promise<PostgresServer> {
  const owner = serverOwner();
  const folder = mkdtempSync(join(tmpdir(), 'urp-pg-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const at = { ...owner, cwd: folder };
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'urp', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...at, stdio: 'pipe' },
  );
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off'],
    { ...at, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  for await (const line of createInterface(server.stderr)) {
    if (line.includes('ready to accept connections')) break;
  }
  server.stderr.resume();

  const address = { host: folder, port: 5432, user: 'urp', password: '' };
  const admin = new Client({ ...address, database: 'postgres' });
  await admin.connect();
  let databases = 0;
  return {
    async newPlace() {
      const database = `register_${(databases += 1)}`;
      await admin.query(`create database ${database}`);
      return { kind: 'postgres', ...address, database, ssl: 'off' };
    },
    async dropConnections() {
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where pid <> pg_backend_pid() and backend_type = 'client backend'`,
      );
    },
    async stop() {
      await admin.end();
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One statement, on a connection of its own, beside whoever uses the database. */
export async function ask<Row extends object>(
  { host, port, database, user }: PostgresPlace,
  statement: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ host, port, database, user });
  await client.connect();
  try {
    return (await client.query<Row>(statement, values)).rows;
  } finally {
    await client.end();
  }
}

/** Postgres refuses to run as root: then it runs as the user that its package made. */
function serverOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

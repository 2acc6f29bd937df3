import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import { columnNames, type Store } from './store';
import type { Tables } from './tables';

/** Where a Postgres database is. */
export interface PostgresConnection {
  /** Name or address of the server, or the folder of its unix socket. */
  host: string;
  port: number;
  database: string;
  user: string;
  password: string;
  /** `verify` also checks the server's certificate. */
  ssl: 'off' | 'require' | 'verify';
}

/** Milliseconds to wait for a connection before the database counts as out of reach. */
const connectionTimeout = 10_000;
/** Most connections of one process to one register. */
const mostConnections = 10;

export async function openPostgres(connection: PostgresConnection): Promise<Store> {
  const { ssl, ...address } = connection;
  const pool = new Pool({
    ...address,
    ssl: ssl === 'off' ? false : { rejectUnauthorized: ssl === 'verify' },
    max: mostConnections,
    connectionTimeoutMillis: connectionTimeout,
    application_name: 'n8n-nodes-urp',
    allowExitOnIdle: true,
  });
  // A connection that the server ends, at rest or between two statements, would end the process:
  // whoever uses it hears of it by their own query, and the next one opens another.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [columnNames],
  });
  // Its own vacuum takes removed rows away; nobody else can, and the log is the server's to keep.
  return { db, locksRows: true, lock, words, scrub: async () => undefined };
}

const lock: Store['lock'] = async (transaction, name) => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction);
};

const words: Store['words'] = {
  async add(transaction, ticketId, list) {
    await sql`update urp_tickets set words = array_to_tsvector(${list}::text[]) where id = ${ticketId}`.execute(
      transaction,
    );
  },
  matches(list) {
    const query = list.map((word) => `'${word}':*`).join(' & ');
    return sql`urp_tickets.words @@ ${query}::tsquery`;
  },
};

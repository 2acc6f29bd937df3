import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../../scripts/build';
import type { Credential, FlowFile } from '../../scripts/editor';
import { ensureHost } from '../../scripts/host';
import { startN8n, type N8n, type Role } from '../../scripts/n8n';
import {
  postgresPrograms,
  startPostgres,
  type PostgresPlace,
} from '../lib/register/postgresServer';
import { startRedis } from './redis';

/** What the processes of one n8n share in queue mode: real Redis, real Postgres, a key. */
export interface Queue {
  /** The register, on the same server in a database of its own. */
  register: PostgresPlace;
  /** The credential that leads to it. */
  credential: Credential;
  /** Starts a process; the main one first, for it makes n8n's tables. */
  start(role: Role): Promise<N8n>;
  stop(): Promise<void>;
}

/** `environment`: more settings of n8n, for each of its processes. */
export async function startQueue(
  folder: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<Queue> {
  await ensureHost();
  ensureBuilt();
  const programs = postgresPrograms();
  if (!programs) throw new Error('There is no PostgreSQL: `npm test` installs it, or names it.');
  const postgres = await startPostgres(programs);
  const redis = await startRedis().catch(async (error: unknown) => {
    await postgres.stop();
    throw error;
  });
  const own = await postgres.newPlace();
  const register = await postgres.newPlace();
  const shared = { ...settings(own, redis.port), ...environment };
  const processes: N8n[] = [];
  return {
    register,
    credential: {
      name: credentialName,
      type: 'urpRegister',
      data: { ...register, kind: undefined },
    },
    async start(role) {
      const userFolder = join(folder, `${role}-${processes.length}`);
      mkdirSync(userFolder, { recursive: true });
      const n8n = await startN8n({ userFolder, role, environment: shared });
      processes.push(n8n);
      return n8n;
    },
    async stop() {
      await Promise.all(processes.map((each) => each.stop()));
      await redis.stop();
      await postgres.stop();
    },
  };
}

const credentialName = 'Registro (PostgreSQL)';

/** The flow with the register's credential on each node that can bear it, as an officer chooses it. */
export function onPostgres(flow: FlowFile): FlowFile {
  const bearers = [
    'urpFormTrigger',
    'urpTicket',
    'urpTicketTrigger',
    'urpClassifier',
    'urpNotifier',
  ];
  const nodes = flow.nodes.map((node) => {
    if (!bearers.some((type) => node.type === `n8n-nodes-urp.${type}`)) return node;
    return { ...node, credentials: { ...node.credentials, urpRegister: { name: credentialName } } };
  });
  return { ...flow, nodes };
}

function settings({ host, port, database, user }: PostgresPlace, redisPort: number) {
  return {
    EXECUTIONS_MODE: 'queue',
    QUEUE_BULL_REDIS_HOST: '127.0.0.1',
    QUEUE_BULL_REDIS_PORT: String(redisPort),
    // A worker that dies is missed after seconds, not after the usual minute.
    QUEUE_WORKER_LOCK_DURATION: '10000',
    QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
    QUEUE_WORKER_STALLED_INTERVAL: '5000',
    DB_TYPE: 'postgresdb',
    DB_POSTGRESDB_HOST: host,
    DB_POSTGRESDB_PORT: String(port),
    DB_POSTGRESDB_DATABASE: database,
    DB_POSTGRESDB_USER: user,
    N8N_ENCRYPTION_KEY: randomUUID(),
  };
}

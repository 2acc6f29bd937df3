import { spawn, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hostCommand } from './host';
import { freePort } from './ports';
import { root } from './root';

/** Eight seconds on a free machine; a laden one makes all its tables in a minute. */
const patience = 300_000;

export type Role = 'main' | 'webhook' | 'worker';
/** n8n's commands for them. */
const commands: Record<Role, string> = { main: 'start', webhook: 'webhook', worker: 'worker' };

export interface N8nOptions {
  /** Where n8n keeps its settings, database and log; made when missing. The register is in it too. */
  userFolder: string;
  /** Default: a free one. */
  port?: number;
  /** In queue mode, what it is: the main process by default, or one that only takes webhooks or jobs. */
  role?: Role;
  /** More settings for n8n; they win over ours. */
  environment?: NodeJS.ProcessEnv;
}

/** A running n8n. */
export interface N8n {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  baseUrl: string;
  /** What n8n printed, kept over restarts. */
  logFile: string;
  pid: number;
  /** Ends n8n and all that it started, in order; by force after ten seconds. */
  stop(): Promise<void>;
  /** Ends them at once, as a power cut does (SIGKILL): for crash tests. */
  kill(): Promise<void>;
  /** Settles when n8n has ended, for whatever reason; with its exit code, null after a signal. */
  ended: Promise<number | null>;
}

/**
 * Starts n8n with the pack from dist/ (which must be built) and waits until it answers. Several may
 * run at once, each with its own user folder. Needs `ensureHost()` before.
 * @throws when n8n ends or is not ready within five minutes, with the end of its log
 */
export async function startN8n(options: N8nOptions): Promise<N8n> {
  const { userFolder, role = 'main' } = options;
  const port = options.port ?? (await freePort());
  const logFile = join(userFolder, 'n8n.log');
  linkPack(userFolder);

  const log = openSync(logFile, 'a');
  // Its own process group, so that the task runners it starts end with it.
  const child = spawn(
    process.execPath,
    ['--require', join(root, 'scripts/keepWithParent.cjs'), hostCommand(), commands[role]],
    {
      cwd: userFolder,
      detached: true,
      stdio: ['ignore', log, log],
      env: {
        ...inherited(process.env),
        ...settings(userFolder, port, await freePort()),
        ...options.environment,
      },
    },
  );
  closeSync(log);
  const endWithUs = () => signalGroup(child, 'SIGKILL');
  process.once('exit', endWithUs);
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => resolve(null));
  });
  void ended.then(() => process.off('exit', endWithUs));
  const n8n: N8n = {
    baseUrl: `http://127.0.0.1:${port}`,
    logFile,
    pid: child.pid ?? 0,
    stop: () => stop(child, ended),
    kill: () => end(child, ended, 'SIGKILL'),
    ended,
  };
  try {
    await ready(n8n);
  } catch (error) {
    await n8n.kill();
    throw error;
  }
  return n8n;
}

/** Links the repository where n8n looks for installed packages, so that dist/ is what it loads. */
function linkPack(userFolder: string): void {
  const packages = join(userFolder, '.n8n/nodes/node_modules');
  const link = join(packages, 'n8n-nodes-urp');
  mkdirSync(packages, { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(root, link, 'dir');
}

/** What n8n gets of our own environment: the machine's and the pack's settings, no other n8n's. */
function inherited(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept =
    /^(PATH|HOME|USER|LANG|LC_.*|TMPDIR|https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS|URP_.*)$/i;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => kept.test(name)));
}

/** A quiet n8n for one office on this machine: nothing is sent out, no survey, plain HTTP. */
function settings(userFolder: string, port: number, brokerPort: number): NodeJS.ProcessEnv {
  return {
    N8N_USER_FOLDER: userFolder,
    N8N_LISTEN_ADDRESS: '127.0.0.1',
    N8N_HOST: '127.0.0.1',
    N8N_PORT: String(port),
    // A worker takes no requests but these.
    QUEUE_HEALTH_CHECK_ACTIVE: 'true',
    QUEUE_HEALTH_CHECK_PORT: String(port),
    N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
    N8N_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
    N8N_EDITOR_BASE_URL: `http://127.0.0.1:${port}`,
    // The cookie of the sign-in would ask for HTTPS.
    N8N_SECURE_COOKIE: 'false',
    // A database that is busy is not lost: after five seconds n8n would refuse whoever comes.
    DB_PING_TIMEOUT_MS: '60000',
    N8N_RUNNERS_BROKER_PORT: String(brokerPort),
    N8N_PYTHON_ENABLED: 'false',
    GENERIC_TIMEZONE: 'Europe/Rome',
    TZ: 'Europe/Rome',
    // Executions hold what citizens wrote: three days are enough to see what went wrong.
    EXECUTIONS_DATA_PRUNE: 'true',
    EXECUTIONS_DATA_MAX_AGE: '72',
    N8N_DIAGNOSTICS_ENABLED: 'false',
    N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
    N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
    N8N_TEMPLATES_ENABLED: 'false',
    N8N_PERSONALIZATION_ENABLED: 'false',
    N8N_HIRING_BANNER_ENABLED: 'false',
    N8N_DYNAMIC_BANNERS_ENABLED: 'false',
    N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
    N8N_HIDE_USAGE_PAGE: 'true',
    N8N_VERIFIED_PACKAGES_ENABLED: 'false',
    // Parts that no office needs here; the registry would be fetched from n8n's site at each start.
    N8N_DISABLED_MODULES: 'agents,chat-hub,instance-ai,mcp,mcp-registry',
  };
}

/** Waits until n8n answers for its database and all its own parts. */
async function ready(n8n: N8n): Promise<void> {
  const deadline = Date.now() + patience;
  let ended = false;
  void n8n.ended.then(() => (ended = true));
  while (!ended && Date.now() < deadline) {
    const answer = await fetch(`${n8n.baseUrl}/healthz/readiness`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  const what = ended ? 'si è chiuso da solo' : 'non risponde da cinque minuti';
  throw new Error(`n8n ${what}. Le ultime righe di ${n8n.logFile}:\n${lastLines(n8n.logFile, 20)}`);
}

async function stop(child: ChildProcess, ended: Promise<number | null>): Promise<void> {
  const force = setTimeout(() => signalGroup(child, 'SIGKILL'), 10_000);
  await end(child, ended, 'SIGTERM');
  clearTimeout(force);
}

async function end(
  child: ChildProcess,
  ended: Promise<number | null>,
  signal: NodeJS.Signals,
): Promise<void> {
  signalGroup(child, signal);
  await ended;
  // What n8n started and did not end itself.
  signalGroup(child, 'SIGKILL');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (!child.pid) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    const gone = (error as NodeJS.ErrnoException).code === 'ESRCH';
    if (!gone) throw error;
  }
}

function lastLines(file: string, count: number): string {
  if (!existsSync(file)) return '';
  return readFileSync(file, 'utf8').trim().split('\n').slice(-count).join('\n');
}

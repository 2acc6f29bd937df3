import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';

const loopback = '127.0.0.1';

/** A port that nobody listens on now, chosen by the system. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, loopback, () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(),
      );
    });
  });
}

export interface WantedPort {
  /** What listens there, in Italian: «l'editor di n8n». */
  what: string;
  /** The environment setting by which the officer chooses another. */
  setting: string;
  usual: number;
}

/**
 * The port that the setting names, which must be free, or the first free one from the usual port on.
 * @throws when the named port is taken or no number: which, by whom if it can be known, what to do
 */
export async function choosePort(
  { what, setting, usual }: WantedPort,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const named = environment[setting];
  if (named === undefined || named === '') return firstFree(usual);

  const port = Number(named);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`${setting}=${named} non è una porta. Scrivi un numero da 1 a 65535.`);
  }
  if (await isFree(port)) return port;
  throw new Error(
    `La porta ${port}, che serve per ${what}, è già occupata${holderPhrase(port)}.\n` +
      `Chiudi quel programma, oppure scegli un'altra porta: ${setting}=${port + 1} npm start`,
  );
}

async function firstFree(usual: number): Promise<number> {
  for (let port = usual; port < usual + 50; port++) {
    if (await isFree(port)) return port;
  }
  return freePort();
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') return resolve(false);
      reject(error);
    });
    server.listen(port, loopback, () => server.close(() => resolve(true)));
  });
}

function holderPhrase(port: number): string {
  const holder = portHolder(port);
  return holder ? ` da «${holder.name}» (processo ${holder.pid})` : '';
}

/** Who listens on a port: known on Linux, for one's own processes (all of them as root). */
export function portHolder(port: number): { name: string; pid: number } | undefined {
  const socket = listeningSocket(port);
  if (!socket) return undefined;
  for (const pid of readdirSync('/proc').map(Number).filter(Number.isInteger)) {
    if (holdsSocket(pid, socket)) {
      return { pid, name: readFileSync(`/proc/${pid}/comm`, 'utf8').trim() };
    }
  }
  return undefined;
}

/** The kernel's name of the socket that listens on the port, from its tables of connections. */
function listeningSocket(port: number): string | undefined {
  const listening = '0A';
  const ending = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const rows = tryRead(() => readFileSync(table, 'utf8').trim().split('\n').slice(1)) ?? [];
    for (const row of rows) {
      const [, local, , state, , , , , , inode] = row.trim().split(/\s+/);
      if (state === listening && local?.endsWith(ending)) return `socket:[${inode}]`;
    }
  }
  return undefined;
}

function holdsSocket(pid: number, socket: string): boolean {
  const folder = `/proc/${pid}/fd`;
  const descriptors = tryRead(() => readdirSync(folder)) ?? [];
  return descriptors.some((each) => tryRead(() => readlinkSync(`${folder}/${each}`)) === socket);
}

/** Other people's processes, and those that end as we look, cannot be read. */
function tryRead<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

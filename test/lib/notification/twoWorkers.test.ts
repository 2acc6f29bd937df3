import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendAll, type Notification } from '../../../lib/notification/sender';
import { parseTwilioSettings } from '../../../lib/notification/twilio/settings';
import { claimLease } from '../../../lib/register/messages';
import { openRegister, type RegisterPlace } from '../../../lib/register/openRegister';
import { postgresPrograms, startPostgres, type PostgresServer } from '../register/postgresServer';
import { startMailServer } from './mailServer';
import { startTestProviders } from './providerServer';
import { channelOver, type DeathPoint, type SendOrder, type Transport } from './sendProcess';

/** Rounds with a kill for each point: few here, `URP_KILL_ROUNDS=50` where they are measured. */
const rounds = Number(process.env.URP_KILL_ROUNDS ?? 1);
jest.setTimeout(60_000 + rounds * 15_000);
/** A worker may end before its point comes, the other having sent all: such a round is not counted. */
const mostTries = rounds * 5 + 5;
const messagesPerRound = 6;
/** Messages that one worker has under way: no more can be left in doubt. */
const concurrency = 2;

const points: (DeathPoint | 'mid-request')[] = [
  'before-claim',
  'after-claim',
  'mid-request',
  'after-answer',
  'before-record',
  'after-record',
];

/** Where the messages go, over real sockets. */
interface Wire {
  transport(worker: 'doomed' | 'other'): Transport;
  recipient(index: number): string;
  /** Called in the middle of the doomed worker's request; `early` before the provider took the message. */
  onRequest(kill: () => undefined, early: boolean): void;
  /** Requests pass undisturbed again. */
  quiet(): void;
  /** Recipients of the messages that arrived, since the last call. */
  arrived(): string[];
  close(): Promise<void>;
}

async function smtpWire(): Promise<Wire> {
  const server = await startMailServer();
  const doomed = 'condannato@comune.example';
  return {
    transport: (worker) => ({
      smtp: server.settings(worker === 'doomed' ? { fromAddress: doomed } : {}),
    }),
    recipient: (index) => `citta${index}@posta.example`,
    onRequest: (kill, early) => {
      server.behaviour = early
        ? { mail: (from) => (from === doomed ? (kill(), 'cut') : undefined) }
        : { data: ({ from }) => (from === doomed ? kill() : undefined) };
    },
    quiet: () => void (server.behaviour = {}),
    arrived: () => server.received.splice(0).flatMap(({ to }) => to),
    close: () => server.close(),
  };
}

async function httpWire(): Promise<Wire> {
  const server = await startTestProviders();
  const doomed = '+15005550001';
  let seen = 0;
  return {
    transport: (worker) => ({
      twilio: parseTwilioSettings({
        baseUrl: server.address,
        accountSid: 'AC-canarino',
        authToken: 'token-canarino',
        from: worker === 'doomed' ? doomed : '+15005550006',
        messagesPerSecond: 0,
      }),
    }),
    recipient: (index) => `+3933312345${String(index).padStart(2, '0')}`,
    onRequest: (kill, early) => {
      server.intercept = ({ body }) => {
        if ((body as { From?: string }).From !== doomed) return undefined;
        kill();
        return early ? 'cut' : undefined;
      };
    },
    quiet: () => void (server.intercept = undefined),
    arrived: () => {
      // The newest stand first.
      const all = server.arrived().map(({ to }) => to);
      const fresh = all.slice(0, all.length - seen);
      seen = all.length;
      return fresh;
    },
    close: () => server.stop(),
  };
}

async function startWorker(order: SendOrder) {
  const child = fork(join(__dirname, 'sendProcess.ts'), [JSON.stringify(order)], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(([, signal]) => ({ killed: signal === 'SIGKILL' }));
  await once(child, 'message');
  return { go: () => child.send('go'), kill: () => void child.kill('SIGKILL'), ended };
}

interface Counts {
  sent: number;
  unknown: number;
  arrived: number;
}

/** Two workers at the same messages, one killed; then a third, after the leases of the dead. */
async function killRound(
  point: (typeof points)[number],
  round: number,
  { wire, place }: { wire: Wire; place: RegisterPlace },
): Promise<Counts | 'no kill'> {
  await (await openRegister(place)).close();
  const notifications = Array.from({ length: messagesPerRound }, (_, index): Notification => ({
    recipient: wire.recipient(index),
    message: { subject: 'Ricevuta', body: 'Abbiamo ricevuto la richiesta.', language: 'it' },
    template: { id: 'received', version: '1-it' },
    reference: null,
  }));
  const order = { place, notifications, concurrency };
  const passing = 1 + (round % 2);
  const dieAt = point === 'mid-request' ? {} : { dieAt: { point, passing } };
  const [doomed, other] = await Promise.all([
    startWorker({ ...order, transport: wire.transport('doomed'), ...dieAt }),
    startWorker({ ...order, transport: wire.transport('other') }),
  ]);
  if (point === 'mid-request') wire.onRequest(doomed.kill, round % 2 === 1);
  doomed.go();
  other.go();
  const [{ killed }] = await Promise.all([doomed.ended, other.ended]);
  wire.quiet();
  if (!killed) {
    wire.arrived();
    return 'no kill';
  }

  const later = () => new Date(Date.now() + claimLease + 1000);
  const register = await openRegister(place, { now: later });
  const channel = channelOver(wire.transport('other'));
  const outcomes = await sendAll(notifications, { channel, register, by: 'test' });
  await channel.close();
  const inDoubt = await register.messagesInDoubt(messagesPerRound);
  await register.close();

  const arrived = wire.arrived();
  const statuses = outcomes.map((outcome) =>
    outcome.kind === 'answered' ? outcome.record.status : String(outcome.error),
  );
  const toWhom = (status: string) =>
    notifications
      .map(({ recipient }) => recipient)
      .filter((_, index) => statuses[index] === status);
  const [sent, unknown] = [toWhom('sent'), toWhom('unknown')];
  // None twice; each is sent or said to be uncertain; what is called sent arrived; no more is in
  // doubt than one worker had under way, and the register names it.
  expect(new Set(arrived).size).toBe(arrived.length);
  expect(sent.length + unknown.length).toBe(messagesPerRound);
  expect(arrived).toEqual(expect.arrayContaining(sent));
  expect(unknown.length).toBeLessThanOrEqual(point === 'before-claim' ? 0 : concurrency);
  expect(inDoubt).toHaveLength(unknown.length);
  return { sent: sent.length, unknown: unknown.length, arrived: arrived.length };
}

const programs = postgresPrograms();
let folder: string;
let postgres: PostgresServer | undefined;
const figures: string[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'urp-workers-'));
  postgres = programs === undefined ? undefined : await startPostgres(programs);
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true });
  if (rounds > 1) console.info(figures.join('\n'));
});

let files = 0;
const sqlitePlace = async (): Promise<RegisterPlace> => ({
  kind: 'sqlite',
  file: join(folder, `register-${(files += 1)}.sqlite`),
});
const postgresPlace = async () => postgres?.newPlace() ?? sqlitePlace();

describe.each([
  ['SMTP, register on SQLite', smtpWire, sqlitePlace],
  [`HTTP, register on ${programs === undefined ? 'SQLite' : 'Postgres'}`, httpWire, postgresPlace],
])('two workers over %s', (name, openWire, newPlace) => {
  let wire: Wire;
  beforeAll(async () => {
    wire = await openWire();
  });
  afterAll(() => wire.close());

  test.each(points)('one killed %s: none twice, none lost unsaid', async (point) => {
    const total = { rounds: 0, sent: 0, unknown: 0, arrived: 0 };
    for (let tries = 0; total.rounds < rounds; tries += 1) {
      if (tries >= mostTries) throw new Error(`Only ${total.rounds} rounds had a kill`);
      const counts = await killRound(point, total.rounds, { wire, place: await newPlace() });
      if (counts === 'no kill') continue;
      total.rounds += 1;
      total.sent += counts.sent;
      total.unknown += counts.unknown;
      total.arrived += counts.arrived;
    }
    figures.push(`${name}; ${point}: ${JSON.stringify(total)}`);
  });
});

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emailChannel } from '../../../lib/notification/channels/email';
import { sendAll, type SendOutcome } from '../../../lib/notification/sender';
import { claimLease } from '../../../lib/register/messages';
import { openRegister } from '../../../lib/register/openRegister';
import { startMailServer, type MailServer } from './mailServer';
import type { DeathPoint, SendOrder } from './sendProcess';

const notification: SendOrder['notifications'][number] = {
  recipient: 'mario.rossi@posta.example',
  message: { subject: 'Ricevuta', body: 'Abbiamo ricevuto la tua richiesta.', language: 'it' },
  template: { id: 'received', version: '1-it' },
  reference: null,
};

let folder: string;
let server: MailServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'urp-crash-'));
  server = await startMailServer();
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

interface Ended {
  outcomes: SendOutcome[];
  killed: boolean;
}

/** Starts a process that sends the message; `started` gets hold of it to kill it from outside. */
function send(
  order: Partial<SendOrder> = {},
  started?: (child: ChildProcess) => void,
): Promise<Ended> {
  const whole: SendOrder = {
    place: { kind: 'sqlite', file: join(folder, 'register.sqlite') },
    transport: { smtp: server.settings() },
    notifications: [notification],
    ...order,
  };
  const script = join(__dirname, 'sendProcess.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(whole)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started?.(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) =>
    child.on('close', (_code, signal) =>
      resolve({
        outcomes: output ? (JSON.parse(output) as SendOutcome[]) : [],
        killed: signal === 'SIGKILL',
      }),
    ),
  );
}

/** What a run in this process answers, its clock `later` milliseconds ahead. */
async function next(later = 0) {
  const register = await openRegister(
    { kind: 'sqlite', file: join(folder, 'register.sqlite') },
    { now: () => new Date(Date.now() + later) },
  );
  const channel = emailChannel(server.settings());
  const [outcome] = await sendAll([notification], { channel, register, by: 'test' });
  await channel.close();
  await register.close();
  if (outcome?.kind !== 'answered')
    throw new Error('The next run could not answer', { cause: outcome });
  return { status: outcome.record.status, repeated: outcome.repeated };
}

const minute = 60_000;
const at = (point: DeathPoint) => ({ point, passing: 1 });

describe('a process killed while it sends', () => {
  it(
    'before it claimed: the next run sends',
    async () => {
      expect(await send({ dieAt: at('before-claim') })).toEqual({ outcomes: [], killed: true });
      expect(await next()).toEqual({ status: 'sent', repeated: false });
      expect(server.received).toHaveLength(1);
    },
    minute,
  );

  it.each([
    ['after it claimed', 'after-claim', 0],
    ['after the server accepted, before it recorded', 'before-record', 1],
  ] as const)(
    '%s: nobody sends again, and the claim ends as unknown',
    async (_name, dieAt, arrived) => {
      expect((await send({ dieAt: at(dieAt) })).killed).toBe(true);
      expect(await next()).toEqual({ status: 'sending', repeated: true });
      expect(await next(claimLease)).toEqual({ status: 'unknown', repeated: true });
      expect(server.received).toHaveLength(arrived);
    },
    minute,
  );

  it.each([
    ['before DATA', 'rcpt', 0],
    ['when the server has the whole message', 'data', 1],
  ] as const)(
    'in the middle of SMTP, %s: nobody sends again',
    async (_name, step, arrived) => {
      let child: ChildProcess | undefined;
      server.behaviour = {
        [step]: () => (child?.kill('SIGKILL'), step === 'rcpt' ? 'cut' : undefined),
      };
      expect((await send({}, (process) => (child = process))).killed).toBe(true);
      server.behaviour = {};
      expect(await next()).toEqual({ status: 'sending', repeated: true });
      expect(await next(claimLease)).toEqual({ status: 'unknown', repeated: true });
      expect(server.received).toHaveLength(arrived);
    },
    minute,
  );

  it(
    'after it recorded: the next run repeats the record',
    async () => {
      expect((await send({ dieAt: at('after-record') })).killed).toBe(true);
      expect(await next()).toEqual({ status: 'sent', repeated: true });
      expect(server.received).toHaveLength(1);
    },
    minute,
  );
});

test(
  'processes that race for the same messages send each once',
  async () => {
    const notifications = Array.from({ length: 12 }, (_, index) => ({
      ...notification,
      recipient: `citta${index}@posta.example`,
    }));
    const ended = await Promise.all([1, 2, 3].map(() => send({ notifications })));
    const outcomes = ended.flatMap((each) => each.outcomes);
    expect(outcomes).toHaveLength(36);
    expect(outcomes.every(({ kind }) => kind === 'answered')).toBe(true);
    const first = outcomes.filter((outcome) => outcome.kind === 'answered' && !outcome.repeated);
    expect(first).toHaveLength(12);
    expect(server.received.map((mail) => mail.to[0]).sort()).toEqual(
      notifications.map(({ recipient }) => recipient).sort(),
    );
  },
  minute,
);

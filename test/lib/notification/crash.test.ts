import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SendOutcome } from '../../../lib/notification/sender';
import { claimLease } from '../../../lib/register/messages';
import { startMailServer, type MailServer } from './mailServer';
import type { SendOrder } from './sendProcess';

const notification: SendOrder['notification'] = {
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
  outcome: SendOutcome | null;
  killed: boolean;
}

/** Starts a process that sends the message; `started` gets hold of it to kill it from outside. */
function send(
  order: Partial<SendOrder> = {},
  started?: (child: ChildProcess) => void,
): Promise<Ended> {
  const whole: SendOrder = {
    registerFile: join(folder, 'register.sqlite'),
    settings: server.settings(),
    notification,
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
        outcome: output ? ((JSON.parse(output) as SendOutcome[])[0] ?? null) : null,
        killed: signal === 'SIGKILL',
      }),
    ),
  );
}

/** What the next run answers, and after it one that takes the claim for abandoned. */
async function next(order: Partial<SendOrder> = {}) {
  const { outcome } = await send(order);
  return outcome?.kind === 'answered'
    ? { status: outcome.record.status, repeated: outcome.repeated }
    : null;
}

const minute = 60_000;

describe('a process killed while it sends', () => {
  it(
    'before it claimed: the next run sends',
    async () => {
      expect(await send({ dieAt: 'before-claim' })).toEqual({ outcome: null, killed: true });
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
      expect((await send({ dieAt })).killed).toBe(true);
      expect(await next()).toEqual({ status: 'sending', repeated: true });
      expect(await next({ later: claimLease })).toEqual({ status: 'unknown', repeated: true });
      expect(await next()).toEqual({ status: 'unknown', repeated: true });
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
      expect(await next({ later: claimLease })).toEqual({ status: 'unknown', repeated: true });
      expect(server.received).toHaveLength(arrived);
    },
    minute,
  );

  it(
    'after it recorded: the next run repeats the record',
    async () => {
      expect((await send({ dieAt: 'after-record' })).killed).toBe(true);
      expect(await next()).toEqual({ status: 'sent', repeated: true });
      expect(server.received).toHaveLength(1);
    },
    minute,
  );
});

test(
  'processes that race for one message send it once',
  async () => {
    const ended = await Promise.all([send(), send(), send()]);
    const outcomes = ended.map(({ outcome }) => outcome);
    expect(
      outcomes.filter((outcome) => outcome?.kind === 'answered' && !outcome.repeated),
    ).toHaveLength(1);
    expect(outcomes.every((outcome) => outcome?.kind === 'answered')).toBe(true);
    expect(server.received).toHaveLength(1);
    expect(await next()).toEqual({ status: 'sent', repeated: true });
  },
  minute,
);

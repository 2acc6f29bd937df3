import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emailChannel } from '../../../lib/notification/channels/email';
import { sendAll, type Notification } from '../../../lib/notification/sender';
import { claimLease } from '../../../lib/register/messages';
import { openRegister } from '../../../lib/register/openRegister';
import { startMailServer, type MailServer } from './mailServer';
import type { DeathPoint, SendOrder } from './sendProcess';

jest.setTimeout(120_000);

/** Rounds for each point of death: 50 when measured with `URP_KILL_ROUNDS`, one in the gate. */
const rounds = Number(process.env.URP_KILL_ROUNDS ?? 1);
const points: (DeathPoint | 'mid-request')[] = [
  'before-claim',
  'after-claim',
  'mid-request',
  'before-record',
  'after-record',
];

let folder: string;
let server: MailServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'urp-workers-'));
  server = await startMailServer();
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

function worker(order: Omit<SendOrder, 'registerFile' | 'settings'>, registerFile: string) {
  const whole: SendOrder = { registerFile, settings: server.settings(), ...order };
  const script = join(__dirname, 'sendProcess.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(whole)], {
    stdio: 'ignore',
  });
  return { child, ended: new Promise<void>((resolve) => child.once('close', () => resolve())) };
}

function messages(round: number): Notification[] {
  return ['anna', 'bruno', 'carla'].map((name) => ({
    recipient: `${name}.${round}@posta.example`,
    message: { subject: 'Ricevuta', body: `Buongiorno ${name}`, language: 'it' },
    template: { id: 'received', version: '1-it' },
    reference: null,
  }));
}

test.each(points)('two workers, one killed %s: none twice, none lost unsaid', async (point) => {
  for (let round = 0; round < rounds; round += 1) {
    server.received.length = 0;
    const file = join(folder, `register-${round}.sqlite`);
    await (await openRegister({ kind: 'sqlite', file })).close();
    const notifications = messages(round);
    const dieAt = point === 'mid-request' ? undefined : point;
    const doomed = worker({ notifications, ...(dieAt ? { dieAt } : {}) }, file);
    let killed = false;
    server.behaviour =
      point === 'mid-request'
        ? { data: () => ((killed ||= doomed.child.kill('SIGKILL')), undefined) }
        : {};
    await Promise.all([doomed.ended, worker({ notifications }, file).ended]);
    server.behaviour = {};

    // A third execution, after the leases of the dead have ended, finishes or says what it cannot know.
    const later = () => new Date(Date.now() + claimLease + 1000);
    const register = await openRegister({ kind: 'sqlite', file }, { now: later });
    const channel = emailChannel(server.settings());
    const outcomes = await sendAll(notifications, { channel, register, by: 'test' });
    await channel.close();
    const inDoubt = await register.messagesInDoubt(10);
    await register.close();

    const arrived = server.received.flatMap(({ to }) => to);
    expect(new Set(arrived).size).toBe(arrived.length);
    const statuses = outcomes.map((outcome) =>
      outcome.kind === 'answered' ? outcome.record.status : String(outcome.error),
    );
    statuses.forEach((status, index) => {
      expect(['sent', 'unknown']).toContain(status);
      if (status === 'sent') expect(arrived).toContain(notifications[index]?.recipient);
    });
    expect(inDoubt).toHaveLength(statuses.filter((status) => status === 'unknown').length);
  }
});

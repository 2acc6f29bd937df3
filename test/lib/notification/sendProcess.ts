import { once } from 'node:events';
import { emailChannel } from '../../../lib/notification/channels/email';
import { twilioChannel } from '../../../lib/notification/channels/twilio';
import type { Channel } from '../../../lib/notification/channel';
import { sendAll, type Notification } from '../../../lib/notification/sender';
import type { SmtpSettings } from '../../../lib/notification/smtp/settings';
import type { TwilioSettings } from '../../../lib/notification/twilio/settings';
import { openRegister, type RegisterPlace } from '../../../lib/register/openRegister';
import type { Register } from '../../../lib/register/register';

export type DeathPoint =
  'before-claim' | 'after-claim' | 'after-answer' | 'before-record' | 'after-record';

export type Transport =
  { smtp: SmtpSettings; twilio?: undefined } | { twilio: TwilioSettings; smtp?: undefined };

/** What a child process is told on its command line, and answers on its output. */
export interface SendOrder {
  place: RegisterPlace;
  transport: Transport;
  notifications: Notification[];
  concurrency?: number;
  /** Where the process kills itself, as a power cut would, and at which time of passing there. */
  dieAt?: { point: DeathPoint; passing: number };
}

export function channelOver({ smtp, twilio }: Transport): Channel {
  return smtp ? emailChannel(smtp) : twilioChannel(twilio);
}

async function run(order: SendOrder): Promise<void> {
  const register = await openRegister(order.place);
  const channel = channelOver(order.transport);
  await startSignal();
  const at = death(order.dieAt);
  const outcomes = await sendAll(order.notifications, {
    channel: { ...channel, send: (...message) => passing(at, channel.send(...message)) },
    register: mortal(register, at),
    concurrency: order.concurrency,
    by: 'test',
  });
  await channel.close();
  await register.close();
  process.stdout.write(JSON.stringify(outcomes));
}

/** Whoever forked this process lets several begin together. */
async function startSignal(): Promise<void> {
  if (!process.send) return;
  process.send('ready');
  await once(process, 'message');
  process.disconnect();
}

type PassPoint = (point: DeathPoint) => Promise<void>;

function death(dieAt: SendOrder['dieAt']): PassPoint {
  let passed = 0;
  return async (point) => {
    if (point !== dieAt?.point || (passed += 1) < dieAt.passing) return;
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => undefined);
  };
}

async function passing<Answer>(at: PassPoint, answer: Promise<Answer>): Promise<Answer> {
  const answered = await answer;
  await at('after-answer');
  return answered;
}

function mortal(
  register: Register,
  at: PassPoint,
): Pick<Register, 'claimMessage' | 'recordDelivery' | 'takeTurn' | 'secret'> {
  return {
    secret: () => register.secret(),
    takeTurn: (...turn) => register.takeTurn(...turn),
    claimMessage: async (claim) => {
      await at('before-claim');
      const outcome = await register.claimMessage(claim);
      await at('after-claim');
      return outcome;
    },
    recordDelivery: async (...record) => {
      await at('before-record');
      const message = await register.recordDelivery(...record);
      await at('after-record');
      return message;
    },
  };
}

if (require.main === module) void run(JSON.parse(process.argv[2] ?? '') as SendOrder);

import { emailChannel } from '../../../lib/notification/channels/email';
import { sendAll, type Notification } from '../../../lib/notification/sender';
import type { SmtpSettings } from '../../../lib/notification/smtp/settings';
import { openRegister } from '../../../lib/register/openRegister';
import type { Register } from '../../../lib/register/register';

export type DeathPoint = 'before-claim' | 'after-claim' | 'before-record' | 'after-record';

/** What a child process is told on its command line, and answers on its output. */
export interface SendOrder {
  registerFile: string;
  settings: SmtpSettings;
  notifications: Notification[];
  /** Where the process kills itself, as a power cut would. */
  dieAt?: DeathPoint;
}

async function run(order: SendOrder): Promise<void> {
  const register = await openRegister({ kind: 'sqlite', file: order.registerFile });
  const channel = emailChannel(order.settings);
  const outcomes = await sendAll(order.notifications, {
    channel,
    register: mortal(register, order.dieAt),
    by: 'test',
  });
  await channel.close();
  await register.close();
  process.stdout.write(JSON.stringify(outcomes));
}

function mortal(
  register: Register,
  dieAt: DeathPoint | undefined,
): Pick<Register, 'claimMessage' | 'recordDelivery' | 'takeTurn'> {
  const at = async (point: DeathPoint) => {
    if (point !== dieAt) return;
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => undefined);
  };
  return {
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

void run(JSON.parse(process.argv[2] ?? '{}') as SendOrder);

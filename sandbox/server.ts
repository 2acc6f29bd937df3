import { startInbox } from './inbox/server';
import { startMailServer } from './mailServer';
import { Mailbox } from './mailbox';

export interface SandboxOptions {
  /** Where received messages are kept; those already there are shown again. */
  folder: string;
  /** Default: a free one. */
  smtpPort?: number;
  /** Default: a free one. */
  httpPort?: number;
}

export interface Sandbox {
  smtpPort: number;
  /** The page: `http://127.0.0.1:<port>`. */
  inbox: string;
  /** `GET` (with `?to=` and `?q=`) and `DELETE`; `GET <id>/raw` for a message's source. */
  inboxApi: string;
  stop(): Promise<void>;
}

/**
 * Stands in for the outside world, on loopback only: a mail server that takes, and fails as real ones
 * do (behaviour.ts), and an inbox page that shows what citizens and offices received.
 * @throws when a port is taken
 */
export async function startSandbox({
  folder,
  smtpPort,
  httpPort,
}: SandboxOptions): Promise<Sandbox> {
  const mailbox = new Mailbox(folder);
  const mail = await startMailServer(mailbox, smtpPort);
  const inbox = await startInbox(mailbox, { port: httpPort, smtpPort: mail.port }).catch(
    async (error: unknown) => {
      await mail.stop();
      throw error;
    },
  );
  return {
    smtpPort: mail.port,
    inbox: inbox.address,
    inboxApi: `${inbox.address}/api/messages`,
    stop: async () => {
      await Promise.all([mail.stop(), inbox.stop()]);
    },
  };
}

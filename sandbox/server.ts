import { startInbox } from './inbox/server';
import { startLanguageModel } from './languageModel/server';
import { startMailServer } from './mailServer';
import { Mailbox } from './mailbox';

export interface SandboxOptions {
  /** Where received messages are kept; those already there are shown again. */
  folder: string;
  /** Default: a free one. */
  smtpPort?: number;
  /** Default: a free one. */
  httpPort?: number;
  /** Default: a free one. */
  modelPort?: number;
}

export interface Sandbox {
  smtpPort: number;
  /** The page: `http://127.0.0.1:<port>`. */
  inbox: string;
  /** `GET` (with `?to=` and `?q=`) and `DELETE`; `GET <id>/raw` for a message's source. */
  inboxApi: string;
  /** Base address of the language model, for a credential: `http://127.0.0.1:<port>/v1`. */
  languageModel: string;
  stop(): Promise<void>;
}

/**
 * Stands in for the outside world, on loopback only: a mail server that takes, and fails as real ones
 * do (behaviour.ts), an inbox page that shows what citizens and offices received, and a language model
 * that answers by itself (languageModel/).
 * @throws when a port is taken
 */
export async function startSandbox({
  folder,
  smtpPort,
  httpPort,
  modelPort,
}: SandboxOptions): Promise<Sandbox> {
  const mailbox = new Mailbox(folder);
  const started: { stop(): Promise<void> }[] = [];
  const keep = <Server extends { stop(): Promise<void> }>(server: Server): Server => {
    started.push(server);
    return server;
  };
  const stop = async () => {
    await Promise.all(started.map((server) => server.stop()));
  };
  try {
    const mail = keep(await startMailServer(mailbox, smtpPort));
    const inbox = keep(await startInbox(mailbox, { port: httpPort, smtpPort: mail.port }));
    const model = keep(await startLanguageModel({ port: modelPort }));
    return {
      smtpPort: mail.port,
      inbox: inbox.address,
      inboxApi: `${inbox.address}/api/messages`,
      languageModel: model.baseUrl,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

import { join } from 'node:path';
import { startInbox } from './inbox/server';
import { startLanguageModel } from './languageModel/server';
import { startMailServer } from './mailServer';
import { Mailbox } from './mailbox';
import { deliverPec } from './pec/provider';
import { Phones } from './phone';
import { PdndClient } from './providers/inad/client';
import { startProviders } from './providers/server';

export interface SandboxOptions {
  /** Where received messages are kept; those already there are shown again. */
  folder: string;
  /** Each a free one where it is not given. */
  smtpPort?: number;
  pecPort?: number;
  httpPort?: number;
  providerPort?: number;
  modelPort?: number;
}

export interface Sandbox {
  smtpPort: number;
  /** The PEC provider's SMTP server: it sends receipts back. */
  pecPort: number;
  /** App IO, INAD and the PDND, SEND, SMS, Twilio and WhatsApp, each under its own paths. */
  providers: string;
  /** Whom the PDND knows: for a credential. */
  pdndClient: PdndClient;
  /** The page: `http://127.0.0.1:<port>`. */
  inbox: string;
  /** `GET` (with `?to=` and `?q=`) and `DELETE`; `GET <id>/raw` for a message's source. */
  inboxApi: string;
  /** Base address of the language model, for a credential: `http://127.0.0.1:<port>/v1`. */
  languageModel: string;
  stop(): Promise<void>;
}

/**
 * Stands in for the outside world, on loopback only: mail servers that take, and fail as real ones do
 * (behaviour.ts, pec/provider.ts), the services that reach phones (providers/), a language model that
 * answers by itself (languageModel/), and an inbox page that shows what citizens and offices received.
 * @throws when a port is taken
 */
export async function startSandbox({
  folder,
  smtpPort,
  pecPort,
  httpPort,
  providerPort,
  modelPort,
}: SandboxOptions): Promise<Sandbox> {
  const mailbox = new Mailbox(folder);
  const phones = new Phones(join(folder, 'phones'));
  const started: { stop(): Promise<void> }[] = [];
  const stop = async () => void (await Promise.all(started.map((each) => each.stop())));
  const kept = <T extends { stop(): Promise<void> }>(each: T): T => {
    started.push(each);
    return each;
  };
  try {
    const mail = kept(await startMailServer(mailbox, smtpPort));
    const pec = kept(
      await startMailServer(mailbox, pecPort, (...message) => deliverPec(mailbox, ...message)),
    );
    const providers = kept(
      await startProviders(phones, providerPort, new PdndClient(join(folder, 'pdnd-client.pem'))),
    );
    const ports = { smtpPort: mail.port, pecPort: pec.port, providers: providers.address };
    const inbox = kept(await startInbox({ mailbox, phones }, { port: httpPort, ...ports }));
    const model = kept(await startLanguageModel({ port: modelPort }));
    return {
      ...ports,
      inbox: inbox.address,
      pdndClient: providers.pdndClient,
      inboxApi: `${inbox.address}/api/messages`,
      languageModel: model.baseUrl,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

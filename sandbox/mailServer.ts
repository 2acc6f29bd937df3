import { type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { behaviourOf, type Behaviour } from './behaviour';
import { type Mailbox } from './mailbox';

const loopback = '127.0.0.1';
const largestMessage = 25 * 1024 * 1024;

/** What becomes of a message that the server took. */
export type Delivery = (envelope: { from: string; to: string[] }, source: Buffer) => Promise<void>;

export interface MailServer {
  port: number;
  stop(): Promise<void>;
}

/**
 * A real SMTP server on loopback that delivers to the mailbox and fails where an address asks for it
 * (behaviour.ts). It takes mail with any user and password, or with none; the password `sbagliata` is
 * refused (535).
 * @throws when the port is taken
 */
export async function startMailServer(
  mailbox: Mailbox,
  port = 0,
  deliver: Delivery = async (envelope, source) => void (await mailbox.receive(envelope, source)),
): Promise<MailServer> {
  const stopping = new AbortController();
  const refusals = new Map<string, number>();
  const sockets = new Map<number, Socket>();

  const smtp = new SMTPServer({
    banner: 'URP sandbox',
    size: largestMessage,
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 500,
    onAuth: ({ username, password }, _session, done) => {
      if (password === 'sbagliata') return done(reply(535, 'nome utente o password non validi'));
      done(null, { user: username ?? 'sandbox' });
    },
    onRcptTo: ({ address }, _session, done) => done(refusal(address, refusals)),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', () => {
        if (stream.sizeExceeded) return done(reply(552, 'messaggio troppo grande'));
        take(deliver, session, Buffer.concat(chunks), stopping.signal)
          .then((answers) => (answers ? done() : sockets.get(session.remotePort)?.destroy()))
          .catch((error: Error) => done(reply(451, error.message)));
      });
    },
  });
  smtp.server.on('connection', (socket: Socket) => {
    const { remotePort } = socket;
    if (remotePort === undefined) return;
    sockets.set(remotePort, socket);
    socket.once('close', () => sockets.delete(remotePort));
  });

  await new Promise<void>((resolve, reject) => {
    // It stays on: later errors are of clients that drop their connection, which is their affair.
    smtp.on('error', reject);
    smtp.listen(port, loopback, () => resolve());
  });

  return {
    port: (smtp.server.address() as AddressInfo).port,
    stop: () => {
      stopping.abort();
      return new Promise((resolve) => smtp.close(resolve));
    },
  };
}

function refusal(address: string, refusals: Map<string, number>): Error | null {
  const behaviour = behaviourOf(address);
  if (behaviour.kind === 'refuse') return reply(550, `5.1.1 <${address}>: casella inesistente`);
  if (behaviour.kind !== 'busy') return null;

  const times = refusals.get(address) ?? 0;
  // After the last refusal the count starts again, so that the next message meets the same.
  refusals.set(address, times < behaviour.times ? times + 1 : 0);
  return times < behaviour.times ? reply(451, `4.2.1 <${address}>: casella occupata`) : null;
}

/** Keeps the message, then answers when the recipients would; false: no answer at all. */
async function take(
  deliver: Delivery,
  { envelope }: SMTPServerSession,
  source: Buffer,
  stopping: AbortSignal,
): Promise<boolean> {
  const to = envelope.rcptTo.map(({ address }) => address);
  const from = envelope.mailFrom ? envelope.mailFrom.address : '';
  await deliver({ from, to }, source);

  const asked: Behaviour[] = to.map(behaviourOf);
  const seconds = asked.map((each) => (each.kind === 'slow' ? each.seconds : 0));
  await sleep(Math.max(...seconds) * 1_000, undefined, { signal: stopping });
  return asked.every((each) => each.kind !== 'drop');
}

function reply(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

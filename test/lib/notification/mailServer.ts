import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import type { SmtpSettings } from '../../../lib/notification/smtp/settings';

export interface ReceivedMail {
  from: string;
  to: string[];
  source: string;
}

/** How a server answers a step: nothing to accept, an SMTP reply, or `cut` to drop the line. */
export type Answer = undefined | { code: number; words: string } | 'cut';

export interface Behaviour {
  auth?: () => Answer;
  mail?: (from: string) => Answer;
  rcpt?: (address: string) => Answer;
  /** Asked once the whole message is there, before the server answers it. */
  data?: (mail: ReceivedMail) => Answer | Promise<Answer>;
}

export interface MailServer {
  port: number;
  received: ReceivedMail[];
  counts: { connections: number; auth: number; mail: number; rcpt: number; data: number };
  behaviour: Behaviour;
  settings(changes?: Partial<SmtpSettings>): SmtpSettings;
  parsed(): Promise<ParsedMail[]>;
  close(): Promise<void>;
}

export const account = { user: 'urp@comune.example', password: 'Segreta-4711-canarino' };

/** A real SMTP server on an ephemeral loopback port, which counts what it is told. */
export async function startMailServer(
  options: SMTPServerOptions = {},
  Server = SMTPServer,
): Promise<MailServer> {
  const counts = { connections: 0, auth: 0, mail: 0, rcpt: 0, data: 0 };
  const received: ReceivedMail[] = [];
  const server = new Server({
    // Its own certificate is what these tests want; this keeps it from warning about it.
    logger: false,
    authOptional: true,
    allowInsecureAuth: true,
    closeTimeout: 100,
    disableReverseLookup: true,
    onConnect: (_session, done) => {
      counts.connections += 1;
      done();
    },
    onAuth: (auth, session, done) => {
      counts.auth += 1;
      const isKnown = auth.username === account.user && auth.password === account.password;
      const answer = isKnown
        ? behaviour().auth?.()
        : wrongPassword(auth.username ?? '', auth.password ?? '');
      reply(server, session, answer, (error) =>
        error ? done(error) : done(null, { user: 'urp' }),
      );
    },
    onMailFrom: ({ address }, session, done) => {
      counts.mail += 1;
      reply(server, session, behaviour().mail?.(address), done);
    },
    onRcptTo: ({ address }, session, done) => {
      counts.rcpt += 1;
      reply(server, session, behaviour().rcpt?.(address), done);
    },
    onData: (stream, session, done) => {
      counts.data += 1;
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString('utf8'),
        };
        const answer = await behaviour().data?.(mail);
        if (answer === undefined || answer === 'cut') received.push(mail);
        reply(server, session, answer, done);
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const behaviour = () => mailServer.behaviour;
  const mailServer: MailServer = {
    port,
    received,
    counts,
    behaviour: {},
    settings: (changes = {}) => ({
      host: '127.0.0.1',
      port,
      security: 'none',
      ...account,
      fromAddress: 'urp@comune.example',
      fromName: 'URP del Comune di Esempio',
      allowSelfSigned: false,
      ...changes,
    }),
    parsed: () => Promise.all(received.map(({ source }) => simpleParser(source))),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mailServer;
}

function reply(
  server: SMTPServer,
  session: SMTPServerSession,
  answer: Answer,
  done: (error?: Error | null) => void,
): void {
  if (answer === 'cut') return cut(server, session);
  if (answer === undefined) return done();
  done(Object.assign(new Error(answer.words), { responseCode: answer.code }));
}

/** Drops the TCP connection with no further word, as a server that dies does. */
function cut(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections) {
    if (connection.session?.id === session.id) connection._socket.destroy();
  }
}

/** As careless servers do, it repeats what it was told. */
function wrongPassword(user: string, password: string): Answer {
  return { code: 535, words: `5.7.8 Authentication failed for ${user} with ${password}` };
}

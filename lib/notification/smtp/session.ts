import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpSettings } from './settings';

/** What nodemailer says of a failure, as far as anything is decided by it. */
export interface SmtpError extends Error {
  code?: string;
  originalCode?: string;
  responseCode?: number;
  response?: string;
  command?: string;
}

/** What became of one message. `handedOver`: the server had begun to read it when the session broke. */
export type Submission =
  { accepted: true; reply: string } | { accepted: false; error: SmtpError; handedOver: boolean };

// A server under load answers late; RFC 5321 (4.5.3.2) would let it take ten minutes after DATA,
// which no execution waits for: what has not answered by then is unknown.
const timeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

const longestFarewell = 2_000;

/**
 * One session with a mail server, for one message after another. It stands on nodemailer's
 * connection rather than on its pool: the pool sends a message again when a session breaks after
 * DATA, and a citizen would get it twice.
 */
export class SmtpSession {
  private constructor(private readonly connection: SMTPConnection) {}

  /** Connects, secures and signs in. Rejects with an `SmtpError`. */
  static open(settings: SmtpSettings): Promise<SmtpSession> {
    const { host, port, security, user, password, allowSelfSigned } = settings;
    const connection = new SMTPConnection({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      tls: { rejectUnauthorized: !allowSelfSigned, minVersion: 'TLSv1.2' },
      ...timeouts,
    });
    return new Promise((resolve, reject) => {
      const refuse = (error: Error) => {
        connection.close();
        reject(error);
      };
      // Stays for the whole session: an emitter without a listener would end the process.
      connection.on('error', refuse);
      connection.connect((error) => {
        if (error) return refuse(error);
        if (user === '') return resolve(new SmtpSession(connection));
        connection.login({ user, pass: password }, (loginError) =>
          loginError ? refuse(loginError) : resolve(new SmtpSession(connection)),
        );
      });
    });
  }

  get isOpen(): boolean {
    return !this.connection.destroyed;
  }

  submit(from: string, to: string, content: Buffer): Promise<Submission> {
    let handedOver = false;
    // nodemailer reads the content only once the server has said 354 to DATA.
    const message = new Readable({
      read() {
        handedOver = true;
        this.push(content);
        this.push(null);
      },
    });
    return new Promise((resolve) => {
      this.connection.send({ from, to: [to], size: content.length }, message, (error, info) =>
        resolve(
          error || !info
            ? { accepted: false, error: error ?? new Error('No answer'), handedOver }
            : { accepted: true, reply: info.response },
        ),
      );
    });
  }

  /** Says QUIT, and does not wait long for the answer: what was sent is sent. */
  close(): Promise<void> {
    if (!this.isOpen) return Promise.resolve();
    return new Promise((resolve) => {
      const impatience = setTimeout(() => this.abandon(), longestFarewell);
      this.connection.once('end', () => {
        clearTimeout(impatience);
        resolve();
      });
      this.connection.quit();
    });
  }

  /** Cuts the line: after a failure there is nothing left to say. */
  abandon(): void {
    this.connection.close();
  }
}

import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { Phones } from '../../../sandbox/phone';
import { startProviders } from '../../../sandbox/providers/server';
import { emailChannel } from '../../../lib/notification/channels/email';
import { smsChannel } from '../../../lib/notification/channels/sms';
import { sendAll, type Notification } from '../../../lib/notification/sender';
import { parseSmsSettings } from '../../../lib/notification/sms/settings';
import { parseSmtpSettings } from '../../../lib/notification/smtp/settings';
import { openRegister } from '../../../lib/register/openRegister';
import { startMailServer } from '../../lib/notification/mailServer';
import { row, type BenchContext, type Row } from '../row';

const mails = Number(process.env.URP_BENCH_MAILS ?? 10_000);
const texts = Number(process.env.URP_BENCH_TEXTS ?? 5_000);
const limit = 50;

/** Messages a second, each claimed and recorded in the register; and how much of a limit is used. */
export async function messages({ folder }: BenchContext): Promise<Row[]> {
  return [await mailRow(folder), await limitRow(folder)];
}

async function mailRow(folder: string): Promise<Row> {
  const server = await startMailServer();
  const register = await openRegister({ kind: 'sqlite', file: join(folder, 'mails.sqlite') });
  const address = { host: '127.0.0.1', port: server.port };
  const settings = { ...address, security: 'none', fromAddress: 'urp@comune.example' };
  const channel = emailChannel(parseSmtpSettings(settings));
  const batch = Array.from({ length: mails }, (_, index) => message(`c${index}@posta.example`));
  try {
    const ours = await perSecond(mails, async () => {
      await sendAll(batch, { channel, register, by: 'bench' });
    });
    const peerMails = Math.ceil(mails / 10);
    const peer = await perSecond(peerMails, async () => {
      for (const { recipient, message } of batch.slice(0, peerMails)) {
        const transport = createTransport({ ...address, ignoreTLS: true });
        await transport.sendMail({
          from: settings.fromAddress,
          to: recipient,
          subject: message.subject,
          text: message.body,
        });
        transport.close();
      }
    });
    const note = `${mails} mails through a real SMTP server on loopback, each claimed before and recorded after in the register; peer: nodemailer with a transport a message, as n8n's Send Email node makes one an item, and no record`;
    return row('mails', '/s', { ours, peer, note });
  } finally {
    await channel.close();
    await register.close();
    await server.close();
  }
}

async function limitRow(folder: string): Promise<Row> {
  const server = await startProviders(new Phones(join(folder, 'phones')));
  const register = await openRegister({ kind: 'sqlite', file: join(folder, 'texts.sqlite') });
  const arrivals: number[] = [];
  let refused = 0;
  // Fails as a strict provider does: more than the limit in any one second is refused.
  server.intercept = ({ path }) => {
    if (!path.endsWith('/sms')) return undefined;
    const now = performance.now();
    while (arrivals.length > 0 && now - (arrivals[0] ?? 0) >= 1000) arrivals.shift();
    if (arrivals.length >= limit) {
      refused += 1;
      return { status: 429, headers: { 'retry-after': '1' } };
    }
    arrivals.push(now);
    return { status: 201, body: { result: 'OK', total_sent: 1 } };
  };
  const credential = {
    provider: 'other',
    baseUrl: server.address,
    user: 'u',
    password: 'p',
    messagesPerSecond: limit,
  };
  const channel = smsChannel(parseSmsSettings(credential));
  const batch = Array.from({ length: texts }, (_, index) =>
    message(`+39333${String(1_000_000 + index)}`),
  );
  try {
    const rate = await perSecond(texts, async () => {
      await sendAll(batch, { channel, register, by: 'bench' });
    });
    const note = `${texts} messages at a provider that refuses more than ${limit} in any second; ${refused} answers were 429; peer: none`;
    return row('use of a provider’s limit', '%', { ours: (rate / limit) * 100, peer: null, note });
  } finally {
    await channel.close();
    await register.close();
    await server.stop();
  }
}

function message(recipient: string): Notification {
  return {
    recipient,
    message: { subject: 'Ricevuta', body: 'Abbiamo ricevuto la tua richiesta.', language: 'it' },
    template: { id: 'received', version: '1-it' },
    reference: null,
  };
}

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return count / ((performance.now() - started) / 1000);
}

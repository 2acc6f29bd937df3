import type { Socket } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { Phones } from '../../../sandbox/phone';
import { startProviders } from '../../../sandbox/providers/server';
import { smsChannel } from '../../../lib/notification/channels/sms';
import { sendAll, type Notification } from '../../../lib/notification/sender';
import { parseSmsSettings } from '../../../lib/notification/sms/settings';
import { openRegister } from '../../../lib/register/openRegister';
import type { Editor } from '../../../scripts/editor';
import { startMailServer, type MailServer } from '../../lib/notification/mailServer';
import { postTickets } from '../load';
import { row, type BenchContext, type Row } from '../row';
import { flowNode, publish, ticketFlow, type TicketFlow } from '../ticketFlow';

const mails = Number(process.env.URP_BENCH_MAILS ?? 10_000);
const texts = Number(process.env.URP_BENCH_TEXTS ?? 5_000);
const limit = 50;
const text = { subject: 'Ricevuta', body: 'Abbiamo ricevuto la tua richiesta.' };

/** Messages a second, each claimed and recorded in the register; and how much of a limit is used. */
export async function messages(context: BenchContext): Promise<Row[]> {
  return [...(await mailRows(context)), await limitRow(context.folder)];
}

/**
 * URP Notifier beside n8n's Send Email, each as a node of a flow in the same n8n, with the same mails
 * to the same server. It greets at once, so that a connection costs as little as it can; then, as
 * servers that watch for early talkers do, after a tenth of a second.
 */
async function mailRows({ n8n, folder }: BenchContext): Promise<Row[]> {
  const { editor, settled } = await n8n();
  const server = await startMailServer({}, PromptServer);
  const patient = await startMailServer();
  try {
    await saveCredentials(editor, server.port);
    const addresses = {
      ours: await publish(editor, folder, ourFlow()),
      peer: await publish(editor, folder, peerFlow()),
    };
    const measure = async (address: string, { received }: MailServer, count: number) => {
      await settled();
      const before = received.length;
      const rate = await perSecond(count, () => postTickets(address, recipients(count)));
      if (received.length - before !== count)
        throw new Error(`${address}: not every mail arrived.`);
      return rate;
    };
    // The first run of each is not counted: n8n compiles the flow.
    for (const address of Object.values(addresses)) await measure(address, server, 1);
    const prompt = {
      ours: await measure(addresses.ours, server, mails),
      peer: await measure(addresses.peer, server, mails),
    };
    await saveCredentials(editor, patient.port);
    const paused = {
      ours: await measure(addresses.ours, patient, mails),
      peer: await measure(addresses.peer, patient, Math.ceil(mails / 10)),
    };
    const { connections } = server.counts;
    return [
      row('mails', '/s', {
        ...prompt,
        note: `${mails} mails on either side through a real SMTP server on loopback that greets at once, without TLS or sign-in: ${connections} connections in all; each of ours claimed before and recorded after in the register; peer: n8n's Send Email node in the same n8n, and no record`,
      }),
      row('mails, at a server that pauses', '/s', {
        ...paused,
        note: 'the same server greeting after 100 ms, as those do that watch for early talkers; a tenth as many mails for the peer',
      }),
    ];
  } finally {
    await server.close();
    await patient.close();
  }
}

/** smtp-server waits 100 ms before its greeting, which whoever connects for each mail would pay. */
class PromptServer extends SMTPServer {
  override connect(socket: Socket, options: object): void {
    super.connect(socket, options);
    const connection = [...this.connections].at(-1)!;
    connection.connectionReady();
    // What its timer calls later.
    connection.connectionReady = () => undefined;
  }
}

const from = 'urp@comune.example';
const named = { name: 'Bench mail' };

async function saveCredentials(editor: Editor, port: number): Promise<void> {
  const address = { host: '127.0.0.1', port };
  const ours = { ...address, security: 'none', user: '', password: '', fromAddress: from };
  const peer = { ...address, secure: false, disableStartTls: true, user: '', password: '' };
  await editor.saveCredential({ ...named, type: 'urpSmtp', data: ours });
  await editor.saveCredential({ ...named, type: 'smtp', data: peer });
}

function ourFlow(): TicketFlow {
  const notifier = flowNode('Send', 'n8n-nodes-urp.urpNotifier', 1, {
    parameters: {
      operation: 'send',
      channels: ['email'],
      emailAddress: '={{ $json.recipient }}',
      template: 'own',
      subject: text.subject,
      body: text.body,
      language: 'it',
      options: { occasion: '={{ $execution.id }}' },
    },
    credentials: { urpSmtp: named },
  });
  return ticketFlow('bench-our-mails', notifier);
}

function peerFlow(): TicketFlow {
  const sendEmail = flowNode('Send', 'n8n-nodes-base.emailSend', 2.1, {
    parameters: {
      fromEmail: from,
      toEmail: '={{ $json.recipient }}',
      subject: text.subject,
      emailFormat: 'text',
      text: text.body,
      options: { appendAttribution: false },
    },
    credentials: { smtp: named },
  });
  return ticketFlow('bench-peer-mails', sendEmail);
}

function recipients(count: number): { recipient: string }[] {
  return Array.from({ length: count }, (_, index) => ({ recipient: `c${index}@posta.example` }));
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
    message: { ...text, language: 'it' },
    template: { id: 'received', version: '1-it' },
    reference: null,
  };
}

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return count / ((performance.now() - started) / 1000);
}

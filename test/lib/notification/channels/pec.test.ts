import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pecReceipt, type ReceiptFacts } from '../../../../sandbox/pec/receipt';
import { pecChannel } from '../../../../lib/notification/channels/pec';
import { parsePecSettings } from '../../../../lib/notification/pec/settings';
import { readReceiptOf } from '../../../../lib/notification/pec/received';
import { sendAll } from '../../../../lib/notification/sender';
import { openRegister } from '../../../../lib/register/openRegister';
import type { MessageRecord, Register } from '../../../../lib/register/register';
import { describeChannel } from '../channelContract';
import { startMailServer, type MailServer } from '../mailServer';
import { describeSmtpRefusals } from '../smtpRefusals';

const recipient = 'mario.rossi@pec.example';
const sender = 'urp@pec.comune.example';
const open = (server: MailServer) =>
  pecChannel(parsePecSettings(server.settings({ fromAddress: sender })));

describeChannel('pec', {
  open: async () => {
    const server = await startMailServer();
    return {
      channel: open(server),
      delivered: async () => (await server.parsed()).map(({ text = '' }) => text),
      close: () => server.close(),
    };
  },
  recipient,
  badRecipients: [
    '',
    'mario',
    'a@pec.example, b@pec.example',
    'a@pec.example\r\nBcc: b@pec.example',
  ],
  wellDone: 'sent',
});

describeSmtpRefusals('pec', (settings) => pecChannel(parsePecSettings(settings)), recipient);

let server: MailServer;
let register: Register;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'urp-pec-'));
  server = await startMailServer();
  register = await openRegister({ kind: 'sqlite', file: join(folder, 'register.sqlite') });
});
afterEach(async () => {
  await register.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

async function send(): Promise<MessageRecord> {
  const channel = open(server);
  const [outcome] = await sendAll(
    [
      {
        recipient,
        message: { subject: 'Risposta', body: 'Testo', language: 'it' },
        template: { id: 'answered', version: '1-it' },
        reference: null,
      },
    ],
    { channel, register, by: 'test', retry: { attempts: 1, base: 1, cap: 1, budget: 1 } },
  );
  await channel.close();
  if (outcome?.kind !== 'answered') throw new Error('refused');
  return outcome.record;
}

const bytes = (messageId: string, changes: Partial<ReceiptFacts>) =>
  pecReceipt({
    kind: 'accettazione',
    sender,
    recipients: [{ address: recipient, certified: true }],
    subject: 'Risposta',
    messageId,
    at: new Date('2026-11-24T10:00:00Z'),
    ...changes,
  });
const read = (content: Buffer) =>
  readReceiptOf({ kind: 'original', content }, register, 'test', 'it');

it('keeps the rules of certified mail: its own sender, one recipient, no copies', async () => {
  const record = await send();
  const [mail] = server.received;
  expect(mail).toMatchObject({ from: sender, to: [recipient] });
  const [head = ''] = (mail?.source ?? '').split('\r\n\r\n');
  expect(head).toMatch(/^From: .*<urp@pec\.comune\.example>\r$/m);
  expect(head).toMatch(/^To: mario\.rossi@pec\.example\r$/m);
  expect(head).toMatch(/^X-TipoRicevuta: completa\r$/im);
  expect(head).not.toMatch(/^(bcc|cc|auto-submitted):/im);
  expect(record.messageId).toMatch(/^<[0-9a-f]{40}@pec\.comune\.example>$/);
});

it('follows a message by its receipts, and keeps each as evidence', async () => {
  const { key, messageId } = await send();
  const accepted = bytes(messageId, {});
  expect(await read(accepted)).toMatchObject({
    way: 'later',
    pec: { receipt: 'accettazione', known: true, signature: 'not-verified', original: true },
    delivery: { status: 'sent' },
  });
  const delivered = bytes(messageId, { kind: 'avvenuta-consegna', deliveredTo: recipient });
  expect(await read(delivered)).toMatchObject({ way: 'sent', delivery: { status: 'delivered' } });
  const late = bytes(messageId, {
    kind: 'errore-consegna',
    deliveredTo: recipient,
    error: 'altro',
  });
  expect(await read(late)).toMatchObject({ way: 'not-sent', delivery: { status: 'delivered' } });
  await read(accepted);
  const kept = await register.messageReceipts(key);
  expect(kept.map(({ kind }) => kind).sort()).toEqual([
    'accettazione',
    'avvenuta-consegna',
    'errore-consegna',
  ]);
  expect(kept.some(({ content }) => content.equals(delivered))).toBe(true);
  expect(JSON.stringify(await read(delivered))).not.toContain(recipient);
});

it('settles by its receipt what the server’s answer left open', async () => {
  server.behaviour = { data: () => 'cut' };
  const record = await send();
  expect(record.status).toBe('unknown');
  const { delivery } = await read(bytes(record.messageId, {}));
  expect(delivery?.status).toBe('sent');
});

it('knows its message by the local part, where a provider rewrote the domain', async () => {
  const { messageId } = await send();
  const rewritten = messageId.replace(/@.*/, '@altro.gestore.example>');
  expect((await read(bytes(rewritten, {}))).pec.known).toBe(true);
});

it.each([
  ['of another message', '<0123@pec.comune.example>', {}],
  ['of an identifier that is only like ours', `<${'0'.repeat(40)}@pec.comune.example>`, {}],
])('a receipt %s changes nothing', async (_name, messageId, changes) => {
  const { key } = await send();
  expect(await read(bytes(messageId, changes))).toMatchObject({
    pec: { known: false },
    delivery: null,
  });
  expect(await register.messageReceipts(key)).toEqual([]);
});

it('a receipt about somebody else is refused as forged', async () => {
  const { key, messageId } = await send();
  const forged = bytes(messageId, { kind: 'avvenuta-consegna', deliveredTo: 'ladro@pec.example' });
  await expect(read(forged)).rejects.toMatchObject({ code: 'pec.receipt-mismatched' });
  expect((await register.findMessage(key))?.status).toBe('sent');
});

it('the parts of an IMAP trigger are read too, and said not to be the original', async () => {
  const { messageId } = await send();
  const { simpleParser } = await import('mailparser');
  const mail = await simpleParser(
    bytes(messageId, { kind: 'avvenuta-consegna', deliveredTo: recipient }),
  );
  const headers = Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line]));
  const files = mail.attachments.map(({ filename = '', contentType, content }) => ({
    fileName: filename,
    mediaType: contentType,
    content,
  }));
  const parts = { kind: 'parts', json: { headers }, files } as const;
  expect(await readReceiptOf(parts, register, 'test', 'it')).toMatchObject({
    way: 'sent',
    pec: { original: false, known: true },
    delivery: { status: 'delivered' },
  });
});

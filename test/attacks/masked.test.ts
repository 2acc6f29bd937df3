import { createHash } from 'node:crypto';
import { openChannel } from '../../lib/notification/channels';
import { sendAll, type Notification } from '../../lib/notification/sender';
import type { Register } from '../../lib/register/register';
import '../harness/loopback';
import { temporaryRegister } from '../lib/intake/temporaryRegister';
import { startMailServer, type MailServer } from '../lib/notification/mailServer';

/** What a report, an execution of n8n and a copy of the database show is masked: it must stay so. */
let server: MailServer;
const registers: { register: Register; remove(): Promise<void> }[] = [];
beforeAll(async () => {
  server = await startMailServer();
  for (let office = 0; office < 2; office += 1) registers.push(await temporaryRegister());
});
afterAll(async () => {
  await server.close();
  for (const { remove } of registers) await remove();
});

const notification: Notification = {
  recipient: 'mario.rossi@posta.example',
  message: { subject: 'Ricevuta', body: 'È arrivata.', language: 'it' },
  template: { id: 'received', version: '1' },
  reference: null,
  subjectMatter: 'URP-7K3-MD4-9AR',
};

async function send(register: Register) {
  const channel = openChannel('email', server.settings());
  const [outcome] = await sendAll([notification], { channel, register, by: 'flusso' });
  await channel.close();
  if (outcome?.kind !== 'answered') throw new Error('the message was not sent');
  return outcome;
}

test('the name of a message tells nobody whose address is masked beside it', async () => {
  const [first, second] = await Promise.all(registers.map(({ register }) => send(register)));
  const { key, messageId, recipient, channel, template, templateVersion } = first!.record;
  expect(recipient).toBe('m•••@posta.example');
  // Whoever has all that is shown, and guesses the address, cannot see that the guess is right.
  const matter = notification.subjectMatter;
  for (const guess of [notification.recipient, recipient]) {
    const shown = JSON.stringify([channel, guess, template, templateVersion, matter, '']);
    const hash = createHash('sha256').update(shown).digest('hex');
    expect(key).not.toBe(hash);
    expect(messageId).not.toContain(hash.slice(0, 32));
  }
  // It takes a secret of the office's own: another office names the same message otherwise.
  expect(second!.record.key).not.toBe(key);
});

test('within an office the name stays, so that the message goes once', async () => {
  const again = await send(registers[0]!.register);
  expect(again.repeated).toBe(true);
});

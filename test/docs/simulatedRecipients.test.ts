import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Message } from '../../lib/notification/channel';
import { openChannel } from '../../lib/notification/channels';
import { readReceiptOf } from '../../lib/notification/pec/received';
import { sendAll } from '../../lib/notification/sender';
import { openRegister } from '../../lib/register/openRegister';
import { digitalDomicile } from '../../lib/notification/inad/domicile';
import { simulatedDomiciles } from '../../sandbox/providers/inad/provider';
import { simulatedRecipients } from '../../sandbox/providers/behaviour';
import { codeOf } from '../../sandbox/providers/send/stories';
import { startSandbox } from '../../sandbox/server';
import { root } from '../../scripts/root';
import { channelCredentials } from '../lib/notification/everyChannel';
import { inadSettingsFor } from '../lib/notification/inad/settings';
import { startTestProviders } from '../lib/notification/providerServer';

jest.setTimeout(60_000);

const pages = ['docs/it/canali/prove.md', 'docs/en/channels/trying.md'];
const channelIds = ['sms', 'twilio', 'whatsapp', 'app-io'] as const;
const message: Message = {
  subject: 'La tua richiesta URP-7K3-MD4-9AR',
  body: 'Abbiamo ricevuto la tua richiesta: una persona la legge e la affida all’ufficio che può risolverla.',
  language: 'it',
};

const folder = mkdtempSync(join(tmpdir(), 'urp-trying-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What becomes of a message: what sending says, then what the provider says when it is asked. */
async function fate(channelId: keyof ReturnType<typeof channelCredentials>, to: string) {
  // "The first 2 times" are counted for a recipient over all providers: each channel has its own.
  const sandbox = await startSandbox({ folder: mkdtempSync(join(folder, 'sandbox-')) });
  const mailPort = channelId === 'pec' ? sandbox.pecPort : sandbox.smtpPort;
  const credential = channelCredentials({ mailPort, providers: sandbox.providers })[channelId];
  const channel = openChannel(channelId, credential);
  const recipient = channel.checkRecipient(to);
  const messageId = channel.identify(`${channelId} ${to}`.padEnd(64, '-'));
  const sent = await channel.send(channel.render(message), recipient, { messageId });
  const { providerId = null } = sent;
  const asked =
    sent.status === 'sent' && channel.fetchStatus
      ? (await channel.fetchStatus({ messageId, providerId, recipient })).status
      : sent.status;
  await channel.close();
  await sandbox.stop();
  return asked === sent.status ? sent.status : `${sent.status}, ${asked}`;
}

/** A row of the page's tables whose first cell names the recipient. */
function row(page: string, first: string): string[] {
  const line = readFileSync(join(root, page), 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`| \`${first}\``));
  return (line ?? '')
    .split('|')
    .slice(2, -1)
    .map((cell) => cell.replaceAll('`', '').trim());
}

test.each(simulatedRecipients)('the pages tell what comes of $phone', async ({ phone, code }) => {
  const [ending = ''] = /\d{3}$/.exec(phone) ?? [];
  const taxCode = codeOf(code.slice(6, 8));
  const fates: string[] = [];
  for (const id of channelIds) {
    fates.push(await fate(id, id === 'app-io' ? taxCode : phone.replaceAll(' ', '')));
  }
  for (const page of pages) expect([page, ...row(page, ending)]).toEqual([page, taxCode, ...fates]);
});

test.each([
  ['email', 'rifiuta@…'],
  ['email', 'occupata@…'],
  ['email', 'cade@…'],
  ['email', 'lenta@…'],
  ['email', 'mario.rossi@…'],
  ['pec', 'inesistente@…'],
  ['pec', 'ritardo@…'],
  ['pec', 'scaduta@…'],
  ['pec', 'nonaccettata@…'],
  ['pec', 'ordinaria@…'],
] as const)('the pages tell what comes of %s to %s', async (channelId, address) => {
  const found = await fate(channelId, address.replace('…', 'posta.example'));
  for (const page of pages) expect([page, row(page, address)[0]]).toEqual([page, found]);
});

/** What each page calls a receipt. */
const words = {
  accettazione: ['accettazione', 'acceptance'],
  'non-accettazione': ['non accettazione', 'non-acceptance'],
  'errore-consegna': ['mancata consegna', 'non-delivery'],
  'preavviso-errore-consegna': ['preavviso', 'warning'],
} as const;

test.each([
  ['inesistente@…', ['accettazione', 'errore-consegna'], 'permanent-failure'],
  ['ritardo@…', ['accettazione', 'preavviso-errore-consegna'], 'sent'],
  ['scaduta@…', ['accettazione', 'preavviso-errore-consegna'], 'permanent-failure'],
  ['nonaccettata@…', ['non-accettazione'], 'permanent-failure'],
  ['ordinaria@…', ['accettazione'], 'sent'],
] as const)('the pages tell which receipts come of a PEC to %s', async (address, kinds, last) => {
  const sandbox = await startSandbox({ folder: mkdtempSync(join(folder, 'sandbox-')) });
  const register = await openRegister({ kind: 'sqlite', file: join(folder, `${address}.sqlite`) });
  const { pecPort: mailPort, providers } = sandbox;
  const channel = openChannel('pec', channelCredentials({ mailPort, providers }).pec);
  const recipient = address.replace('…', 'pec.example');
  const template = { id: 'own', version: '1' };
  await sendAll([{ recipient, message, template, reference: null }], {
    channel,
    register,
    by: 'test',
  });
  const found: string[] = [];
  let status = '';
  const list = await fetch(`${sandbox.inboxApi}?to=urp@comune.example`);
  for (const { id } of ((await list.json()) as { id: number }[]).reverse()) {
    const raw = await fetch(`${sandbox.inboxApi}/${id}/raw`);
    const content = Buffer.from(await raw.arrayBuffer());
    const { pec, delivery } = await readReceiptOf(
      { kind: 'original', content },
      register,
      'test',
      'it',
    );
    found.push(String(pec.receipt));
    status = String(delivery?.status);
  }
  await channel.close();
  await register.close();
  await sandbox.stop();
  expect([found, status]).toEqual([kinds, last]);
  for (const [index, page] of pages.entries()) {
    const told = row(page, address)[1]?.toLowerCase() ?? '';
    for (const kind of kinds)
      expect([page, told]).toEqual([page, expect.stringContaining(words[kind][index] ?? '')]);
  }
});

test.each(simulatedDomiciles)('the pages tell that $code $does', async ({ code }) => {
  const server = await startTestProviders();
  const quick = { attempts: 3, base: 1, cap: 1, budget: 5000 };
  const query = { fiscalCode: code, procedure: 'URP-7K3-MD4-9AR' };
  const found = await digitalDomicile(query, inadSettingsFor(server), quick).then(
    () => /scriv|writes/,
    (error: { code: string }) => new RegExp(error.code),
  );
  await server.stop();
  for (const page of pages) expect(row(page, code).at(-1)).toMatch(found);
});

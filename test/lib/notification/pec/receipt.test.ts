import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pecReceipt, type ReceiptFacts } from '../../../../sandbox/pec/receipt';
import { readPecMail, type PecReceipt } from '../../../../lib/notification/pec/receipt';
import { deliveryOfReceipt, statesIn } from '../../../../lib/notification/pec/state';

const key = '0123456789abcdef'.repeat(4);
const facts: ReceiptFacts = {
  kind: 'accettazione',
  sender: 'urp@pec.comune.example',
  recipients: [{ address: 'mario.rossi@pec.example', certified: true }],
  subject: 'Risposta & esito <URP>',
  messageId: `<${key.slice(0, 40)}@pec.comune.example>`,
  at: new Date('2024-03-25T09:15:32+01:00'),
};

const eml = (changes: Partial<ReceiptFacts> = {}) =>
  pecReceipt({ ...facts, ...changes }).toString();
const read = (text: string) => readPecMail(Buffer.from(text));
async function receipt(text: string): Promise<PecReceipt> {
  const mail = await read(text);
  if (mail.type !== 'receipt') throw new Error(`not a receipt: ${mail.type}`);
  return mail;
}
/** A citizen's daticert.xml beside the provider's. */
function twoCertificates(): string {
  const text = eml();
  const mark = /boundary="(----inner[0-9a-f]+)"/.exec(text)?.[1] ?? '';
  const part =
    'Content-Type: text/xml; name="daticert.xml"\r\nContent-Disposition: attachment; filename="daticert.xml"\r\n\r\n<postacert/>\r\n';
  return text.replace(`--${mark}--`, `--${mark}\r\n${part}--${mark}--`);
}
/** Puts other words into daticert.xml. */
function withXml(
  change: (xml: string) => string | Buffer,
  changes: Partial<ReceiptFacts> = {},
): string {
  const text = eml(changes);
  const [, head = '', body = ''] =
    /(filename="daticert\.xml"\r\nContent-Transfer-Encoding: base64\r\n\r\n)([\s\S]*?)\r\n--/.exec(
      text,
    ) ?? [];
  const changed = Buffer.from(change(Buffer.from(body, 'base64').toString())).toString('base64');
  return text.replace(head + body, head + changed.replace(/.{1,76}/g, '$&\r\n').trimEnd());
}

it('reads about which message it is, by whom, for whom and when', async () => {
  expect(await receipt(eml())).toMatchObject({
    kind: 'accettazione',
    messageIds: [`${key.slice(0, 40)}@pec.comune.example`],
    signature: 'present-not-verified',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    certificate: {
      sender: facts.sender,
      subject: facts.subject,
      at: '2024-03-25T08:15:32.000Z',
      recipients: [{ address: 'mario.rossi@pec.example', certified: true }],
    },
  });
});

describe('the hour is the zone’s that the provider wrote', () => {
  it.each([
    [
      '<data zona="+0200"><giorno>25/03/2024</giorno><ora>10:15:32</ora></data>',
      '2024-03-25T08:15:32.000Z',
    ],
    [
      '<data zona="+02:00"><giorno>25/03/2024</giorno><ora>10:15</ora></data>',
      '2024-03-25T08:15:00.000Z',
    ],
    [
      '<data zona="-0500"><giorno>5/3/2024</giorno><ora>1:00:00</ora></data>',
      '2024-03-05T06:00:00.000Z',
    ],
  ])('%s', async (data, at) => {
    const text = withXml((xml) => xml.replace(/<data [\s\S]*<\/data>/, data));
    expect((await receipt(text)).certificate.at).toBe(at);
  });
});

describe('kinds, as providers spell them', () => {
  it.each([
    ['Accettazione', 'accettazione'],
    ['ACCETTAZIONE', 'accettazione'],
    ['Avvenuta_Consegna', 'avvenuta-consegna'],
    ['avvenuta consegna', 'avvenuta-consegna'],
    ['non-accettazione', 'non-accettazione'],
    ['presa-in-carico', 'presa-in-carico'],
    ['errore-consegna', 'errore-consegna'],
    ['preavviso-mancata-consegna', 'preavviso-errore-consegna'],
    ['mancata-consegna', 'mancata-consegna'],
    ['rilevazione-virus', 'rilevazione-virus'],
  ])('%s is %s', async (word, kind) => {
    expect((await receipt(eml({ kind: word }))).kind).toBe(kind);
  });
});

describe('headers as they come', () => {
  it.each<[string, (text: string) => string]>([
    [
      'a wrapped reference',
      (text) => text.replace('X-Riferimento-Message-ID: ', 'X-Riferimento-Message-ID:\r\n '),
    ],
    [
      'a reference wrapped inside',
      (text) => text.replace(/(X-Riferimento-Message-ID: <.{20})/, '$1\r\n\t'),
    ],
    ['headers in small letters', (text) => text.replace('X-Ricevuta', 'x-ricevuta')],
    ['headers in capitals', (text) => text.replace('X-Ricevuta', 'X-RICEVUTA')],
    ['line feeds alone', (text) => text.replace(/\r\n/g, '\n')],
    [
      'a subject that says another thing',
      (text) => text.replace(/Subject: .*/, 'Subject: CONSEGNA: altro'),
    ],
  ])('%s', async (_name, change) => {
    const read = await receipt(change(eml()));
    expect(read).toMatchObject({ kind: 'accettazione' });
    expect(read.messageIds).toContain(`${key.slice(0, 40)}@pec.comune.example`);
  });

  it('by the reference alone, where daticert.xml names no message', async () => {
    const text = withXml((xml) => xml.replace(/<msgid>.*<\/msgid>/, ''));
    expect((await receipt(text)).messageIds).toEqual([`${key.slice(0, 40)}@pec.comune.example`]);
  });

  it('in another encoding, with a namespace and with tags in capitals', async () => {
    const text = withXml((xml) =>
      Buffer.from(
        xml
          .replace('UTF-8', 'ISO-8859-1')
          .replace('Risposta', 'Perché')
          .replace(/<(\/?)(?=[a-z])/g, '<$1pec:')
          .replace('<pec:postacert', '<pec:postacert xmlns:pec="urn:x"')
          .replace(/pec:oggetto/g, 'pec:OGGETTO'),
        'latin1',
      ),
    );
    expect((await receipt(text)).certificate.subject).toBe('Perché & esito <URP>');
  });
});

describe('what is no receipt', () => {
  it.each([
    ['a subject that says so', 'Subject: CONSEGNA: risposta\r\n\r\nciao', 'ordinary-message'],
    [
      'an anomaly envelope',
      'X-Trasporto: errore\r\nSubject: ANOMALIA MESSAGGIO: x\r\n\r\nx',
      'ordinary-message',
    ],
    [
      'an out-of-office note',
      'Auto-Submitted: auto-replied\r\nSubject: Fuori sede\r\n\r\nx',
      'automatic-reply',
    ],
    ['an auto-reply', 'X-Autoreply: yes\r\n\r\nx', 'automatic-reply'],
    ['bulk mail', 'Precedence: bulk\r\n\r\nx', 'automatic-reply'],
    ['nothing at all', '', 'ordinary-message'],
  ])('%s', async (_name, text, type) => expect((await read(text)).type).toBe(type));
});

describe('forged receipts are refused', () => {
  it.each<[string, string]>([
    [
      'without the signature',
      eml().replace(/multipart\/signed;[^\r\n]*boundary/, 'multipart/mixed; boundary'),
    ],
    [
      'with a signature in name only',
      eml().replace(/application\/x-pkcs7-signature; name/, 'text/plain; name'),
    ],
    [
      'header and certificate that differ',
      eml().replace('X-Ricevuta: accettazione', 'X-Ricevuta: avvenuta-consegna'),
    ],
    [
      'two marks of a receipt',
      eml().replace('X-Ricevuta: ', 'X-Ricevuta: avvenuta-consegna\r\nX-Ricevuta: '),
    ],
    [
      'a receipt that is also a message',
      eml().replace('X-Ricevuta: ', 'X-Trasporto: posta-certificata\r\nX-Ricevuta: '),
    ],
    ['a receipt that the law does not know', eml({ kind: 'lettura' })],
    ['no daticert.xml', eml().replaceAll('daticert.xml', 'altro.xml')],
    ['two of them', twoCertificates()],
    [
      'a certificate that names no message',
      withXml((xml) => xml.replace(/<msgid>.*<\/msgid>/, '')).replace(/X-Riferimento.*\r\n/, ''),
    ],
    [
      'headers alone',
      'X-Ricevuta: avvenuta-consegna\r\nX-Riferimento-Message-ID: <a@b>\r\n\r\nConsegnato',
    ],
  ])('%s', async (_name, text) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'pec.receipt-unreadable' });
  });
});

describe('attacks through daticert.xml are refused', () => {
  const bomb = `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>`;
  it.each<[string, (xml: string) => string]>([
    [
      'an outside entity',
      (xml) =>
        xml
          .replace('<postacert', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><postacert')
          .replace('Risposta', '&e;'),
    ],
    ['a billion laughs', (xml) => xml.replace('<postacert', `${bomb}<postacert`)],
    ['a document type with spaces', (xml) => xml.replace('<postacert', '<! DOCTYPE x><postacert')],
    [
      'a document type in UTF-16',
      (xml) =>
        Buffer.from(
          xml.replace('UTF-8', 'utf-16le').replace('<postacert', '<!DOCTYPE x><postacert'),
          'utf16le',
        ).toString('latin1'),
    ],
    ['broken XML', (xml) => xml.replace('</dati>', '')],
    ['no XML', () => 'ciao'],
    ['nothing', () => ''],
    ['another document', () => '<?xml version="1.0"?><html/>'],
    ['a certificate of megabytes', (xml) => xml.replace('Risposta', 'x'.repeat(300_000))],
    [
      'thousands of recipients',
      (xml) => xml.replace(/(<destinatari.*<\/destinatari>)/, '$1'.repeat(1001)),
    ],
    ['no hour', (xml) => xml.replace(/<ora>.*<\/ora>/, '<ora>mezzogiorno</ora>')],
    [
      'a polluted name',
      (xml) => xml.replace(/<mittente>.*<\/mittente>/, '<__proto__>x</__proto__>'),
    ],
  ])('%s', async (_name, change) => {
    await expect(read(withXml(change))).rejects.toMatchObject({ code: 'pec.receipt-unreadable' });
  });

  it('what the message itself carries stays closed', async () => {
    const inner = `Content-Type: message/rfc822; name="postacert.eml"\r\nContent-Disposition: attachment; filename="postacert.eml"\r\n\r\nX-Ricevuta: errore-consegna\r\nContent-Type: multipart/mixed; boundary="z"\r\n\r\n--z\r\nContent-Type: application/xml; name="daticert.xml"\r\nContent-Disposition: attachment; filename="daticert.xml"\r\n\r\n<!DOCTYPE x><x/>\r\n--z--\r\n`;
    const text = eml({ kind: 'avvenuta-consegna', deliveredTo: 'mario.rossi@pec.example' });
    const mark = /boundary="(----inner[0-9a-f]+)"/.exec(text)?.[1] ?? '';
    const carried = text.replace(`--${mark}--`, `--${mark}\r\n${inner}\r\n--${mark}--`);
    expect((await receipt(carried)).kind).toBe('avvenuta-consegna');
  });
});

describe('what became of each recipient', () => {
  const three = ['a', 'b', 'c'].map((name) => ({
    address: `${name}@pec.example`,
    certified: true,
  }));
  const about = (kind: string, deliveredTo?: string, extendedError?: string, error?: string) =>
    receipt(eml({ kind, recipients: three, deliveredTo, extendedError, error }));

  it.each([
    ['avvenuta-consegna', 'A@pec.example', [['a@pec.example', 'delivered']]],
    ['errore-consegna', 'b@pec.example', [['b@pec.example', 'failed']]],
    ['accettazione', undefined, three.map(({ address }) => [address, 'accepted'])],
  ])('%s about %s tells of those that it speaks of', async (kind, deliveredTo, states) => {
    expect([...statesIn(await about(kind, deliveredTo))]).toEqual(states);
  });

  it.each([
    ['nelle prime 12 ore', 'in-doubt', null],
    ['entro le 24 ore successive', 'failed', 'permanent-failure'],
    ['dopo 24 ore dall’invio', 'failed', 'permanent-failure'],
    ['entro ventiquattro ore', 'failed', 'permanent-failure'],
    ['il messaggio non è stato consegnato', 'in-doubt', null],
    [undefined, 'in-doubt', null],
  ])('a warning «%s» leaves it %s', async (extendedError, state, status) => {
    const warning = await about('preavviso-errore-consegna', 'a@pec.example', extendedError);
    expect(statesIn(warning).get('a@pec.example')).toBe(state);
    expect(deliveryOfReceipt(warning)?.status ?? null).toBe(status);
  });

  it.each([
    ['accettazione', undefined, 'sent', undefined],
    ['avvenuta-consegna', undefined, 'delivered', undefined],
    ['errore-consegna', 'no-dest', 'permanent-failure', 'recipient'],
    ['errore-consegna', 'no-dominio', 'permanent-failure', 'recipient'],
    ['errore-consegna', 'altro', 'permanent-failure', 'permanent'],
    ['non-accettazione', 'altro', 'permanent-failure', 'permanent'],
    ['rilevazione-virus', 'virus', 'permanent-failure', 'permanent'],
    ['mancata-consegna', undefined, 'permanent-failure', 'permanent'],
  ])('%s (%s) means %s', async (kind, error, status, failure) => {
    const delivery = deliveryOfReceipt(await about(kind, 'a@pec.example', undefined, error));
    expect(delivery).toMatchObject({ status, providerCode: kind });
    expect(delivery?.failure).toBe(failure);
  });
});

const real = join(process.env.URP_BENCH_DATA ?? '', 'pec');
const hasReal = process.env.URP_BENCH_DATA !== undefined && existsSync(real);
if (!hasReal) console.warn('NOT TESTED: real PEC messages. Set URP_BENCH_DATA.');
(hasReal ? describe : describe.skip)('real messages', () => {
  const file = (name: string) => readFileSync(join(real, name));
  it('an acceptance', async () => {
    const mail = await readPecMail(file('acceptance.eml'));
    expect(mail).toMatchObject({
      type: 'receipt',
      kind: 'accettazione',
      certificate: { at: '2018-11-13T15:39:26.000Z', error: 'nessuno' },
    });
    expect((mail as PecReceipt).messageIds[0]).toMatch(/openerp/);
  });
  it('a certified message', async () => {
    expect(await readPecMail(file('certified-message.eml'))).toMatchObject({
      type: 'certified-message',
      at: expect.stringMatching(/^20/),
    });
  });
});

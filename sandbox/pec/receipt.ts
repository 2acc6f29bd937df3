import { randomBytes } from 'node:crypto';

/** What a PEC provider writes about a message, and for whom. */
export interface ReceiptFacts {
  kind: string;
  sender: string;
  recipients: { address: string; certified: boolean }[];
  subject: string;
  /** Message-ID of the message, with its angle brackets. */
  messageId: string;
  at: Date;
  /** `nessuno`, `no-dest`… */
  error?: string;
  deliveredTo?: string;
  extendedError?: string;
  receiptType?: string;
}

const provider = { name: 'GESTORE DI PROVA S.P.A.', domain: 'pec.sandbox.example' };
const prefixes: Readonly<Record<string, string>> = {
  accettazione: 'ACCETTAZIONE',
  'non-accettazione': 'AVVISO DI NON ACCETTAZIONE',
  'avvenuta-consegna': 'CONSEGNA',
  'errore-consegna': 'AVVISO DI MANCATA CONSEGNA',
  'preavviso-errore-consegna': 'AVVISO DI MANCATA CONSEGNA PER SUPERAMENTO TEMPO MASSIMO',
};

/**
 * A receipt as providers send it (DM 2-11-2005): multipart/signed around the words for people and
 * daticert.xml. The signature is a place holder: the sandbox is no provider, and nobody verifies it.
 */
export function pecReceipt(facts: ReceiptFacts): Buffer {
  const identifier = `opec${randomBytes(4).toString('hex')}.${facts.at.getTime()}@${provider.domain}`;
  const xml = daticert(facts, identifier);
  const [outer, inner] = ['outer', 'inner'].map(
    (name) => `----${name}${randomBytes(8).toString('hex')}`,
  );
  const prefix = prefixes[facts.kind] ?? facts.kind.toUpperCase();
  const words = `${prefix}\r\n\r\nIl messaggio "${facts.subject}" inviato da "${facts.sender}"\r\nIdentificativo: ${identifier}\r\n${facts.extendedError ?? ''}`;
  const lines = [
    `From: posta-certificata@${provider.domain}`,
    `To: ${facts.sender}`,
    `Subject: ${encoded(`${prefix}: ${facts.subject}`)}`,
    `Date: ${facts.at.toUTCString()}`,
    `Message-ID: <${randomBytes(12).toString('hex')}@${provider.domain}>`,
    `X-Ricevuta: ${facts.kind}`,
    ...(facts.kind === 'avvenuta-consegna'
      ? [`X-TipoRicevuta: ${facts.receiptType ?? 'completa'}`]
      : []),
    `X-Riferimento-Message-ID: ${facts.messageId}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/signed; protocol="application/x-pkcs7-signature"; micalg="sha-256"; boundary="${outer}"`,
    '',
    `--${outer}`,
    `Content-Type: multipart/mixed; boundary="${inner}"`,
    '',
    `--${inner}`,
    'Content-Type: text/plain; charset="utf-8"',
    'Content-Transfer-Encoding: base64',
    '',
    base64(words),
    `--${inner}`,
    'Content-Type: application/xml; name="daticert.xml"',
    'Content-Disposition: inline; filename="daticert.xml"',
    'Content-Transfer-Encoding: base64',
    '',
    base64(xml),
    `--${inner}--`,
    '',
    `--${outer}`,
    'Content-Type: application/x-pkcs7-signature; name="smime.p7s"',
    'Content-Disposition: attachment; filename="smime.p7s"',
    'Content-Transfer-Encoding: base64',
    '',
    base64('firma di prova'),
    `--${outer}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

function daticert(facts: ReceiptFacts, identifier: string): string {
  const { kind, error = 'nessuno', sender, recipients, subject, messageId, at } = facts;
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Rome',
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'longOffset',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const zone = (parts.timeZoneName ?? 'GMT+01:00').replace('GMT', '').replace(':', '');
  return `<?xml version="1.0" encoding="UTF-8"?>
<postacert tipo="${kind}" errore="${error}">
  <intestazione>
    <mittente>${escaped(sender)}</mittente>
    ${recipients.map(({ address, certified }) => `<destinatari tipo="${certified ? 'certificato' : 'esterno'}">${escaped(address)}</destinatari>`).join('\n    ')}
    <risposte>${escaped(sender)}</risposte>
    <oggetto>${escaped(subject)}</oggetto>
  </intestazione>
  <dati>
    <gestore-emittente>${provider.name}</gestore-emittente>
    <data zona="${zone}"><giorno>${parts.day}/${parts.month}/${parts.year}</giorno><ora>${parts.hour}:${parts.minute}:${parts.second}</ora></data>
    <identificativo>${escaped(identifier)}</identificativo>
    <msgid>${escaped(messageId)}</msgid>
    ${facts.receiptType ? `<ricevuta tipo="${facts.receiptType}"/>` : ''}
    ${facts.deliveredTo ? `<consegna>${escaped(facts.deliveredTo)}</consegna>` : ''}
    ${facts.extendedError ? `<errore-esteso>${escaped(facts.extendedError)}</errore-esteso>` : ''}
  </dati>
</postacert>
`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function encoded(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
}

function base64(text: string): string {
  return Buffer.from(text)
    .toString('base64')
    .replace(/.{1,76}/g, '$&\r\n');
}

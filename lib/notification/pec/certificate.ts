import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { DateTime } from 'luxon';
import { receiptUnreadable } from './problem';

/** What daticert.xml says (DM 2-11-2005, annex): about which message, by which provider, for whom. */
export interface Certificate {
  /** As the provider writes it, in small letters: `accettazione`, `avvenuta-consegna`… */
  kind: string;
  /** `nessuno`, `no-dest`, `no-dominio`, `virus`, `altro`. */
  error: string;
  sender: string;
  recipients: { address: string; certified: boolean }[];
  subject: string;
  provider: string;
  /** ISO 8601 in UTC. */
  at: string;
  /** The provider's own name for the transaction. */
  identifier: string;
  /** Message-ID of the message that the receipt is about, without angle brackets. */
  messageId: string | null;
  /** `completa`, `breve` or `sintetica`. */
  receiptType: string | null;
  /** For whom this receipt of delivery, or of its failure, is. */
  deliveredTo: string | null;
  /** The provider's own explanation, which alone tells 12 hours from 24. */
  extendedError: string | null;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  transformTagName: (name) => name.toLowerCase(),
  transformAttributeName: (name) => name.toLowerCase(),
  isArray: (name) => name === 'destinatari',
});

const mostBytes = 256 * 1024;
/** A text node, with or without attributes beside it. */
const node = z
  .union([z.string(), z.object({ '#text': z.string().default('') })])
  .transform((value) => withoutEntities(typeof value === 'string' ? value : value['#text']));
const optional = node.optional().transform((value) => value || null);
const recipient = z.union([
  z.string().transform((address) => ({ '#text': address, '@tipo': '' })),
  z.object({ '#text': z.string(), '@tipo': z.string().default('') }),
]);

const document = z.object({
  postacert: z.object({
    '@tipo': z.string().min(1),
    '@errore': z.string().default('nessuno'),
    intestazione: z.object({
      mittente: node,
      destinatari: z.array(recipient).max(1000).default([]),
      oggetto: node.default(''),
    }),
    dati: z.object({
      'gestore-emittente': node.default(''),
      data: z.object({ '@zona': z.string(), giorno: node, ora: node }),
      identificativo: node.default(''),
      msgid: optional,
      ricevuta: z.object({ '@tipo': z.string() }).optional(),
      consegna: optional,
      'errore-esteso': optional,
    }),
  }),
});

/**
 * Reads daticert.xml. Errors: `pec.receipt-unreadable`, also for a document type or an entity, which
 * no provider writes and which are attacks.
 */
export function readCertificate(bytes: Uint8Array): Certificate {
  if (bytes.length > mostBytes) throw receiptUnreadable('daticert.xml is too large');
  const xml = decode(bytes);
  if (/<!\s*(DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.test(xml)) {
    throw receiptUnreadable('daticert.xml holds a document type');
  }
  if (XMLValidator.validate(xml) !== true)
    throw receiptUnreadable('daticert.xml is not well formed');
  const parsed = document.safeParse(parseXml(xml));
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('/') ?? '';
    throw receiptUnreadable(`daticert.xml lacks ${path}`);
  }
  return certificateOf(parsed.data);
}

/** The parser itself refuses names that would reach into JavaScript's own objects. */
function parseXml(xml: string): unknown {
  try {
    return parser.parse(xml);
  } catch {
    throw receiptUnreadable('daticert.xml cannot be read');
  }
}

function certificateOf({ postacert }: z.infer<typeof document>): Certificate {
  const { intestazione, dati } = postacert;
  return {
    kind: kindOf(postacert['@tipo']),
    error: postacert['@errore'].toLowerCase(),
    sender: intestazione.mittente,
    recipients: intestazione.destinatari.map((each) => ({
      address: withoutEntities(each['#text']),
      certified: each['@tipo'].toLowerCase() === 'certificato',
    })),
    subject: intestazione.oggetto,
    provider: dati['gestore-emittente'],
    at: instantOf(dati.data),
    identifier: bare(dati.identificativo) ?? '',
    messageId: bare(dati.msgid),
    receiptType: dati.ricevuta?.['@tipo'].toLowerCase() ?? null,
    deliveredTo: dati.consegna,
    extendedError: dati['errore-esteso'],
  };
}

/** `Avvenuta_Consegna` is `avvenuta-consegna`: providers do not all spell alike. */
export function kindOf(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
}

/** A Message-ID unfolded and without its angle brackets. */
export function bare(messageId: string | null | undefined): string | null {
  const text = (messageId ?? '').replace(/\s+/g, '').replace(/^<+|>+$/g, '');
  return text === '' ? null : text;
}

/** By the zone that the provider wrote, whatever the machine's own. */
function instantOf(data: { '@zona': string; giorno: string; ora: string }): string {
  const zone = data['@zona'].trim().replace(/^([+-]\d\d):?(\d\d)$/, '$1$2');
  const text = `${data.giorno} ${data.ora} ${zone}`;
  const formats = ['d/M/yyyy H:mm:ss ZZZ', 'd/M/yyyy H:mm ZZZ', 'yyyy-MM-dd H:mm:ss ZZZ'];
  const read = formats.map((format) => DateTime.fromFormat(text, format)).find((at) => at.isValid);
  if (!read) throw receiptUnreadable('daticert.xml has no day and hour');
  return read.toUTC().toISO() ?? '';
}

function decode(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /encoding\s*=\s*["']([\w.-]+)["']/i.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(declared).decode(bytes).trim();
  } catch {
    throw receiptUnreadable('daticert.xml is in an unknown encoding');
  }
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

/** The five of XML and numbers, once; nothing that a document could define. */
function withoutEntities(text: string): string {
  return text
    .replace(/&(lt|gt|quot|apos|amp|#\d{1,6}|#x[\da-f]{1,5});/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
      const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .trim();
}

import { z } from 'zod';
import type { JsonObject } from '../../json';
import { detect } from '../../privacy/detect';
import type { Message } from '../channel';
import { UrpError } from '../../error';
import { mailAddress } from '../mailAddress';
import { latinName } from './latinName';
import type { SendSettings } from './settings';

const line = (most: number) => z.string().trim().max(most);
const optional = (most: number) => line(most).optional();
const taxId = z.string().regex(/^\d{11}$/);

/** What an officer gives beyond the text. Amounts in cents of a euro, the tax in percent. */
const details = z.object({
  protocolNumber: line(256).min(1),
  taxonomyCode: z.string().regex(/^\d{6}[A-Z]$/),
  physicalCommunicationType: z
    .enum(['AR_REGISTERED_LETTER', 'REGISTERED_LETTER_890'])
    .default('AR_REGISTERED_LETTER'),
  feePolicy: z.enum(['FLAT_RATE', 'DELIVERY_MODE']).default('FLAT_RATE'),
  paFee: z.number().int().min(0).max(100).default(100),
  vat: z.number().int().min(0).max(100).default(22),
  recipient: z.object({
    name: z.string().transform(latinName).pipe(z.string().min(1).max(88)),
    pec: z
      .string()
      .max(320)
      .refine((address) => mailAddress(address) !== null)
      .optional(),
    address: z
      .object({
        at: optional(44),
        address: line(1024).min(2),
        addressDetails: optional(1024),
        zip: z
          .string()
          .regex(/^[\w -]{0,15}$/)
          .optional(),
        municipality: line(256).min(2),
        municipalityDetails: optional(256),
        province: optional(256),
        foreignState: optional(256),
      })
      .optional(),
  }),
  payment: z
    .object({
      noticeNumber: z.string().regex(/^\d{18}$/),
      creditorTaxId: taxId.optional(),
      applyCost: z.boolean().default(false),
      amount: z.number().int().min(1).max(2_147_483_647).optional(),
      dueDate: z
        .string()
        .regex(/^\d{4}-\d\d-\d\d$/)
        .optional(),
    })
    .optional(),
});

/** As the officer knows the fields, for errors. */
const names: Readonly<Record<string, { it: string; en: string }>> = {
  protocolNumber: { it: 'numero di protocollo', en: 'protocol number' },
  taxonomyCode: { it: 'codice tassonomico', en: 'taxonomy code' },
  'recipient.name': { it: 'nome del destinatario', en: "recipient's name" },
  'recipient.pec': { it: 'domicilio digitale', en: 'digital domicile' },
  'recipient.address.address': { it: 'indirizzo', en: 'address' },
  'recipient.address.municipality': { it: 'comune', en: 'municipality' },
  'recipient.address.zip': { it: 'CAP', en: 'postcode' },
  'payment.noticeNumber': { it: 'numero avviso', en: 'notice number' },
  'payment.creditorTaxId': { it: 'codice fiscale dell’ente creditore', en: "payee's fiscal code" },
  'payment.amount': { it: 'importo', en: 'amount' },
  'payment.dueDate': { it: 'scadenza', en: 'due date' },
};

/**
 * The request of a notification, without what is known only as it goes: who gets it, and where its
 * documents were put. Errors: `message.details-invalid`, `message.personal-data`.
 */
export function sendRequest(
  message: Message,
  { subject, abstract }: { subject: string; abstract: string },
  { senderDenomination, senderTaxId, group }: SendSettings,
): JsonObject {
  const parsed = details.safeParse(message.details?.send ?? {});
  if (!parsed.success) throw detailsInvalid(parsed.error);
  const { recipient, payment, feePolicy, paFee, vat, ...given } = parsed.data;
  checkImpersonal(`${subject}\n${abstract}`, recipient.name);
  const byDelivery = feePolicy === 'DELIVERY_MODE';
  return json({
    paProtocolNumber: given.protocolNumber,
    subject,
    abstract,
    senderDenomination: latinName(senderDenomination),
    senderTaxId,
    group: group || undefined,
    taxonomyCode: given.taxonomyCode,
    physicalCommunicationType: given.physicalCommunicationType,
    notificationFeePolicy: feePolicy,
    ...(byDelivery ? { paFee, vat } : {}),
    amount: payment?.amount,
    paymentExpirationDate: payment?.dueDate,
    recipients: [
      {
        denomination: recipient.name,
        digitalDomicile: recipient.pec && { type: 'PEC', address: recipient.pec },
        physicalAddress: recipient.address,
        payments: payment && [
          {
            pagoPa: {
              noticeCode: payment.noticeNumber,
              creditorTaxId: payment.creditorTaxId ?? senderTaxId,
              applyCost: payment.applyCost,
            },
          },
        ],
      },
    ],
  });
}

/** Title and abstract are shown to whoever delivers: SEND wants no personal data in them. */
function checkImpersonal(text: string, recipientName: string): void {
  const kinds = ['fiscal-code', 'iban', 'birth-date'];
  const words = text.toLowerCase();
  const isNamed = words.includes(recipientName.toLowerCase());
  if (!isNamed && !detect(text).some(({ kind }) => kinds.includes(kind))) return;
  throw new UrpError('message.personal-data', {
    it: {
      what: 'Nell’oggetto o nel testo ci sono dati personali (nome del destinatario, codice fiscale, IBAN o data di nascita), che SEND non ammette.',
      todo: 'Scrivi un testo proprio senza dati personali, per esempio «Notifica del provvedimento allegato»: i dati stanno nel documento.',
    },
    en: {
      what: "The subject or the text has personal data (the recipient's name, a fiscal code, an IBAN or a date of birth), which SEND does not admit.",
      todo: 'Write a text of your own without them, such as "Notification of the act enclosed": the data stand in the document.',
    },
  });
}

function detailsInvalid(error: z.ZodError): UrpError {
  const paths = [...new Set(error.issues.map(({ path }) => path.join('.')))];
  const list = (language: 'it' | 'en') =>
    paths.map((path) => names[path]?.[language] ?? path).join(', ');
  return new UrpError('message.details-invalid', {
    it: {
      what: `Per SEND mancano o non sono validi questi dati: ${list('it')}.`,
      todo: 'Il codice tassonomico ha 6 cifre e una lettera, il numero avviso 18 cifre, i codici fiscali degli enti 11; un indirizzo ha almeno via e comune.',
    },
    en: {
      what: `For SEND these data are missing or not valid: ${list('en')}.`,
      todo: 'The taxonomy code has 6 digits and a letter, the notice number 18 digits, fiscal codes of bodies 11; an address has at least street and municipality.',
    },
  });
}

/** What stands in the request: fields without a value are left out. */
function json(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}

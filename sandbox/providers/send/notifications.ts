import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { storyOf, type Story } from './stories';

const taxId =
  /^([A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]|\d{11})$/;
const sha256 = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
const line = (most: number) => z.string().max(most).regex(/^.*$/);
const bodyTaxId = z.string().regex(/^\d{11}$/);

export const preloads = z
  .array(
    z
      .object({
        preloadIdx: z.string().regex(/^[a-zA-Z0-9._-]{1,512}$/),
        contentType: z.literal('application/pdf'),
        sha256,
      })
      .strict(),
  )
  .min(1)
  .max(15);

const recipient = z
  .object({
    recipientType: z.enum(['PF', 'PG']),
    taxId: z.string().regex(taxId),
    denomination: z
      .string()
      .min(1)
      .max(88)
      .regex(/^[ -{}~\u00A0-\u00FF]*$/),
    digitalDomicile: z
      .object({ type: z.literal('PEC'), address: z.string().max(320).email() })
      .strict()
      .optional(),
    physicalAddress: z
      .object({
        at: line(44).optional(),
        address: line(1024).min(2),
        addressDetails: line(1024).optional(),
        zip: line(15).optional(),
        municipality: line(256).min(2),
        municipalityDetails: line(256).optional(),
        province: line(256).optional(),
        foreignState: line(256).optional(),
      })
      .strict()
      .optional(),
    payments: z
      .array(
        z
          .object({
            pagoPa: z
              .object({
                noticeCode: z.string().regex(/^\d{18}$/),
                creditorTaxId: bodyTaxId,
                applyCost: z.boolean(),
              })
              .strict(),
          })
          .strict(),
      )
      .optional(),
  })
  .strict();

export const newRequest = z
  .object({
    idempotenceToken: line(256),
    paProtocolNumber: line(256).min(1),
    subject: line(134).min(1),
    abstract: line(1024).optional(),
    recipients: z.array(recipient).min(1),
    documents: z
      .array(
        z
          .object({
            title: line(512).min(1),
            docIdx: z.string().regex(/^\d{1,3}$/),
            contentType: z.literal('application/pdf'),
            digests: z.object({ sha256 }).strict(),
            ref: z.object({ key: z.string(), versionToken: z.string() }).strict(),
          })
          .strict(),
      )
      .min(1),
    notificationFeePolicy: z.enum(['FLAT_RATE', 'DELIVERY_MODE']),
    paFee: z.number().int().min(0).max(100).optional(),
    vat: z.number().int().min(0).max(100).optional(),
    physicalCommunicationType: z.enum(['AR_REGISTERED_LETTER', 'REGISTERED_LETTER_890']),
    senderDenomination: z.string().min(1).max(88),
    senderTaxId: bodyTaxId,
    group: line(1024).optional(),
    amount: z.number().int().optional(),
    paymentExpirationDate: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d$/)
      .optional(),
    taxonomyCode: z.string().regex(/^\d{6}[A-Z]$/),
  })
  .strict()
  .refine(
    ({ notificationFeePolicy: policy, paFee, vat }) =>
      policy === 'FLAT_RATE' || (paFee !== undefined && vat !== undefined),
    { path: ['paFee'] },
  );
export type NewRequest = z.infer<typeof newRequest>;

/** A request as SEND keeps it. */
export interface Notification {
  /** 36 characters, the IUN in Base64. */
  id: string;
  iun: string;
  request: NewRequest;
  takenAt: number;
  story: Story;
}

export interface StoredDocument {
  sha256: string;
  secret: string;
  versionToken?: string;
}

export interface Stream {
  streamId: string;
  title: string;
  filterValues: string[];
  activatedAt: number;
}

/** What SEND remembers. */
export class SendMemory {
  readonly documents = new Map<string, StoredDocument>();
  readonly notifications: Notification[] = [];
  readonly streams: Stream[] = [];

  keep(request: NewRequest, takenAt: number): Notification {
    const iun = iunOf(this.notifications.length, takenAt);
    const id = Buffer.from(iun).toString('base64');
    const story = storyOf(request.recipients[0]?.taxId ?? '');
    const kept = { id, iun, request, takenAt, story };
    this.notifications.push(kept);
    return kept;
  }
}

/** The states that a notification has come through by now. */
export function statesUntil({ takenAt, story }: Notification, now: number): [string, number][] {
  return story.states
    .map(([state, seconds]): [string, number] => [state, takenAt + seconds * 1000])
    .filter(([, at]) => at <= now);
}

/** A new place for a document. */
export function storageKey(): string {
  return `PN_NOTIFICATION_ATTACHMENTS-${randomUUID().replaceAll('-', '')}.pdf`;
}

/** Letters that differ from one notification to the next. */
function iunOf(number: number, at: number): string {
  const digest = createHash('sha256').update(`${number} ${at}`).digest();
  const letters = [...digest.subarray(0, 13)].map((byte) => String.fromCharCode(65 + (byte % 26)));
  const part = (start: number) => letters.slice(start, start + 4).join('');
  const month = new Date(at).toISOString().slice(0, 7).replace('-', '');
  return `${part(0)}-${part(4)}-${part(8)}-${month}-${letters[12]}-1`;
}

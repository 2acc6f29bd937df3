import { DateTime } from 'luxon';
import { z } from 'zod';
import type { JsonObject, JsonValue } from '../../json';
import type { Approval } from '../approval';
import { instantInRome } from '../instantInRome';

/** A field as an officer leaves it: nothing where it is blank. */
const text = z.coerce
  .string()
  .trim()
  .transform((value) => value || undefined)
  .optional();
const number = z.coerce.number().optional();

const fields = z.object({
  protocolNumber: text,
  taxonomyCode: text,
  recipientName: text,
  pec: text,
  at: text,
  street: text,
  addressDetails: text,
  postcode: text,
  municipality: text,
  municipalityDetails: text,
  province: text,
  foreignState: text,
  physicalCommunicationType: text,
  feePolicy: text,
  paFee: number,
  vat: number,
  noticeNumber: text,
  payeeFiscalCode: text,
  applyCost: z.boolean().optional(),
  amount: z.coerce
    .number()
    .transform((value) => value || undefined)
    .optional(),
  dueDate: text,
});

/** What an officer's fields say of a notification; `sendRequest` checks it. */
export function sendDetails(given: unknown): JsonObject {
  const field = fields.parse(given ?? {});
  const address = {
    at: field.at,
    address: field.street,
    addressDetails: field.addressDetails,
    zip: field.postcode,
    municipality: field.municipality,
    municipalityDetails: field.municipalityDetails,
    province: field.province,
    foreignState: field.foreignState,
  };
  const payment = {
    noticeNumber: field.noticeNumber?.replace(/\s/g, ''),
    creditorTaxId: field.payeeFiscalCode,
    applyCost: field.applyCost,
    amount: field.amount,
    dueDate: field.dueDate && dayOf(field.dueDate),
  };
  return filled({
    protocolNumber: field.protocolNumber ?? '',
    taxonomyCode: field.taxonomyCode?.toUpperCase() ?? '',
    physicalCommunicationType: field.physicalCommunicationType,
    feePolicy: field.feePolicy,
    paFee: field.paFee,
    vat: field.vat,
    recipient: filled({
      name: field.recipientName ?? '',
      pec: field.pec,
      address: isEmpty(address) ? undefined : filled(address),
    }),
    payment: isEmpty({ ...payment, applyCost: undefined }) ? undefined : filled(payment),
  });
}

/** Who approved and when, where anything is given; a day and hour without a zone is Italy's. */
export function approvalOf(by: unknown, at: unknown): Approval | undefined {
  const [who, when] = [by, at].map((value) => String(value ?? '').trim()) as [string, string];
  return who || when ? { by: who, at: instantInRome(when) } : undefined;
}

/** Italy's day of an instant; what is no date stays as it is, to be refused. */
function dayOf(written: string): string {
  const at = DateTime.fromISO(written, { zone: 'Europe/Rome' });
  return at.toISODate() ?? written;
}

function isEmpty(value: object): boolean {
  return Object.values(value).every((each) => each === undefined);
}

function filled(value: Record<string, JsonValue | undefined>): JsonObject {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries) as JsonObject;
}

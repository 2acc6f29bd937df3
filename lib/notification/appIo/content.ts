import { z } from 'zod';
import { UrpError } from '../../error';
import { instant } from '../../instant';
import type { JsonObject } from '../../json';
import type { Message } from '../channel';

/** What an officer gives beyond the text: a due date, a notice to pay. Amounts in cents of a euro. */
const details = z.object({
  dueDate: instant.optional(),
  payment: z
    .object({
      amount: z.coerce.number().int().min(1).max(9_999_999_999),
      noticeNumber: z
        .string()
        .trim()
        .regex(/^[0123]\d{17}$/),
      invalidAfterDueDate: z.boolean().default(false),
      payeeFiscalCode: z.union([z.literal(''), z.string().regex(/^\d{11}$/)]).default(''),
    })
    .optional(),
});

/** The message's content as App IO takes it. Errors: `message.details-invalid`. */
export function appIoContent(message: Message, subject: string): JsonObject {
  const parsed = details.safeParse(message.details?.['app-io'] ?? {});
  if (!parsed.success) throw detailsInvalid(parsed.error);
  const { dueDate, payment } = parsed.data;
  return {
    subject,
    markdown: markdownOf(message.body),
    ...(dueDate ? { due_date: new Date(dueDate).toISOString() } : {}),
    ...(payment
      ? {
          payment_data: {
            amount: payment.amount,
            notice_number: payment.noticeNumber,
            invalid_after_due_date: payment.invalidAfterDueDate,
            ...(payment.payeeFiscalCode ? { payee: { fiscal_code: payment.payeeFiscalCode } } : {}),
          },
        }
      : {}),
  };
}

/**
 * Plain text as Markdown that shows the same: every mark that Markdown would read is escaped, so
 * that no citizen's text becomes a link or a heading; lists and quotations of the text stay.
 */
export function markdownOf(body: string): string {
  return body
    .split('\n')
    .map((line) => {
      const mark = /^(> |- )/.exec(line)?.[0] ?? '';
      return mark + line.slice(mark.length).replace(/[\\`*_{}[\]<>()#+!|~&=-]/g, '\\$&');
    })
    .join('\n');
}

function detailsInvalid(error: z.ZodError): UrpError {
  const fields = [...new Set(error.issues.map(({ path }) => path.join('.')))].join(', ');
  return new UrpError('message.details-invalid', {
    it: {
      what: `Nei dati per App IO non sono validi questi campi: ${fields}.`,
      todo: 'L’importo è in centesimi, il numero avviso ha 18 cifre, il codice fiscale dell’ente 11, la scadenza è un giorno con l’ora.',
    },
    en: {
      what: `In the data for App IO these fields are not valid: ${fields}.`,
      todo: "The amount is in cents, the notice number has 18 digits, the body's fiscal code 11, the due date is a day with its hour.",
    },
  });
}

import { z } from 'zod';
import type { JsonObject } from '../json';
import { defuseLinks, oneLine } from './harmless';
import { instantInRome } from './instantInRome';
import { sendDetails } from './send/officerFields';

const text = z.coerce.string().trim().default('');
const appIo = z.object({
  amount: z.coerce.number().default(0),
  noticeNumber: text,
  invalidAfterDueDate: z.boolean().default(false),
  payeeFiscalCode: text,
  dueDate: text,
});
const whatsApp = z.object({
  templateName: text,
  templateLanguage: z.string().default('it'),
  templateValues: text,
  lastMessageAt: text,
});

/** An officer's fields beside the text, as the channels read them; each channel checks its own. */
export function messageDetails(
  appIoFields: unknown,
  whatsAppFields: unknown,
  sendFields?: unknown,
): JsonObject | undefined {
  const details: JsonObject = {};
  const io = appIo.parse(appIoFields ?? {});
  const payment = io.noticeNumber || io.amount ? paymentOf(io) : undefined;
  if (payment || io.dueDate) {
    details['app-io'] = {
      ...(payment ? { payment } : {}),
      ...(io.dueDate ? { dueDate: instantInRome(io.dueDate) } : {}),
    };
  }
  const app = whatsApp.parse(whatsAppFields ?? {});
  if (app.templateName || app.lastMessageAt) {
    details.whatsapp = {
      ...(app.templateName ? { template: templateOf(app) } : {}),
      ...(app.lastMessageAt ? { lastMessageAt: instantInRome(app.lastMessageAt) } : {}),
    };
  }
  if (sendFields !== undefined) details.send = sendDetails(sendFields);
  return Object.keys(details).length > 0 ? details : undefined;
}

function paymentOf({
  amount,
  noticeNumber,
  invalidAfterDueDate,
  payeeFiscalCode,
}: z.infer<typeof appIo>) {
  return { amount, noticeNumber, invalidAfterDueDate, payeeFiscalCode };
}

/** Values may be a citizen's words: on one line each, their links taken apart. */
function templateOf({ templateName, templateLanguage, templateValues }: z.infer<typeof whatsApp>) {
  const values = templateValues === '' ? [] : templateValues.split('\n');
  return {
    name: templateName,
    language: templateLanguage,
    parameters: values.map((value) => defuseLinks(oneLine(value))),
  };
}

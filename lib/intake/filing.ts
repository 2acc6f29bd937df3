import { createHash, randomUUID } from 'node:crypto';
import type { JsonObject, JsonValue } from '../json';
import type { CitizenLanguage } from '../language';
import type { NewAttachment, NewTicket } from '../register/register';
import type { Citizen } from '../register/ticket';
import { newAppointment } from './appointments/booking';
import type { Checking } from './checking';
import { termOf, type Desk } from './desk';
import type { TicketPart } from './field';
import { fieldsOf } from './form';
import { inLanguage } from './text';

/** The key under which a page sends: random, minted when the answers are read back. */
export function mintSubmissionKey(): string {
  return randomUUID();
}

/** The request as the register takes it, from answers in which nothing is wrong. */
export function newTicket(
  checking: Checking,
  desk: Desk,
  language: CitizenLanguage,
  key: string,
  now: Date,
): NewTicket & { attachments: NewAttachment[] } {
  const { form } = desk;
  const parts = partsOf(checking, desk);
  const attachments = attachmentsOf(checking);
  const { subject, text = '', ...citizen } = parts.filled;
  const submittedAt = now.toISOString();
  return {
    submissionKey: contentKey(form.id, key, checking, attachments),
    subject: subject ?? inLanguage(form.title, language),
    text,
    formId: form.id,
    formVersion: form.version,
    channel: 'form',
    language,
    submittedAt,
    citizen: citizen satisfies Citizen,
    fields: parts.fields,
    term: { days: termOf(desk), ...patronSaintOf(desk) },
    attachments,
    formAddress: desk.address || undefined,
    appointment: newAppointment(checking, form, language),
  };
}

function partsOf({ values }: Checking, { form }: Desk) {
  const filled: Partial<Record<TicketPart, string>> = {};
  const fields: JsonObject = {};
  for (const { name, fills } of fieldsOf(form)) {
    const value = values.get(name);
    if (value === undefined) continue;
    if (fills) filled[fills] = String(value);
    else fields[name] = value;
  }
  return { filled, fields };
}

function attachmentsOf({ answers, values }: Checking): NewAttachment[] {
  return [...answers]
    .filter(([name]) => values.has(name))
    .flatMap(([, { files }]) => files)
    .flatMap(({ fileName, mediaType, content }) =>
      mediaType && content ? { fileName, mediaType, content } : [],
    );
}

/**
 * The same key with other answers is another request: a citizen who goes back, corrects and sends
 * again loses nothing, and whoever guesses a key gets no other person's receipt with it.
 */
function contentKey(
  formId: string,
  key: string,
  { values }: Checking,
  attachments: NewAttachment[],
): string {
  const hash = createHash('sha256');
  const entries: [string, JsonValue][] = [...values];
  hash.update(JSON.stringify([formId, key, entries]));
  for (const { content } of attachments) hash.update(createHash('sha256').update(content).digest());
  return hash.digest('base64url');
}

function patronSaintOf({ patronSaint }: Desk) {
  const [day, month] = patronSaint.split('/').map(Number);
  return day && month ? { patronSaint: { day, month } } : {};
}

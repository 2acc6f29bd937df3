import { plainNumber } from '../amount';
import type { JsonValue } from '../json';
import type { CitizenLanguage } from '../language';
import type { Receipt } from '../register/register';
import { day, instant } from './page/dates';
import type { Following } from './page/receiptPage';
import { wordsIn } from './words';

/** A receipt as plain text in its citizen's language: to print, to file, to send again. */
export function receiptText(
  receipt: Receipt,
  { query, code }: Pick<Following, 'query' | 'code'>,
): string {
  const { content, dueAt, receivedAt, reference, sha256 } = receipt;
  const words = wordsIn(content.language);
  const rows = [
    [words.receipt.reference, reference],
    [words.receipt.receivedOn, instant(receivedAt, content.language)],
    [words.receipt.dueBy, dueAt && day(dueAt, content.language)],
    [words.tracking.follow, query],
    [words.tracking.code, code],
  ].filter(([, value]) => value);
  const asked = { ...content.citizen, ...content.fields };
  return [
    words.receipt.title,
    ...rows.map(([name, value]) => `${name}: ${value}`),
    '',
    content.subject,
    ...(content.text ? [content.text] : []),
    ...Object.entries(asked).map(([name, value]) => `${name}: ${written(value, content.language)}`),
    ...content.attachments.map((file) => `${file.fileName} (SHA-256 ${file.sha256})`),
    ...(sha256 ? ['', `SHA-256: ${sha256}`] : []),
  ].join('\n');
}

function written(value: JsonValue | undefined, language: CitizenLanguage): string {
  const words = wordsIn(language);
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return plainNumber(value, language);
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.map((each) => written(each, language)).join(', ');
  return JSON.stringify(value);
}

import { isDeepStrictEqual } from 'node:util';
import { UrpError } from '../error';
import type { JsonObject, JsonValue } from '../json';
import { detect } from './detect';
import type { Finding, PersonalKind } from './finding';
import { mask } from './mask';
import { Redactor, type KnownValue } from './redactor';
import { findSpecialCategories, type SpecialFinding } from './specialCategories';

/** A finding in a field of an item, such as `citizen.email`, and what of it may be shown. */
export interface ItemFinding extends Finding {
  field: string;
  masked: string;
}

/** What an item holds of personal data; the values themselves are not repeated. */
export interface ItemReport {
  counts: Partial<Record<PersonalKind, number>>;
  findings: ItemFinding[];
  specialCategories: (SpecialFinding & { field: string })[];
}

/** The key under which the nodes write; it is no part of what is redacted. */
const ownKey = 'privacy';

/** Fields of a ticket's citizen that are personal as a whole. */
const citizenKinds: Record<string, PersonalKind> = {
  'citizen.givenName': 'person',
  'citizen.familyName': 'person',
  'citizen.email': 'email',
  'citizen.phone': 'phone',
  'citizen.fiscalCode': 'fiscal-code',
};

/** Finds personal data in every text of an item. */
export function detectInItem(item: JsonObject): ItemReport {
  const report: ItemReport = { counts: {}, findings: [], specialCategories: [] };
  mapTexts(item, (text, field) => {
    const kind = citizenKinds[field];
    const whole = kind && text.trim() !== '' ? [{ kind, start: 0, end: text.length }] : undefined;
    for (const finding of whole ?? detect(text)) {
      const masked = mask(text.slice(finding.start, finding.end));
      report.findings.push({ ...finding, field, masked });
      report.counts[finding.kind] = (report.counts[finding.kind] ?? 0) + 1;
    }
    for (const found of findSpecialCategories(text)) {
      report.specialCategories.push({ ...found, field });
    }
    return text;
  });
  return report;
}

/**
 * The item with placeholders in place of personal data, in all of its texts or in those named: by a
 * key, or by a path such as `citizen.email`, `messages[0].text` or `messages.text` for every message.
 * The numbers do not depend on which are named, so that restoring need not know it.
 *
 * @throws UrpError `privacy.field` where a named field is none of the item's.
 */
export function redactItem(item: JsonObject, fields: string[] = []): JsonObject {
  const wanted = fields.map((field) => partsOf(field, item));
  const missing = fields.filter((_, index) => !reaches(item, wanted[index] ?? []));
  if (missing.length > 0) throw missingField(missing);
  const { redacted } = redactWhole(item);
  if (fields.length === 0) return redacted;
  return wanted.reduce((mixed, path) => takenAt(path, mixed, redacted) as JsonObject, item);
}

/** `messages[0].text` is `messages`, `0`, `text`; a key with a point in it is itself. */
function partsOf(path: string, item: JsonObject): string[] {
  if (Object.hasOwn(item, path) || !/[^.[\]]/.test(path)) return [path];
  return path.split(/[.[\]]+/).filter((part) => part !== '');
}

/** Of a list, each element is meant where the path names none by its place. */
function reaches(value: JsonValue | undefined, [part, ...rest]: string[]): boolean {
  if (part === undefined) return value !== undefined;
  if (Array.isArray(value)) {
    if (isPlace(part)) return reaches(value[Number(part)], rest);
    return value.some((each) => reaches(each, [part, ...rest]));
  }
  return isObject(value) && Object.hasOwn(value, part) && reaches(value[part], rest);
}

/** The value with what stands at a path taken from another of the same shape. */
function takenAt([part, ...rest]: string[], value: JsonValue, other: JsonValue): JsonValue {
  if (part === undefined) return other;
  if (Array.isArray(value) && Array.isArray(other)) {
    return value.map((each, index) => {
      if (!isPlace(part)) return takenAt([part, ...rest], each, other[index] ?? each);
      return Number(part) === index ? takenAt(rest, each, other[index] ?? each) : each;
    });
  }
  if (!isObject(value) || !isObject(other)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === part ? takenAt(rest, inner, other[key] ?? inner) : inner,
    ]),
  );
}

function isPlace(part: string): boolean {
  return /^\d+$/.test(part);
}

/**
 * The item with the originals in place of placeholders, in all of its texts. The originals are
 * worked out again from the item as it was before it was redacted: nothing else has kept them.
 *
 * @param redacted what `redactItem` gave for it, to be sure that the numbers mean the same.
 * @param originals items among which the one before it is.
 * @throws UrpError `privacy.original` where none of them is.
 */
export function restoreItem(
  item: JsonObject,
  redacted: JsonObject,
  originals: JsonObject[],
): JsonObject {
  for (const original of originals) {
    const again = redactWhole(original);
    const isTheOne = Object.entries(redacted).every(
      ([key, value]) => key === ownKey || isEither(value, again.redacted[key], original[key]),
    );
    if (isTheOne) return mapTexts(item, (text) => again.redactor.restore(text));
  }
  throw noOriginal();
}

/** Each of its texts is the one or the other: only some may have been redacted. */
function isEither(
  value: JsonValue,
  one: JsonValue | undefined,
  other: JsonValue | undefined,
): boolean {
  if (isDeepStrictEqual(value, one) || isDeepStrictEqual(value, other)) return true;
  if (Array.isArray(value) && Array.isArray(one) && Array.isArray(other)) {
    if (value.length !== one.length) return false;
    return value.every((each, index) => isEither(each, one[index], other[index]));
  }
  if (!isObject(value) || !isObject(one) || !isObject(other)) return false;
  if (Object.keys(value).length !== Object.keys(one).length) return false;
  return Object.entries(value).every(([key, inner]) => isEither(inner, one[key], other[key]));
}

function redactWhole(item: JsonObject): { redacted: JsonObject; redactor: Redactor } {
  const redactor = new Redactor(knownValues(item));
  const redacted = mapTexts(item, (text, field) => {
    const kind = citizenKinds[field];
    return kind ? redactor.redactWhole(kind, text) : redactor.redact(text);
  });
  return { redacted, redactor };
}

/** What the form asked of the citizen stands in the text too, even a name that no list holds. */
export function knownValues({ citizen }: JsonObject): KnownValue[] {
  if (!isObject(citizen)) return [];
  const { givenName, familyName } = citizen;
  const both = [givenName, familyName].filter((name) => typeof name === 'string');
  const whole = [both.join(' '), [...both].reverse().join(' ')].map((value): KnownValue => {
    return { kind: 'person', value };
  });
  const single = Object.entries(citizenKinds).flatMap(([field, kind]): KnownValue[] => {
    const value = citizen[field.slice('citizen.'.length)];
    return typeof value === 'string' ? [{ kind, value }] : [];
  });
  return [...whole, ...single];
}

/** The item with each text replaced, in order; a number that reads as personal becomes a text. */
function mapTexts(item: JsonObject, replace: (text: string, field: string) => string): JsonObject {
  const map = (value: JsonValue, field: string): JsonValue => {
    if (typeof value === 'string') return replace(value, field);
    if (typeof value === 'number') {
      const replaced = replace(String(value), field);
      return replaced === String(value) ? value : replaced;
    }
    if (Array.isArray(value)) return value.map((each, index) => map(each, `${field}[${index}]`));
    return isObject(value) ? mapObject(value, `${field}.`) : value;
  };
  const mapObject = (object: JsonObject, prefix: string): JsonObject =>
    Object.fromEntries(
      Object.entries(object).map(([key, value]) => [
        key,
        prefix + key === ownKey ? value : map(value, prefix + key),
      ]),
    );
  return mapObject(item, '');
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function missingField(missing: string[]): UrpError {
  const names = missing.join(', ');
  return new UrpError('privacy.field', {
    it: {
      what: `L’elemento non ha il campo da oscurare: ${names}.`,
      todo: 'Correggi il nome del campo, o lascia vuoto per oscurare tutto l’elemento.',
    },
    en: {
      what: `The item lacks the field to redact: ${names}.`,
      todo: 'Correct the name of the field, or leave it empty to redact the whole item.',
    },
  });
}

function noOriginal(): UrpError {
  return new UrpError('privacy.original', {
    it: {
      what: 'Non si trova il testo originale a cui tornare.',
      todo: 'Indica il nodo che ha oscurato questo elemento; i nodi tra quello e questo devono conservare il legame tra gli elementi.',
    },
    en: {
      what: 'The original to go back to was not found.',
      todo: 'Name the node that redacted this item; the nodes between that and this one must keep the link between items.',
    },
  });
}

import { checkPhone } from '../italian/phone';
import { isPrecededBy, type Detector, type Finding } from './finding';

/** A run of digit groups, each after one separator, spaces around it or not. */
const run =
  /(?<![\p{L}\p{N}€/_-]|\d[.,:])\(?(?:\+|00 ?)?\(?\d{1,16}(?:(?:\)? ?[./-] ?|\)? ?\(|\) ?|[ \u00a0])\d{1,14}){0,7}\)?(?![\p{L}\p{N}])/gu;
const digitGroup = /\d+/g;

const phoneWords =
  /(?:tel(?:efono|efonico|efonare|efonicamente)?|cell?(?:ulare)?|mobile|fax|numero verde|chiama(?:re|te|mi|temi)?|contatta(?:re|te|mi|temi)?|recapit[oi]|whatsapp|sms|phone|al numero|raggiungibile)\b[^\d\n]{0,30}$/i;
const otherNumberWords =
  /(?:prot(?:ocollo)?|pratica|verbale|avviso|bollett(?:a|ino)|fattura|ordinanza|determina|delibera|decreto|mandato|polizza|matricola|codice|ticket|contatore|c\/c|conto|iva|cig|cup|isbn)\b[\s.:n°ºr]{0,8}(?:numero|n\.?|nr\.?|n°)?[\s.:]{0,3}$/i;

const date =
  /^(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2})(?!\d)/;
const hours = /^\d{1,2}[.:]\d{2} ?- ?\d{1,2}[.:]\d{2}/;
const thousands = /^(?!80[03])\d{1,3}(?:\.\d{3})+(?![.\d])/;

/** Italian and international telephone numbers, several in one run included. */
export const findPhones: Detector = (text) =>
  [...text.matchAll(run)].flatMap(({ 0: candidate, index }) => inRun(text, candidate, index));

function inRun(text: string, candidate: string, offset: number): Finding[] {
  if (isOtherNumber(text, candidate, offset)) return [];
  const named = isPrecededBy(text, offset, phoneWords, 60);
  const groups = [...candidate.matchAll(digitGroup)];
  const findings: Finding[] = [];
  let first = 0;
  while (first < groups.length) {
    const last = lastGroup(candidate, groups, first, named || findings.length > 0);
    const [from, to] = [groups[first], groups[last ?? -1]];
    if (from && to) {
      const opening = /[(+]{0,2}$/.exec(candidate.slice(0, from.index))?.[0].length ?? 0;
      const start = offset + from.index - opening;
      findings.push({ kind: 'phone', start, end: offset + to.index + to[0].length });
    }
    first = (last ?? first) + 1;
  }
  return findings;
}

function isOtherNumber(text: string, candidate: string, offset: number): boolean {
  if (date.test(candidate) || hours.test(candidate) || thousands.test(candidate)) return true;
  return isPrecededBy(text, offset, otherNumberWords, 40);
}

/** The last group of the telephone number that begins with the first, of the likeliest length. */
function lastGroup(
  candidate: string,
  groups: RegExpExecArray[],
  first: number,
  named: boolean,
): number | undefined {
  const start = groups[first]?.index ?? 0;
  const prefix = candidate.charAt(start - 1) === '+' ? '+' : '';
  const possible: { last: number; length: number }[] = [];
  for (let last = first; last < groups.length; last += 1) {
    const digits = groups
      .slice(first, last + 1)
      .map(([group]) => group)
      .join('');
    if (digits.length > 16) break;
    if (isLikelyPhone(prefix + digits, named)) possible.push({ last, length: digits.length });
  }
  const usual = prefix || candidate.startsWith('00', start) ? 14 : 10;
  const best = possible.filter(({ length }) => length <= usual).at(-1) ?? possible[0];
  return best?.last;
}

/** With nothing that names it, a number must look like a mobile, a landline or a toll-free one. */
function isLikelyPhone(number: string, named: boolean): boolean {
  const looksLikeOne =
    number.startsWith('+') ||
    /^00[1-9]/.test(number) ||
    /^(?:3\d{8,9}|0[1-9]\d{6,9}|80[03]\d{6})$/.test(number) ||
    (named && number.length >= 6);
  // The plan of numbers is asked last: it takes a thousand times as long, and a text may be all digits.
  return looksLikeOne && checkPhone(number).ok;
}

import { isPrecededBy, type Detector, type Finding } from './finding';
import { firstNames, surnames } from './italianNames';
import { residentFirstNames, residentSurnames } from './residentNames';
import { ambiguousFirstNames, neverNames, placeWords } from './nameWords';

/** A word of the text, or a surname of two words such as "De Luca". */
interface Word {
  text: string;
  key: string;
  start: number;
  end: number;
  isCapitalised: boolean;
  isFirstName: boolean;
  isSurname: boolean;
}

const wordPattern = /\p{L}{1,40}(?:['’]\p{L}{1,40})?/gu;
const particles = /^(?:d[aei]|del|della|dell|dal|dalla|dei|degli|lo|la|li|el|ben|bin|abu)$/;
/** Names of places with a capital, else a house and a verb: "la casa di Mario Rossi", "lo porta Anna". */
const commonWords = new Set(['casa', 'porta']);
/** "l'ospedale", "dell'istituto". */
const elision = /^(?:un|l|d|all|dall|dell|nell|sull|quell)'/;
/** "Giovanni XXIII" and "Mario S.r.l." are no one to write to. */
const numberOrCompany =
  /^ ?(?:[IVX]{1,5}(?!\p{L})|[sS]\.?[rR]\.?[lL](?!\p{L})|[sS]\.?[pP]\.?[aA](?!\p{L}))/u;
const initial = /(?<!\p{L})\p{Lu}\. ?$/u;

/** Words after which a name stands; those of the first kind name one even if none knows it. */
const introductions =
  /(?:(?<!\p{L})(?:mi chiamo|sottoscritt[oa]|sig(?:\.|ra\.?|\.ra|nor[ae]?|\.na)|d(?:r|\.ssa|r\.?ssa)\.?|dott(?:\.|\.?ssa|or|oressa|ore)|avv(?:\.|ocat[oa])|ing\.|geom\.|prof(?:\.|\.ssa|essor|essoressa)|arch\.|rag\.|don|suor|a nome(?: di)?|cognome e nome|nome e cognome|nominativo|referente|firmato|f\.to|in fede,?|(?:cordiali|distinti) saluti,?)[\s:,]{1,3})(?:\p{Lu}\. ?)?$/iu;
const kinship =
  /(?<!\p{L})(?:(?:mio|mia|suo|sua|nostr[oa]) (?:figli[oa]|marito|moglie|madre|padre|mamma|papà|fratello|sorella|nonn[oa]|zi[oa]|nipote|suocer[oa]|vicin[oa]|compagn[oa])|figli[oa]|coniuge|nome|cognome)[\s:,]{1,3}$/iu;
const accountHolder = /(?<!\p{L})(?:intestat[oai]|intestatari[oa])(?: a)?[\s:]{1,3}$/iu;
/** Before a name that stands alone on its line, at the end of a letter. */
const closing =
  /(?<!\p{L})(?:saluti|saluto|ringrazio|grazie|cordialmente|distintamente|in fede)[.,!]?\s*\n\s*$/iu;
/** Of two words with capitals after these, both are a name, even if none is listed. */
const aboutPerson =
  /(?<!\p{L})(?:parlat[oa] con|incontrat[oa]|sentit[oa]|conosciut[oa]|contattat[oa]|saput[oa] da|dett[oa] da|seguit[oa] da|firmat[oa] da|inviat[oa] da|scritt[oa] (?:a|da)|intestat[oa] a|abita|vive|avvocat[oa],?|medico,|amministrat(?:ore|rice),?|inquilin[oa],?|proprietari[oa],?|collega,?) $/iu;
const selfNaming =
  /(?:^|[.,;:!?]\s{0,2}|\n|(?<!\p{L})(?:io|salve|buongiorno|buonasera) )sono $|(?<!\p{L})(?:saluti|grazie)[,.]?\s{1,2}$/iu;
/** What a first name alone needs before or after it, to be someone's. */
const loneNameBefore =
  /\($|(?<!\p{L})(?:ciao|caro|cara|saluti|grazie|con|da|per|contattare|chiamare|chiedere di|rivolgersi a|scrivere a|insieme a|di nome)[,:]? $/iu;
const loneNameAfter =
  /^(?:\)| (?:ha|è|mi|si|non|abita|vive|sta|era|aveva|dice|chiede|lavora|frequenta|soffre)(?!\p{L})|,? ?(?:\n|$))/iu;

/** Names of people, by lists of first names and surnames and by the words around them. */
export const findNames: Detector = (text) => {
  const words = readWords(text);
  const findings: Finding[] = [];
  let at = 0;
  while (at < words.length) {
    const length = nameLength(text, words, at);
    const first = words[at];
    const last = words[at + length - 1];
    if (first && last && length > 0) {
      findings.push({ kind: 'person', start: withInitial(text, first.start), end: last.end });
    }
    at += Math.max(length, 1);
  }
  return findings;
};

/** How many words from this one on make a name; 0 where none begins here. */
function nameLength(text: string, words: Word[], at: number): number {
  const first = words[at];
  if (!first || first.text.length === 1 || neverNames.has(first.key)) return 0;
  if (!first.isCapitalised && !first.isFirstName && !first.isSurname) return 0;
  const run = adjacentWords(text, words, at);
  if (namesPlace(text, words, at)) return 0;
  const introduced = introducedLength(text, run);
  if (introduced > 0) return introduced;
  return listedLength(text, run);
}

/** Up to four words that could form one name with the first, with only a space between them. */
function adjacentWords(text: string, words: Word[], at: number): Word[] {
  const run: Word[] = [];
  for (const word of words.slice(at, at + 4)) {
    const previous = run.at(-1);
    if (previous && !/^[ \u00a0-]$/.test(text.slice(previous.end, word.start))) break;
    if (neverNames.has(word.key)) break;
    if (!word.isCapitalised && !word.isFirstName && !word.isSurname) break;
    run.push(word);
  }
  return run;
}

function introducedLength(text: string, run: Word[]): number {
  const [first] = run;
  if (!first) return 0;
  const named = run.findIndex((word) => !word.isCapitalised && !isPlainlyName(word));
  const length = Math.min(named < 0 ? run.length : named, 3);
  if (isPrecededBy(text, first.start, introductions)) return length;
  if (first.isCapitalised && isPrecededBy(text, first.start, kinship)) return length;
  if (isPrecededBy(text, first.start, selfNaming)) {
    if (first.isFirstName && run[1]?.isSurname) return 2;
    if (length > 1 && first.isCapitalised) return length;
  }
  if (first.isCapitalised && isSignature(text, run.slice(0, length))) return length;
  if (length > 1 && first.isCapitalised && namesPerson(text, run)) return length;
  const isListed = run.slice(0, length).some(isPlainlyName);
  if (isListed && isPrecededBy(text, first.start, accountHolder)) return length;
  return first.isSurname && withInitial(text, first.start) < first.start ? 1 : 0;
}

/** Two to three words alone on the line after the greeting. */
function isSignature(text: string, name: Word[]): boolean {
  const [first, last] = [name[0], name.at(-1)];
  if (!first || !last || name.length < 2) return false;
  if (!/^[.,]?\s*(?:\n|$)/.test(text.slice(last.end, last.end + 20))) return false;
  return closing.test(text.slice(Math.max(0, first.start - 30), first.start));
}

function namesPerson(text: string, run: Word[]): boolean {
  const [first, second] = run;
  if (!first || !second || placeWords.has(first.key) || isShouted(first)) return false;
  return isPrecededBy(text, first.start, aboutPerson);
}

function listedLength(text: string, run: Word[]): number {
  const [first, second] = run;
  if (!first) return 0;
  if (!second) return isLoneName(text, first) ? 1 : 0;
  const shouted = isShouted(first) || isShouted(second);
  if (first.isFirstName) return firstNameFirst(run, shouted) || (isLoneName(text, first) ? 1 : 0);
  const surnameFirst =
    first.isSurname && second.isFirstName && (first.isCapitalised || isPlainlyName(second));
  if (!surnameFirst || first.isCapitalised !== second.isCapitalised) return 0;
  return 2;
}

/** "Mario Rossi", "Anna Maria De Luca", "Giulia Unknown"; in lower case only what the lists hold. */
function firstNameFirst(run: Word[], shouted: boolean): number {
  const [first] = run;
  if (!first) return 0;
  const others = run.slice(1);
  const end = others.findIndex(
    (word) => !word.isFirstName && word.isCapitalised === first.isCapitalised,
  );
  const surname = others[end];
  if (!surname) return others.some(({ isSurname }) => isSurname) ? run.length : bothFirst(run);
  const known = surname.isSurname;
  if (!first.isCapitalised) return known && isPlainlyName(first) ? end + 2 : 0;
  if (shouted && !known) return 0;
  if (!known && !isPlainlyName(first)) return 0;
  return end + 2;
}

/** Two first names and nothing else: "Anna Maria", or a surname that is a first name too. */
function bothFirst(run: Word[]): number {
  const count = run.findIndex((word) => !word.isFirstName);
  const names = count < 0 ? run : run.slice(0, count);
  const sameCase = names.every(({ isCapitalised }) => isCapitalised);
  return names.length > 1 && sameCase && names.some(isPlainlyName) ? names.length : 0;
}

/** A first name alone, where the words around it use it as someone's. */
function isLoneName(text: string, word: Word): boolean {
  if (!word.isCapitalised || !word.isFirstName || ambiguousFirstNames.has(word.key)) return false;
  if (word.key.length < 3 || isShouted(word)) return false;
  const after = text.slice(word.end, word.end + 60);
  if (numberOrCompany.test(after)) return false;
  const joined = /^ e (\p{Lu}\p{L}+)/u.exec(after)?.[1];
  if (joined && firstNames.has(joined.toLowerCase())) return true;
  const before = text.slice(Math.max(0, word.start - 30), word.start);
  const pair = /(\p{Lu}\p{L}+) e $/u.exec(before)?.[1];
  if (pair && firstNames.has(pair.toLowerCase())) return true;
  return loneNameAfter.test(after) || loneNameBefore.test(before);
}

function isPlainlyName(word: Word): boolean {
  if (word.isFirstName) return !ambiguousFirstNames.has(word.key);
  return word.isSurname;
}

function isShouted(word: Word): boolean {
  return word.text.length > 1 && word.text === word.text.toUpperCase();
}

/** "via Giuseppe Garibaldi", "scuola media Dante Alighieri", "S. Cristina". */
function namesPlace(text: string, words: Word[], at: number): boolean {
  const start = words[at]?.start ?? 0;
  if (/(?<!\p{L})S(?:S|ta|to)?\. ?$|#$/iu.test(text.slice(Math.max(0, start - 5), start)))
    return true;
  const before = words.slice(Math.max(0, at - 2), at).filter((word, index, all) => {
    const next = all[index + 1] ?? words[at];
    return next !== undefined && /^[ .’'“"«-]{1,3}$/.test(text.slice(word.end, next.start));
  });
  return before.some(({ key, isCapitalised }) =>
    commonWords.has(key) ? isCapitalised : placeWords.has(key.replace(elision, '')),
  );
}

/** Where the name begins, with an initial before it: "M. Rossi". */
function withInitial(text: string, start: number): number {
  const found = initial.exec(text.slice(Math.max(0, start - 4), start));
  return found ? start - found[0].length : start;
}

function readWords(text: string): Word[] {
  const single = [...text.matchAll(wordPattern)].map(({ 0: word, index }) => describe(word, index));
  const words: Word[] = [];
  for (let at = 0; at < single.length; at += 1) {
    const word = single[at];
    const next = single[at + 1];
    if (!word) continue;
    const joined = next && joinSurname(text, word, next);
    words.push(joined ?? word);
    if (joined) at += 1;
  }
  return words;
}

function joinSurname(text: string, word: Word, next: Word): Word | undefined {
  if (!particles.test(word.key) || text.slice(word.end, next.start) !== ' ') return undefined;
  const joined = describe(text.slice(word.start, next.end), word.start);
  if (joined.isSurname) return joined;
  const looksLikeSurname = word.isCapitalised && next.isCapitalised && !neverNames.has(next.key);
  return looksLikeSurname && word.text.length > 1 ? joined : undefined;
}

function describe(text: string, start: number): Word {
  const key = text.toLowerCase().replace(/’/g, "'");
  const isCapitalised = /^\p{Lu}/u.test(text);
  // In lower case these could be any word.
  const plain = isCapitalised ? key.normalize('NFD').replace(/\p{M}/gu, '') : '';
  return {
    text,
    key,
    start,
    end: start + text.length,
    isCapitalised,
    isFirstName: firstNames.has(key) || residentFirstNames.has(plain),
    isSurname: surnames.has(key) || residentSurnames.has(plain),
  };
}

import { anyCase } from '../text/anyCase';
import { findAll, type Detector } from './finding';

const ways =
  'via|v\\.le|viale|piazza|p\\.?zza|p\\.za|piazzale|p\\.le|corso|c\\.so|largo|vicolo|strada|contrada|c\\.da|borgo|lungotevere|lungarno|lungomare|salita|traversa|frazione|fraz\\.|località|loc\\.';
const particle = '(?:d[aei]|del|dell[aeo]|degli|dei|al|all[aeo]|e|in|san|la|le|lo|i)';
const capitalised = "(?:d[’']|dell[’']|l[’'])?\\p{Lu}[\\p{L}’'.]{0,24}";
/** "dei Mille", "25 Aprile", "G. Verdi"; in lower case three words at most, "augusto dulceri". */
const streetName = `(?:(?:\\d{1,2} )?(?:${particle} ){0,2}${capitalised}(?: (?:${particle} ){0,2}${capitalised}){0,4}|(?:\\p{Ll}[\\p{L}’'.]{1,24} ){0,2}\\p{Ll}[\\p{L}’'.]{1,24})`;
const houseNumber =
  '(?:(?:,? |, ?)(?:n(?:umero|r)?\\.? ?(?:civico )?|n° ?|civico )?\\d{1,4}(?: ?/ ?\\p{L}|/\\d{1,3}| ?bis)?(?:,? (?:int(?:erno)?|sc(?:ala)?|piano)\\.? ?\\w{1,3}){0,3})';
const town =
  "(?:[ ,\\-–]{1,3}\\d{5} \\p{Lu}[\\p{L}'’]{1,20}(?: \\p{Lu}[\\p{L}'’]{1,20}){0,2}(?: \\(\\p{Lu}{2}\\))?)";

// The rest stays case-sensitive: under the flag `i`, \p{Lu} would match any letter.
const withNumber = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${anyCase(ways)}) ${streetName}(?:${anyCase(houseNumber)})${town}?(?![\\p{L}\\p{N}/]|[.,]\\d)`,
  'dgu',
);
const homeWords =
  'abit[oai]|abitante|abitiamo|resident[ei]|risied[oe]|(?<!a )domicili\\p{L}{1,4}|dimorante|vivo|casa mia';
const residence = new RegExp(
  `(?<![\\p{L}])(?:${anyCase(homeWords)})(?![\\p{L}])[^.\\n]{0,40}?(?<![\\p{L}])(?<value>(?:${anyCase(ways)}) (?:(?:d[aei]l?l?[aeio]? |d['’]))?\\p{Lu}[\\p{L}'’.]{1,24}(?: \\p{Lu}[\\p{L}'’.]{1,24}){0,3})`,
  'dgu',
);

/** What follows "via" or "corso" in prose rather than in an address. */
const prose =
  /^\S+ (?:\S+ )*(?:e-?mail|mail|pec|telefono|telefonica|sms|internet|web|fax|skype|whatsapp|app|libera|del tutto|definitiva|principale|ordinaria|straordinaria|telematica|breve|urgente|è|sono|dal|dalle|con|per|ogni|dopo|circa|quasi|altri|tutti)(?!\p{L})/iu;
const lowerCaseProse = /^(?:corso|largo|strada|borgo|salita|traversa|frazione) \p{Ll}/u;
const quantity = /^ ?(?:ore|giorni|mesi|anni|euro|€|%|minuti|persone|volte|metri|km|posti|alunni)/i;

/**
 * Addresses with a house number, and streets that the words before call someone's home. A street
 * alone stays: it is where the hole in the road is, and by itself it points at nobody.
 */
export const findAddresses: Detector = (text) => [
  ...findAll(text, 'address', withNumber, (value, start) => isAddress(text, value, start)),
  ...findAll(text, 'address', residence),
];

function isAddress(text: string, value: string, start: number): boolean {
  if (prose.test(value) || lowerCaseProse.test(value)) return false;
  return !quantity.test(text.slice(start + value.length));
}

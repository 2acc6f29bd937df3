import { anyCase } from '../text/anyCase';
import { claims, type Span } from './span';

const streets =
  "via|viale|v\\.le|vle|piazza|p\\.zza|p\\.za|piazzale|p\\.le|piazzetta|corso|c\\.so|largo|l\\.go|vicolo|strada (?:provinciale|statale|comunale|vicinale)|contrada|c\\.da|località|localita'|loc\\.|frazione|fraz\\.|lungomare|lungolago|salita|rione|quartiere|borgata";
const buildings =
  'scuol[ae]|asilo|nido|liceo|palestra|parco|giardin[oi]|ponte|stazione|fermata|mercato|biblioteca|ospedale|teatro|chiesa|rotonda|sottopasso|cimitero|campo sportivo|centro (?:civico|sociale|sportivo|commerciale)|villa';
const connectives =
  "d[iae]|del|dello|della|dell'|dei|degli|delle|dal|d'|e|in|a|al|alla|san|santa|santo|sant'|s\\.|ss\\.";
const name =
  "(?:\\p{Lu}\\.|\\p{Lu}[\\p{L}'’]+|[IVXL]+|\\d{1,2}°?(?=\\s+(?:\\p{Lu}|gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic)))";
const numberWord = anyCase(
  "n\\.?\\s?[°º]?|nr\\.?|n°|num\\.?|numero|civico|civ\\.?|al civico|al numero|all'altezza del(?: civico| numero)?",
);
const houseNumber = `(?:,?\\s*(?:${numberWord})?\\s*\\d{1,4}(?:(?:\\s?[/-]\\s?)?[a-zA-Z](?![\\p{L}'’]))?(?:/\\d{1,3})?(?![\\d%€]|[/.,:]\\d|\\s*(?:euro|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|anni|giorni|mesi|metri|cm|volte|ore|persone)))`;

const between = (most: number) => `(?:(?:${anyCase(connectives)})\\s*){0,${most}}`;

/** A street named with capitals: the name is as long as the capitals go. */
const capitalised = new RegExp(
  `(?<![\\p{L}\\d.])(?<kind>${anyCase(streets)})\\s+${between(3)}${name}(?:\\s+${between(2)}${name}){0,4}${houseNumber}?`,
  'gu',
);
/** Where a street may begin in a text of one case: after a preposition, a stop, or itself in capitals. */
const leading = anyCase("in|di|da|su|tra|fra|angolo|verso|presso|abito|all'angolo con|davanti a");
const opening = `(?:(?<=(?<![\\p{L}])(?:${leading})\\s+)|(?<=^|[\\n,;:.(-]\\s?)|(?=\\p{Lu}{2}))`;
/** The same in one case only, as phones are typed on: one word, or up to four before a number. */
const oneCase = new RegExp(
  `(?<![\\p{L}])${opening}(?<kind>${anyCase(streets)})\\s+(?:(?:\\p{L}[\\p{L}'’.]*\\s+){0,3}?\\p{L}[\\p{L}'’]*${houseNumber}|${between(3)}\\p{L}[\\p{L}'’]{2,})`,
  'gu',
);
const building = new RegExp(
  `(?<![\\p{L}])(?:${buildings})(?:\\s+\\p{Ll}[\\p{L}'’]*){0,2}\\s+["«“]?${name}(?:\\s+(?:(?:${connectives})\\s*){0,2}${name}){0,3}["»”]?`,
  'gu',
);
const kilometre = /(?<![\p{L}])(?:al\s+)?km\.?\s*\d{1,3}(?:[.,+]\d{1,3})?(?![\d])/giu;

/** "via" begins no address before these. */
const noStreet =
  /^(?:via|corso|largo|strada)\s+(?:e?-?mail|pec|telefono|telefonica|libera|vai|posta|internet|web|sms|whatsapp|fax|del tutto|di mezzo|crucis|d'uscita|di uscita|di fuga|di comunicazione|da|che|non|e|ed|è|o|con|per|i|il|la|le|lo|gli)(?![\p{L}])/iu;

/** Streets with their numbers, named buildings and kilometres, in their order. */
export function findPlaces(text: string): Span[] {
  const found: Span[] = [];
  const claim = claims(text.length);
  for (const pattern of [capitalised, oneCase, building, kilometre]) {
    for (const match of text.matchAll(pattern)) {
      if (noStreet.test(match[0])) continue;
      const span = { start: match.index, end: match.index + match[0].length };
      if (pattern === capitalised && !isNamed(match[0], match.groups?.kind ?? '')) continue;
      if (claim(span)) found.push(span);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Were the name's capitals meant as such? In a text all in capitals they tell nothing. */
function isNamed(place: string, kind: string): boolean {
  const rest = place.slice(kind.length).replace(/[\d\s,/-]+\p{L}?$/u, '');
  return (
    /\p{Lu}/u.test(rest) &&
    !(rest === rest.toUpperCase() && /\p{L}{3}/u.test(rest) && kind === kind.toUpperCase())
  );
}

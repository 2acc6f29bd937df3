import type { Span } from './span';

/** How strongly words say what is wanted: of the first rule that matches. */
interface Cue {
  weight: number;
  pattern: RegExp;
}

/** Words of any letter stand around a cue, or none: `\b` knows no accents. */
const words = (alternatives: string) =>
  new RegExp(`(?<![\\p{L}])(?:${alternatives})(?![\\p{L}])`, 'iu');

const requests: Cue[] = [
  {
    weight: 3,
    pattern: words(
      'chied(?:o|iamo|e|ere)|richied(?:o|iamo|e)|si (?:chiede|richiede|sollecita|prega)|sollecit(?:o|iamo)|esig(?:o|iamo)|pretend(?:o|iamo)|' +
        'vorrei|vorremmo|desider(?:o|iamo|erei)|gradirei|' +
        "(?:vi|la|le) preg(?:o|hiamo)|pot(?:ete|reste|rebbe|ete voi)|è possibile|e' possibile|(?<!non )si (?:può|puo')|come (?:posso|faccio|si fa|devo|fare)|" +
        'volevo (?:sapere|chiedere|segnalare)|fatemi sapere|mi (?:fate|faccia) sapere|mandate|intervenite|venite|provvedete|riparate|' +
        "i'd like|i would like|i want|could you|can you|would you|please|may i|can i",
    ),
  },
  // A question of four words or more says what it is about; "Basta questo?" rests on what was asked before.
  { weight: 2.8, pattern: /(?:\S+\s+){3,}\S*\?/ },
  {
    weight: 2.6,
    pattern: words(
      'avrei bisogno|ho bisogno|abbiamo bisogno|mi serve|mi servirebbe|i need|we need',
    ),
  },
  { weight: 2.5, pattern: /\?/ },
  {
    weight: 2,
    pattern: words(
      'segnal(?:o|iamo|are)|si segnala|denunci(?:o|amo)|facci(?:o|amo) presente|comunic(?:o|hiamo)|inform(?:o|iamo)|reclam(?:o|are)|' +
        'protest(?:o|iamo)|mi lamento|contest(?:o|iamo)|serv(?:e|ono|irebbe)|quando|aspett(?:o|iamo)|attend(?:o|iamo)',
    ),
  },
  {
    weight: 1,
    pattern: words(
      'non (?:funziona|funzionano|va|passa|passano|si accende|risponde|risponde nessuno|è stato|è stata|ho ricevuto)|guast[oaie]|rott[oaie]|spent[oaie]|pericolos[oaie]|' +
        "perd(?:e|ita)|buc[ah]e?|abbandonat[oaie]|i have|there is|it's not",
    ),
  },
];

const courtesy =
  /^["'(]*(?:buon ?giorno|buona ?sera|buon lavoro|buona giornata|buond[iì]|salve|ciao|gentil\w*|egregi\w*|spett\S*|alla c\S* attenzione|grazie|vi ringrazio|la ringrazio|ringrazi\w*|(?:cordiali|distinti|tanti)? ?saluti|cordialmente|in attesa di (?:un )?(?:vostr\w+|su\w+)? ?(?:cortese )?(?:riscontro|risposta)|resto in attesa|restiamo in attesa|hello|hi|hey|dear|good (?:morning|afternoon|evening)|thanks?|thank you|bye|see you|you're welcome|ok(?:ay)?|sure|yes|no|all right)\b/i;

/** Greetings and thanks: longer than this, a sentence says something else too. */
const courtesyLength = 60;

/** How strongly a sentence says what its writer wants: 0 to 3. */
export function requestStrength(sentence: string): number {
  return requests.find(({ pattern }) => pattern.test(sentence))?.weight ?? 0;
}

/** A greeting, a thank-you or a closing, with nothing else in it. */
export function isCourtesy(sentence: string): boolean {
  return (
    sentence.length <= courtesyLength && courtesy.test(sentence) && requestStrength(sentence) < 3
  );
}

/** Addresses of the web, written out or as mail programs would make one of them. */
const links =
  /(?:https?|ftp|javascript|data):[^\s"'<>]*|\bwww\.[^\s"'<>]*|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:it|eu|com|net|org|info|biz|io|co|me|app|dev|xyz|top|site|online|link|click|shop|live|ru|cn|example|test)\b(?:[/:][^\s"'<>]*)?/gi;

/** Holds an address of the web: it must not reach a message by way of a summary. */
export function holdsLink(sentence: string): boolean {
  return sentence.search(links) >= 0;
}

export function linksIn(sentence: string): Span[] {
  return [...sentence.matchAll(links)].map(({ index, 0: link }) => ({
    start: index,
    end: index + link.length,
  }));
}

/** What stands between the links of a sentence. */
export function aroundLinks(sentence: string): Span[] {
  const pieces: Span[] = [];
  let start = 0;
  for (const link of linksIn(sentence)) {
    pieces.push({ start, end: link.start });
    start = link.end;
  }
  return [...pieces, { start, end: sentence.length }];
}

/** Future tenses, and what stands in their place. */
const ownPromise = words(
  "(?!però)\\p{L}{1,}(?:[aeiou]r|rr|dr|vr|potr)(?:ò|o'|emo)|ci impegniamo|mi impegno|i will|i'll|we will|we'll",
);
const promise = words(
  "(?!però)\\p{L}{1,}(?:[aeiou]r|rr|dr|vr)(?:à|a'|anno)|(?:è|e'|sono) (?:previst|programmat|pianificat|fissat)[oaie]|will be",
);

/** Says that something will be done: who answers speaks of the office too, who asks of themselves. */
export function isPromise(sentence: string, isAsker: boolean): boolean {
  if (sentence.includes('?')) return false;
  return ownPromise.test(sentence) || (!isAsker && promise.test(sentence));
}

/** What was done or decided: "è stata accolta", "abbiamo chiesto", "sarà pronta". */
const outcome = words(
  "(?:abbiamo|ho|ha|hanno|è|e'|sono|viene|vengono|risulta|risultano)(?: già| stat[oaie]| anche| appena| ora| quindi| poi| di nuovo){0,3} " +
    '(?:\\p{L}+(?:at|ut|it)|accolt|risolt|chius|respint|concess|sospes|chiest|richiest|emess|trasmess|ammess|dispost|fatt|mess|decis|iscritt|pront|liber|attiv|apert|arriv|incomplet|complet|vincol)[oaie]|' +
    'accogli(?:amo|ere)|respingi(?:amo)?|we (?:have|found|decided|accepted)',
);
/** What is allowed, needed or due, and why. */
const instruction = words(
  "(?:non )?(?:può|puo'|possono|possiamo|potete|deve|devono|dovete|bisogna|occorre|occorrono|serve|servono|va|vanno|basta|bastano|spetta|spettano)|" +
    'manc(?:a|ano)|(?:ne )?ha diritto|è (?:sufficiente|necessari[oa]|obbligatori[oa]|possibile)|scade|scadono|cost(?:a|ano)|propon(?:iamo|go)|' +
    'è (?:di|in|al|alla|pari a)|you (?:can|must|need|should|have to)|needs? to',
);

/** How plainly an answer says what comes of a request: 1 a decision or a promise, 0.6 what to do, else 0. */
export function answerStrength(sentence: string): number {
  if (sentence.includes('?')) return 0;
  if (isPromise(sentence, false) || outcome.test(sentence)) return 1;
  return instruction.test(sentence) ? 0.6 : 0;
}

const anger = words(
  'vergogn\\p{L}*|schifo|schifos\\p{L}*|assurd\\p{L}*|inaccettabil\\p{L}*|indecen\\p{L}*|incompeten\\p{L}*|incapac\\p{L}*|ridicol\\p{L}*|scandal\\p{L}*|' +
    'stufo|stufa|stanc[oa] di|basta|esig(?:o|iamo)|pretend(?:o|iamo)|avvocato|vie legali|denuncer\\p{L}*|querel\\p{L}*|striscia la notizia|giornali|' +
    'pagliacci|ladri|fannulloni|nessuno fa niente|non se ne può più|presa in giro|menefregh\\p{L}*',
);
const worry = words(
  'pericol\\p{L}*|paura|preoccupat\\p{L}*|preoccupa|rischi\\p{L}*|urgen\\p{L}*|emergenza|incident\\p{L}*|feri(?:to|ta|ti|rsi)|cadut[oaie]|cadere|cade|crollo|croll\\p{L}*|' +
    'gas|fumo|incendi\\p{L}*|scintill\\p{L}*|folgor\\p{L}*|bambini|disabile|ambulanza|fili scoperti|allagat\\p{L}*',
);
const danger = words(
  '(?:odore|puzza|fuga|perdita) di gas|puzza (?:forte )?di gas|cav[oi] (?:\\p{L}+ )?(?:penzolant\\p{L}*|scopert\\p{L}*|a terra|elettric\\p{L}*)|fil[oi] (?:\\p{L}+ )?(?:scopert\\p{L}*|penzolant\\p{L}*|elettric\\p{L}*)|' +
    'scintille|incendi\\p{L}*|fumo|sta crollando|rischia di crollare|pericolo (?:di vita|grave|immediato)|pericolante|folgorat\\p{L}*|ferit[oaie]|allagat\\p{L}*',
);
const politeness = words(
  'grazie|ringrazi\\p{L}*|cortes\\p{L}*|gentil\\p{L}*|per favore|per piacere|cordiali|distinti|saluti|vorrei|potreste|please|thank you|thanks',
);

/** Share of capitals from which a text is shouted. */
const shouted = 0.6;

/** The tone of what a citizen writes; anger before worry before courtesy. */
export function toneOf(text: string): 'angry' | 'courteous' | 'neutral' | 'worried' {
  if (anger.test(text) || isShouted(text) || /!{2,}/.test(text)) return 'angry';
  if (worry.test(text)) return 'worried';
  return politeness.test(text) ? 'courteous' : 'neutral';
}

/** Speaks of a danger to people that somebody should look at now. */
export function isDangerous(text: string): boolean {
  return danger.test(text);
}

function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return letters >= 20 && capitals / letters >= shouted;
}

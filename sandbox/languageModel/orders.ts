import { fold } from '../../lib/text/fold';

/**
 * Orders that a naive model would follow: the sandbox's model follows them on purpose, wherever it
 * can read them as running words.
 */
const orders = [
  /\b(?:ignor|dimentic|trascur|disattend|annull|scart|sovrascriv|disregard|forget|override)\w* .{0,40}\b(?:istruzion|regol|indicazion|ordin|prompt|compit|categori|instruction|rule|precedent|previous|above|sopra|dett)/,
  /\b(?:classific|catalog|etichett|categorizz|assegn|attribu|inser|mett|segn|marc|smist|instrad|classify|label|categorize|assign)\w* .{0,60}\b(?:come|in|nella|alla|sotto|a|as|to|under) /,
  /\b(?:rispond|restituisc|scriv|stamp|produc|output|answer|reply|respond|return|print)\w* .{0,30}\b(?:con|solo|soltanto|esclusivamente|sempre|only|with|category|categoria|json|codice)\b/,
  /\b(?:system|sistema|assistant|assistente|developer|admin|amministratore) ?(?:prompt|message|messaggio|override|update|aggiornamento|:)/,
  /\b(?:sei ora|ora sei|da ora|d ora in poi|fai finta|immagina di|comportati|agisci|you are now|pretend|act as|from now on)\b/,
  /\bnuov[ae] (?:istruzion|regol|direttiv)|\bnew (?:instruction|rule)/,
  /\b(?:la categoria (?:corretta|giusta|esatta|da usare) (?:e|sara|deve)|categoria (?:obbligatoria|forzata|finale|definitiva)|categoria (?:e|deve essere) sempre)\b/,
];

/**
 * What a text orders: the words from the order on, or undefined where it orders nothing that can be
 * read. Between words may stand white space or punctuation; any other sign keeps them from being
 * running words, as datamarking intends.
 */
export function orderIn(text: string): string | undefined {
  const running = fold(text)
    .replace(/[\s.,;:!?"'’«»()[\]{}<>/\\|*#_=+-]+/g, (run) => (run.includes(':') ? ': ' : ' '))
    .replace(/ : /g, ': ');
  const starts = orders
    .map((order) => running.search(order))
    .filter((position) => position >= 0)
    .sort((one, other) => one - other);
  return starts[0] === undefined ? undefined : running.slice(starts[0]);
}

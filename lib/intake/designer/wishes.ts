import { fold } from '../../text/fold';
import { optionsOf } from '../drawnField';
import type { FormDefinition } from '../form';

type StepDefinition = FormDefinition['steps'][number];
export type FieldDefinition = NonNullable<StepDefinition['fields']>[number];
type FieldType = FieldDefinition['type'];

/** One field that a part of a description asks for, before it has a name. */
export interface Wish {
  /** As the description has it. */
  words: string;
  label: string;
  type: FieldType;
  required: boolean;
  /** Whether the description itself says that it is obligatory or not. */
  isExplicit: boolean;
  /** What its type needs beyond the label. */
  settings: object;
  /** What an officer must write in its place. */
  toComplete?: string;
}

/** What a part of a description is: fields, something the form asks anyway, or nothing known. */
export type Understanding =
  | { kind: 'fields'; wishes: Wish[] }
  | { kind: 'applicant' }
  | { kind: 'child' }
  | { kind: 'unknown' };

const documents = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf'];
const pictures = documents.slice(0, 4);

/** A kind of field: how it is asked for (over folded words), and what it needs. */
interface Concept {
  type: FieldType;
  pattern: RegExp;
  /** Where it is not meant after all. */
  but?: RegExp;
  label?: string;
  settings?: (words: string) => object;
  isOptional?: true;
}

const reference =
  /\b(?:numero|n\.?|codice|nr)\b(?!.*\b(?:persone|partecipanti|giocatori|ospiti|invitati|adulti|bambini|posti|tavoli|giorni|ore|copie|figli|animali|component)\b)/;

/** The first that fits decides: what is narrower stands above. */
const concepts: Concept[] = [
  { type: 'fiscal-code', pattern: /\bcod(?:ice|\.)? ?fisc(?:ale)?\b|^c\.?f\.?$/ },
  { type: 'vat-number', pattern: /\bpartita iva\b|\bp\.? ?iva\b/, label: 'Partita IVA' },
  { type: 'iban', pattern: /\biban\b|\bcoordinate bancarie\b|\bconto corrente\b/ },
  {
    type: 'file',
    pattern:
      /\b(?:foto\w*|immagin\w+|allegat\w*|allegare|allega|caricare|copi[ae]|scansion\w+|pdf|planimetri\w+|libretto|pagell\w+|ricevut\w+|certificat\w+|locandin\w+|statuto|delega|permesso di soggiorno|cart[ae] d.?identita|documento d.{1,3}identita|documento di riconoscimento|documenti|documentazione|contratto|f24|curriculum|preventiv\w+|visura|perizia|busta paga|verbale medico|bolletta)\b/,
    but: /\b(?:numero|data|scadenza|tipo|estremi|copie (?:cartacee|richieste)|quante copie)\b/,
    settings: (words) => ({
      accepted: /\bfoto|immagin/.test(words) && !/document|pdf/.test(words) ? pictures : documents,
      most: Number(/fino a (\d+)/.exec(words)?.[1] ?? 3),
    }),
  },
  { type: 'email', pattern: /\bpec\b/, label: 'PEC' },
  { type: 'email', pattern: /\be-?mail\b|\bposta elettronica\b/ },
  { type: 'phone', pattern: /\btelefon\w+\b|\bcellulare\b|\btel\b|\bcell\b/ },
  { type: 'postcode', pattern: /^(?:il )?cap\b|\bcodice (?:di avviamento )?postale\b/ },
  { type: 'province', pattern: /^(?:la )?provincia\b/ },
  { type: 'municipality', pattern: /\bcomune di (?:nascita|residenza|provenienza)\b/ },
  { type: 'long-text', pattern: /\b(?:elenco|lista)\b/ },
  { type: 'short-text', pattern: reference },
  {
    type: 'date',
    pattern: /\bdata\b|\bscadenza\b|^(?:il )?giorno\b|^quando\b/,
    settings: (words) => (/nascita|decesso/.test(words) ? { latest: 'today' } : {}),
  },
  { type: 'time', pattern: /^(?:l.)?or[ae]\b|\borario\b/ },
  {
    type: 'number',
    pattern: /\b(?:importo|somma|euro|costo|isee|canone|prezzo|spesa|reddito)\b|€/,
    settings: () => ({ unit: '€', decimals: 2, least: 0 }),
  },
  {
    type: 'number',
    pattern: /\bmetri quad\w+|\bmq\b/,
    settings: () => ({ unit: 'm²', decimals: 2, least: 0 }),
  },
  {
    type: 'number',
    pattern: /\bin metri\b|\bmetri\b/,
    settings: () => ({ unit: 'm', decimals: 2, least: 0 }),
  },
  {
    type: 'number',
    pattern: /^(?:l.)?eta\b|\b(?:in|quanti) anni\b/,
    settings: () => ({ unit: 'anni', least: 0, most: 120 }),
  },
  { type: 'number', pattern: /\bmedia dei voti\b/, settings: () => ({ decimals: 2, least: 0 }) },
  {
    type: 'number',
    pattern: /^(?:per )?quant[ie]\b|\bnumero (?:di |dei |delle |degli )?\p{L}+/u,
    settings: () => ({ least: 0 }),
  },
  {
    type: 'place',
    pattern:
      /\bindirizzo\b|^(?:la )?via\b|\bresidenza\b|\bdomicilio\b|\bdove\b|^(?:il )?luogo\b|\bpunto esatto\b|\bposizione\b|^(?:la )?zona\b|\bubicazione\b|^(?:il )?quartiere\b/,
  },
  {
    type: 'long-text',
    pattern: /^(?:le )?(?:note|osservazioni|commenti|suggerimenti|allergie|intolleranze)\b/,
    isOptional: true,
  },
  {
    type: 'long-text',
    pattern:
      /\b(?:descrizione|motivo|motivazion\w+|messaggio|proposta|spiegazione|racconta\w*)\b|^perche\b/,
    settings: (words) => {
      const most = /(\d{2,4}) caratteri/.exec(words)?.[1];
      return most ? { longest: Number(most) } : {};
    },
  },
];

const optional =
  /\b(?:facoltativ\w+|opzional\w+|non obbligatori\w+|se vuole|se lo desidera|eventual\w+|se disponibile)\b/;
const obligatory = /\bobbligatori\w+\b/;
const qualifiers =
  /\s*\b(?:non )?(?:obbligatori\w+|facoltativ\w+|opzional\w+)\b|\bda allegare\b|\ballegat[oaie]\b|^allegare\b|\bin pdf(?: o immagine)?\b|\(fino a \d+ (?:file|foto)\)|\bin massimo \d+ caratteri\b|\bsì\s*\/\s*no\b|\bsi\s*\/\s*no\b|\bsì o no\b|\bsi o no\b|^(?:(?:la|il|lo|le|gli|i|un|una|uno)\s+|l['’]\s*)(?=\p{L}{3,})/giu;

/** More words tell a story in which a known word proves nothing. */
const longestPart = 12;

/** What one part of a description asks for. */
export function understand(part: string): Understanding {
  const words = fold(part);
  if (part.split(' ').length > longestPart) return { kind: 'unknown' };
  const asked = applicantAside(words);
  if (asked === '') return { kind: 'applicant' };
  if (asked !== words) return understand(asked);
  if (/^(?:i )?dati (?:del|della|dei|delle) (?:bambin|alunn|figli|minor|ragazz)/.test(words)) {
    return { kind: 'child' };
  }
  const wishes = wishesOf(part, words);
  return wishes.length > 0 ? { kind: 'fields', wishes } : { kind: 'unknown' };
}

/** Name and surname are asked of whoever writes in any case. */
function applicantAside(words: string): string {
  const own =
    /^(?:(?:nome|cognome|nominativo|generalita|dati anagrafici|i tuoi dati|recapiti)\b[ ,e]*)+(?!(?:del|della|dei|degli|delle|dell|di)\b)/;
  return words.replace(own, '');
}

function wishesOf(part: string, words: string): Wish[] {
  if (/\bdal\b.*\bal\b|^(?:le )?date\b/.test(words)) {
    return [wish(part, words, 'date', {}, 'Dal'), wish(part, words, 'date', {}, 'Al')];
  }
  if (/\bdalle\b.*\balle\b|^(?:gli )?orari\b/.test(words)) {
    return [wish(part, words, 'time', {}, 'Dalle ore'), wish(part, words, 'time', {}, 'Alle ore')];
  }
  const told = asChoice(part, words) ?? asYesNo(part, words);
  if (told) return [told];
  const concept = concepts.find(({ pattern, but }) => pattern.test(words) && !but?.test(words));
  if (concept) {
    const { type, settings, label, isOptional } = concept;
    const own = settings?.(words) ?? {};
    return [
      {
        ...wish(part, words, type, own, label),
        ...(isOptional && !obligatory.test(words) ? { required: false } : {}),
      },
    ];
  }
  const count = part.split(' ').length;
  if (/^dati\b/.test(words))
    return [wish(part, words, 'short-text', {}, part.replace(/^dati/i, 'Nome e cognome'))];
  if (count > longestLabel || !/\p{L}{2}/u.test(part)) return [];
  return [wish(part, words, 'short-text', {})];
}

/** More words without a known one among them are a sentence, not a field. */
const longestLabel = 6;

function wish(
  part: string,
  words: string,
  type: FieldType,
  settings: object,
  label?: string,
): Wish {
  const condition = /\sse\s/.test(words);
  return {
    words: part,
    label: labelOf(label || part),
    type,
    required:
      obligatory.test(words.replace(/non obbligatori\w+/, '')) ||
      !(optional.test(words) || condition),
    isExplicit: obligatory.test(words) || optional.test(words),
    settings,
    ...(condition
      ? { toComplete: `«${part}»: è facoltativo, perché la condizione va scritta da voi` }
      : {}),
  };
}

/** When, and anything else: what a booking asks though its description names it not. */
export function bookingWishes(): Wish[] {
  const asked = ['data desiderata', 'orario desiderato', 'note'];
  return asked.flatMap((part) => wishesOf(part, part));
}

export function labelOf(part: string): string {
  const short = part
    .replace(/\([^)]*\)/g, ' ')
    .replace(qualifiers, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[\s,:;/?]+$/, '')
    .trim();
  const label = short === '' ? part : short;
  return label.charAt(0).toUpperCase() + label.slice(1);
}

const week = ['Lunedì', 'Martedì', 'Mercoledì', 'Giovedì', 'Venerdì', 'Sabato', 'Domenica'];

function asChoice(part: string, words: string): Wish | undefined {
  if (/\bgiorni della settimana\b/.test(words)) return choiceOf(part, words, week, true);
  const scale = /\bda (\d) a (\d{1,2})\b/.exec(words);
  if (scale && Number(scale[1]) < Number(scale[2])) {
    const name = part.replace(/\s*da \d a \d+/i, '');
    return choiceOf(part, words, numbers(scale), false, name);
  }
  const listed = /\(([^)]+)\)/.exec(part)?.[1]?.split(/\s*[,/]\s*|\s+(?:e|o|oppure)\s+/u) ?? [];
  if (listed.length >= 2) return choiceOf(part, words, listed, isPlural(words));
  const either = /^(.*?)\s+(?:o|oppure)\s+(.*)$/u.exec(part);
  if (either && !/\b(?:pdf|foto|allegat)/.test(words))
    return eitherOf(part, words, either[1] ?? '', either[2] ?? '');
  const chosen = /^(?:la )?scelta (?:del|della|dello|dell['’]|dei|delle|degli|di)\s*(.+)$/iu.exec(
    part,
  );
  if (!chosen) return undefined;
  return openChoice(part, words, chosen[1] ?? '');
}

function isPlural(words: string): boolean {
  return /\b(?:scelta (?:dei|delle|degli)|giorni|settimane|piu scelte|una o piu)\b/.test(words);
}

function numbers([, from, to]: RegExpExecArray): string[] {
  const first = Number(from);
  return Array.from({ length: Number(to) - first + 1 }, (_, index) => String(first + index));
}

/** `proprietà pubblica o privata` asks for the property; `mattina o sera` is all there is. */
function eitherOf(part: string, words: string, left: string, right: string): Wish | undefined {
  const [before, after] = [left.split(' '), right.split(' ')];
  if (before.length > 4 || after.length > 3) return undefined;
  const isTail = after.length === 1 && before.length > 1;
  const options = isTail ? [before.at(-1) ?? '', right] : [left, right];
  return choiceOf(part, words, options, false, isTail ? before.slice(0, -1).join(' ') : part);
}

/** None where there are not two things to choose from. `name` is the part without what it offers. */
function choiceOf(
  part: string,
  words: string,
  labels: string[],
  isSeveral: boolean,
  name = part,
): Wish | undefined {
  const written = labels.map((label) => labelOf(label.trim())).filter((label) => label !== '');
  if (written.length < 2) return undefined;
  const label = name
    .replace(/^(?:la )?scelta (?:del|della|dello|dell['’]|dei|delle|degli|di)\s*/iu, '')
    .trim();
  return {
    ...wish(part, words, isSeveral ? 'choices' : 'choice', { options: optionsOf(written) }, label),
    words: name.trim() || part,
  };
}

/** The description does not say what there is to choose: the officer writes it. */
function openChoice(part: string, words: string, thing: string): Wish | undefined {
  const options = [1, 2].map((number) => `[da completare] ${labelOf(thing)} ${number}`);
  const choice = choiceOf(part, words, options, isPlural(words));
  if (!choice) return undefined;
  const toComplete = `«${labelOf(thing)}»: scrivete le voci tra cui scegliere, che la descrizione non dice`;
  return { ...choice, toComplete };
}

function asYesNo(part: string, words: string): Wish | undefined {
  const isAsked =
    /\bsi ?\/ ?no\b|\bsi o no\b|^se\s|^(?:il )?consenso\b|^(?:hai|sei|vuoi|possiedi|avete|siete)\b/.test(
      words,
    );
  return isAsked
    ? wish(part, words.replace(/\sse\s/, ' ').replace(/^se\s/, ''), 'yes-no', {})
    : undefined;
}

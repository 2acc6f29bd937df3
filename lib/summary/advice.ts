import type { UrpError } from '../error';
import type { OfficerLanguage } from '../language';
import { isDangerous } from './cues';
import type { Fact, Missing, MissingItem, Pledge } from './summary';

type Phrase = Record<OfficerLanguage, string>;

const missingPhrases: Record<MissingItem, Phrase> = {
  request: { it: 'Che cosa chiede il cittadino.', en: 'What the citizen asks for.' },
  place: { it: 'Il luogo preciso.', en: 'The exact place.' },
  date: { it: 'Da quando succede.', en: 'Since when it happens.' },
  reference: {
    it: 'Il numero della pratica o del documento.',
    en: 'The number of the file or document.',
  },
  contact: { it: 'Un recapito per rispondere.', en: 'A way to answer.' },
};

const askFor: Record<MissingItem, Phrase> = {
  request: {
    it: 'Chiedere al cittadino che cosa gli serve.',
    en: 'Ask the citizen what is needed.',
  },
  place: {
    it: 'Chiedere al cittadino il luogo preciso, poi assegnare la richiesta.',
    en: 'Ask the citizen for the exact place, then assign the ticket.',
  },
  date: {
    it: "Assegnare la richiesta all'ufficio competente e rispondere entro il termine.",
    en: 'Assign the ticket to the office in charge and answer within the term.',
  },
  reference: {
    it: 'Chiedere al cittadino il numero della pratica o del documento.',
    en: 'Ask the citizen for the number of the file or document.',
  },
  contact: {
    it: "Assegnare la richiesta all'ufficio competente: non c'è un recapito per rispondere.",
    en: 'Assign the ticket to the office in charge: there is no way to answer.',
  },
};

const checkDanger: Phrase = {
  it: 'Leggere subito: il testo parla di un pericolo. Verificare e, se serve, avvisare chi interviene.',
  en: 'Read now: the text speaks of a danger. Check and, if needed, call who intervenes.',
};
const checkPromise = (due: string | null): Phrase => ({
  it: `Verificare se è stato fatto quanto promesso${due ? ` entro il ${italianDay(due)}` : ''} e dirlo al cittadino.`,
  en: `Check whether what was promised${due ? ` by ${due}` : ''} was done, and tell the citizen.`,
});
const assign = askFor.date;
const emptyText: Phrase = {
  it: "Non c'era nulla da leggere.",
  en: 'There was nothing to read.',
};

/** Something broken or out of place: it has a spot and a beginning. */
const report =
  /(?<!\p{L})(?:segnal|buc[ah]|lampion|luce|buio|guast|rott[oaie]|perdita|tombin|rifiut|spazzatur|sporc|puzza|odore|topi|ratt[oi]|alber[oi]|ram[oi]|marciapied|semafor|asfalt|cassonett|cantier|rumor|schiamazz|disserviz|cane|cani|cav[oi]\b|auto abbandonat|scritt[ea] sui muri|allagat)/iu;
/** Something that bears a number: an application, a bill, a fine. */
const file =
  /(?<!\p{L})(?:la mia (?:pratica|domanda|richiesta)|pratica (?:edilizia|di)|bolletta|multa|verbale|cartella|avviso di (?:pagamento|accertamento)|fattura)(?!\p{L})/iu;

/** What an officer needs that the words of who asks do not hold. */
export function missingFrom(asked: string, facts: Fact[], hasContact: boolean): MissingItem[] {
  const names = (...kinds: Fact['kind'][]) => facts.some(({ kind }) => kinds.includes(kind));
  const missing: MissingItem[] = [];
  if (asked.trim() === '') missing.push('request');
  if (report.test(asked) && !names('place')) missing.push('place');
  if (report.test(asked) && !names('date')) missing.push('date');
  if (file.test(asked) && !names('reference')) missing.push('reference');
  if (!hasContact && !names('phone', 'email')) missing.push('contact');
  return missing;
}

export function inWords(items: MissingItem[], language: OfficerLanguage): Missing[] {
  return items.map((item) => ({ item, text: missingPhrases[item][language] }));
}

/** A proposal of what to do next; danger first, then a promise that stands, then what is missing. */
export function nextStep(
  asked: string,
  missing: MissingItem[],
  standing: Pledge | undefined,
  language: OfficerLanguage,
): string {
  if (isDangerous(asked)) return checkDanger[language];
  if (standing) return checkPromise(standing.dueAt)[language];
  const first = missing[0];
  return (first ? askFor[first] : assign)[language];
}

const addressedToModel: Phrase = {
  it: 'Il testo sembra dare ordini al sistema che lo legge: leggere l’originale.',
  en: 'The text seems to give orders to the system that reads it: read the original.',
};

/** Said of a thread that speaks to a model instead of to the office. */
export function addressedWarning(language: OfficerLanguage): string {
  return addressedToModel[language];
}

/** Said of a summary that a model was asked for and the extractive engine made. */
export function unansweredWarning(error: UrpError, language: OfficerLanguage): string {
  const instead: Phrase = {
    it: 'Il riassunto è fatto di frasi del testo.',
    en: 'The summary is made of sentences of the text.',
  };
  return `${error.what(language)} ${instead[language]} ${error.todo(language)}`;
}

/** Said where a model stated what the thread does not hold. */
export function unsupportedWarning(count: number, language: OfficerLanguage): string {
  const left: Phrase = {
    it:
      count === 1
        ? 'Tolta dal riassunto 1 frase del modello che non trova riscontro nel testo.'
        : `Tolte dal riassunto ${count} frasi del modello che non trovano riscontro nel testo.`,
    en: `Left out of the summary: ${count} of the model's sentences, which the text does not bear out.`,
  };
  return left[language];
}

/** What a summary says where there was nothing to read. */
export function nothingToRead(language: OfficerLanguage): string {
  return emptyText[language];
}

function italianDay(day: string): string {
  return day.split('-').reverse().join('/');
}

import { inHundred } from '../../amount';
import type { OfficerLanguage } from '../../language';
import type { EvaluationReport } from './report';

type Figures = Omit<EvaluationReport, 'words'>;

/** Calibration errors up to this one do not mislead whoever reads the percentage. */
const smallError = 0.05;

/** What the figures mean for the office, in a few plain sentences. */
export function evaluationWords(
  figures: Figures,
  nameOf: (code: string) => string,
  language: OfficerLanguage,
): string {
  const say = language === 'it' ? italian : english;
  const sentences = [
    say.right(figures),
    say.alone(figures),
    say.wanted(figures),
    say.confidence(figures),
    say.confused(mostConfused(figures, nameOf)),
    say.cost(figures),
    say.leftOut(figures),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

interface Confusion {
  actual: string;
  proposed: string;
  items: number;
}

/** The pair of categories that is taken for one another most often; twice at least. */
function mostConfused(
  { categories }: Figures,
  nameOf: (code: string) => string,
): Confusion | undefined {
  const pairs = categories.flatMap(({ category, name, proposedAs }) =>
    proposedAs.flatMap(({ category: proposed, items }) =>
      proposed === null || proposed === category
        ? []
        : [{ actual: name, proposed: nameOf(proposed), items }],
    ),
  );
  const [first] = pairs.sort((one, other) => other.items - one.items);
  return first && first.items > 1 ? first : undefined;
}

const italian = {
  right: ({ items, accuracy, accuracyRange: [low, high] }: Figures) =>
    `Su ${items} richieste di cui si conosce la categoria, la proposta è giusta in ${inHundred(accuracy)} casi su 100 (con questi numeri: tra ${inHundred(low)} e ${inHundred(high)}).`,
  alone: ({ atThreshold: { threshold, share, precision } }: Figures) =>
    share === 0
      ? `Con la soglia ${decimal(threshold)} nessuna richiesta andrebbe avanti da sola: le guarderebbe tutte una persona.`
      : `Con la soglia ${decimal(threshold)} andrebbero avanti da sole ${inHundred(share)} richieste su 100, e di queste ${inHundred(precision)} su 100 sarebbero giuste; le altre le guarda una persona.`,
  wanted: ({ thresholds: { at95 }, coverage, items }: Figures) => {
    if (items < 30) return '';
    return at95 === null
      ? 'Nessuna soglia dà 95 proposte giuste su 100: decida una persona su tutte.'
      : `Perché siano giuste almeno 95 su 100 basta la soglia ${decimal(at95)}: andrebbero avanti da sole ${inHundred(coverage.at95)} richieste su 100.`;
  },
  confidence: ({ calibrated, calibrationError: error }: Figures) => {
    if (!calibrated)
      return `La probabilità è quella che il modello dice di sé, non ancora misurata sulle decisioni dell’ufficio: sbaglia in media di ${points(error)} punti.`;
    return error <= smallError
      ? `Della probabilità ci si può fidare: in media sbaglia di ${points(error)} punti su 100.`
      : `La probabilità va presa con cautela: in media sbaglia di ${points(error)} punti su 100. Più richieste decise la migliorano.`;
  },
  confused: (pair: Confusion | undefined) =>
    pair
      ? `L’errore più frequente: «${pair.actual}» proposta come «${pair.proposed}» (${pair.items} volte). Date esempi che distinguano le due, o unitele.`
      : '',
  cost: ({ cost }: Figures) =>
    cost.calls === 0
      ? 'Costo: nessuno, il motore lavora dentro n8n.'
      : `Costo: ogni mille richieste ${cost.callsPerThousand} chiamate al modello e ${cost.inputTokensPerThousand} token letti.`,
  leftOut: ({ leftOut: { items } }: Figures) =>
    items === 0
      ? ''
      : `Non misurate perché la loro categoria non è nell’elenco: ${items} richieste.`,
};

const english: typeof italian = {
  right: ({ items, accuracy, accuracyRange: [low, high] }) =>
    `Of ${items} tickets whose category is known, the proposal is right in ${inHundred(accuracy)} of 100 (with so many: between ${inHundred(low)} and ${inHundred(high)}).`,
  alone: ({ atThreshold: { threshold, share, precision } }) =>
    share === 0
      ? `At the threshold ${threshold} no ticket would go on by itself: a person would look at all of them.`
      : `At the threshold ${threshold}, ${inHundred(share)} tickets of 100 would go on by themselves, and of these ${inHundred(precision)} of 100 would be right; a person looks at the others.`,
  wanted: ({ thresholds: { at95 }, coverage, items }) => {
    if (items < 30) return '';
    return at95 === null
      ? 'No threshold gives 95 right proposals of 100: let a person decide on all of them.'
      : `For at least 95 of 100 to be right the threshold ${round(at95)} is enough: ${inHundred(coverage.at95)} tickets of 100 would go on by themselves.`;
  },
  confidence: ({ calibrated, calibrationError: error }) => {
    if (!calibrated)
      return `The confidence is what the model says of itself, not yet measured on the office's decisions: it is off by ${points(error)} points on average.`;
    return error <= smallError
      ? `The confidence can be trusted: it is off by ${points(error)} points of 100 on average.`
      : `Take the confidence with care: it is off by ${points(error)} points of 100 on average. More decided tickets make it better.`;
  },
  confused: (pair) =>
    pair
      ? `The most frequent error: “${pair.actual}” proposed as “${pair.proposed}” (${pair.items} times). Give examples that tell the two apart, or make them one.`
      : '',
  cost: ({ cost }) =>
    cost.calls === 0
      ? 'Cost: none, the engine works inside n8n.'
      : `Cost: for every thousand tickets ${cost.callsPerThousand} calls of the model and ${cost.inputTokensPerThousand} tokens read.`,
  leftOut: ({ leftOut: { items } }) =>
    items === 0 ? '' : `Not measured, since their category is not in the list: ${items} tickets.`,
};

function points(error: number): number {
  return Math.ceil(error * 100 - 1e-9);
}

/** Two places, up: what lies at the rounded threshold lies at the threshold. */
function round(value: number): number {
  return Math.min(1, Math.ceil(value * 100 - 1e-9) / 100);
}

function decimal(value: number): string {
  return String(round(value)).replace('.', ',');
}

import type { OfficerLanguage } from '../language';
import { isStopWord } from '../text/stems';
import { writtenWords } from '../text/tokens';
import { fold } from '../text/fold';
import type { Classifier } from './classifier';
import type { ClassifiableTicket, Evidence } from './engine';
import { featureCounts } from './features';

const mostEvidence = 5;
/** A word weighs as evidence from this share of the heaviest on. */
const leastShare = 0.15;

/**
 * The words of the ticket that spoke most for a category, as the citizen wrote them. A word's weight
 * is what the model's score would lose without it: its stem, its pairs and its characters together.
 */
export function evidenceFor(
  classifier: Classifier,
  ticket: ClassifiableTicket,
  category: number,
): Evidence[] {
  const byWord = new Map<string, Evidence>();
  for (const written of writtenWords(`${ticket.subject}\n${ticket.text}`)) {
    const word = fold(written);
    if (isStopWord(word) || byWord.has(word)) continue;
    byWord.set(word, { words: written, weight: weightOf(classifier, written, category) });
  }
  const heaviest = [...byWord.values()]
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  const least = (heaviest[0]?.weight ?? 0) * leastShare;
  return heaviest
    .filter(({ weight }) => weight >= least)
    .slice(0, mostEvidence)
    .map(({ words, weight }) => ({ words, weight: Math.round(weight * 1000) / 1000 }));
}

function weightOf(
  { vectorizer, model, language }: Classifier,
  word: string,
  category: number,
): number {
  const { indices, values } = vectorizer.vector(
    featureCounts({ subject: '', text: word }, language),
  );
  let weight = 0;
  for (let i = 0; i < indices.length; i += 1) {
    weight += values[i]! * model.weights[indices[i]! * model.categories + category]!;
  }
  return weight;
}

/** Says in one sentence why a category is proposed, or why none is. */
export function rationaleOf(
  categoryName: string | null,
  confidence: number,
  evidence: Evidence[],
  language: OfficerLanguage,
): string {
  const percent = Math.round(confidence * 100);
  const words = evidence
    .slice(0, 3)
    .map((each) => `«${each.words}»`)
    .join(', ');
  if (language === 'it') {
    if (categoryName === null)
      return 'Nessuna proposta: il testo non somiglia a nessuna richiesta conosciuta.';
    const why = words ? `per le parole ${words}` : 'per come è scritto il testo nel suo insieme';
    return `Proposta «${categoryName}», probabilità ${percent} %, ${why}.`;
  }
  if (categoryName === null) return 'No proposal: the text resembles no known request.';
  const why = words ? `for the words ${words}` : 'for the text as a whole';
  return `Proposed “${categoryName}”, probability ${percent}%, ${why}.`;
}

import { inHundred } from '../amount';
import type { OfficerLanguage } from '../language';
import { fold } from '../text/fold';
import { isStopWord, stem, type StemLanguage } from '../text/stems';
import { writtenWords } from '../text/tokens';
import type { Classifier, Reading } from './classifier';
import type { ClassifiableTicket, Evidence } from './engine';
import { characterRuns } from './features';
import type { Vocabulary } from './vectorizer';

const mostEvidence = 5;
/** A word weighs as evidence from this share of the heaviest on. */
const leastShare = 0.15;
/** and from this weight on, a hundredth of the distance between one side and the other. */
const leastWeight = 0.02;

/**
 * The words of the ticket that spoke most for the proposed category, as the citizen wrote them. A
 * word's weight is its part in the model's score: that of its stem and of its characters together.
 */
export function evidenceFor(
  { vocabulary, model, language }: Classifier,
  ticket: ClassifiableTicket,
  { vector, best }: Reading,
): Evidence[] {
  const parts = new Map<number, number>();
  for (const [i, feature] of vector.indices.entries()) {
    parts.set(feature, vector.values[i]! * model.weights[feature * model.categories + best]!);
  }
  const byWord = new Map<string, Evidence>();
  for (const words of writtenWords(`${ticket.subject}\n${ticket.text}`)) {
    const word = fold(words);
    if (isStopWord(word) || byWord.has(word)) continue;
    const features = featuresOfWord(word, vocabulary, language);
    const weight = features.reduce((sum, number) => sum + (parts.get(number) ?? 0), 0);
    byWord.set(word, { words, weight });
  }
  return heaviest([...byWord.values()]);
}

function featuresOfWord(word: string, { numbers }: Vocabulary, language: StemLanguage): number[] {
  const stemmed = stem(word, language);
  return [
    numbers.words.get(stemmed),
    numbers.subject.get(stemmed),
    ...characterRuns(word).map((run) => numbers.characters.get(run)),
  ].filter((number) => number !== undefined);
}

function heaviest(evidence: Evidence[]): Evidence[] {
  const ordered = evidence.sort((one, other) => other.weight - one.weight);
  const least = Math.max((ordered[0]?.weight ?? 0) * leastShare, leastWeight);
  return ordered
    .filter(({ weight }) => weight >= least)
    .slice(0, mostEvidence)
    .map(({ words, weight }) => ({ words, weight: Math.round(weight * 1000) / 1000 }));
}

/** Says in one sentence why a category is proposed, or why none is. */
export function rationaleOf(
  categoryName: string | null,
  confidence: number,
  evidence: Evidence[],
  language: OfficerLanguage,
): string {
  const percent = inHundred(confidence);
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

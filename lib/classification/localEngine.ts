import type { OfficerLanguage } from '../language';
import { readTicket, type Classifier, type Reading } from './classifier';
import { classifierFor } from './classifierCache';
import type {
  ClassifiableTicket,
  ClassifyOptions,
  Engine,
  Proposal,
  RankedCategory,
} from './engine';
import { evidenceFor, rationaleOf } from './explanation';
import { proposePriority } from './priority';
import type { Category, Taxonomy } from './taxonomy';
import { trainingSet } from './trainingSet';

/** Raised when features or training change, so that a record says which model spoke. */
export const localModel = 'urp-linear-3';

/** Below this share of known words a text resembles nothing that the engine has seen: no proposal. */
const leastFamiliarity = 0.05;
const rankingLength = 3;
const noUsage = { calls: 0, inputTokens: 0, outputTokens: 0 };

/** The engine that runs here: no key, no network, no cost. Rationales are in the given language. */
export function localEngine(language: OfficerLanguage = 'it'): Engine {
  return {
    classify: async (tickets, taxonomy, options = {}) =>
      classify(tickets, taxonomy, options, language),
  };
}

async function classify(
  tickets: ClassifiableTicket[],
  taxonomy: Taxonomy,
  { examples = [], signal }: ClassifyOptions,
  language: OfficerLanguage,
): Promise<Proposal[]> {
  if (tickets.length === 0) return [];
  const classifier = await classifierFor(trainingSet(taxonomy, examples), taxonomy.language);
  const categories = new Map(taxonomy.categories.map((category) => [category.code, category]));
  return tickets.map((ticket) => {
    signal?.throwIfAborted();
    return propose(classifier, ticket, categories, language);
  });
}

function propose(
  classifier: Classifier,
  ticket: ClassifiableTicket,
  categories: Map<string, Category>,
  language: OfficerLanguage,
): Proposal {
  const reading = readTicket(classifier, ticket);
  const resembles = reading.familiarity >= leastFamiliarity;
  const category = resembles ? categories.get(classifier.categories[reading.best]!) : undefined;
  const evidence = category ? evidenceFor(classifier, ticket, reading) : [];
  return {
    category: category?.code ?? null,
    office: category?.office ?? null,
    priority: proposePriority(ticket, category).priority,
    confidence: category ? reading.confidence : 0,
    ranking: rank(classifier, reading),
    rationale: rationaleOf(category?.name ?? null, reading.confidence, evidence, language),
    evidence,
    engine: 'local',
    model: localModel,
    promptVersion: null,
    usage: noUsage,
  };
}

/** The best category at its calibrated confidence; the others share what is left, none above it. */
function rank({ categories }: Classifier, reading: Reading): RankedCategory[] {
  const { confidence } = reading;
  const others = 1 - reading.shares[reading.best]!;
  return categories
    .map((category, number) => ({ category, number }))
    .sort(
      (one, other) =>
        reading.shares[other.number]! - reading.shares[one.number]! || one.number - other.number,
    )
    .slice(0, rankingLength)
    .map(({ category, number }) => ({
      category,
      confidence:
        number === reading.best
          ? confidence
          : Math.min(
              confidence,
              ((1 - confidence) * reading.shares[number]!) / Math.max(others, 1e-9),
            ),
    }));
}

import { randomInt } from 'node:crypto';
import { inHundred } from '../amount';
import { UrpError } from '../error';
import type { OfficerLanguage } from '../language';
import type { Completion, LanguageModel } from '../language-model/languageModel';
import { modelError } from '../language-model/modelError';
import { Redactor } from '../privacy/redactor';
import { isAddressedToModel } from './addressed';
import { agreed, sum, turned, usualVotes, type Answered, type Sorted } from './agreement';
import { datamark, markers } from './datamarking';
import type { Calibrator } from './decided';
import type { ClassifiableTicket, Engine, Proposal, Usage } from './engine';
import { proposePriority } from './priority';
import {
  answerSchema,
  noneFits,
  promptVersion,
  systemPrompt,
  ticketsPrompt,
  type SortedTicket,
} from './prompt';
import { randomNumbers, shuffle } from './random';
import { hasText } from './review';
import type { Taxonomy } from './taxonomy';
import { categoryConfidences } from './tokenConfidence';

export interface ModelEngineOptions {
  model: LanguageModel;
  language?: OfficerLanguage;
  /** Whether personal data are taken out before a text leaves; on unless an office says no. */
  redacts?: boolean;
  /** Whether tickets are marked as data; only a measure of attacks switches it off. */
  marks?: boolean;
  ticketsPerCall?: number;
  /** How often a server that gives no probabilities is asked, its agreement being its confidence. */
  votes?: number;
  calibrator?: Calibrator;
}

export const usualTicketsPerCall = 10;
/** Characters of a ticket that a model reads: what a request is about stands at its beginning. */
const longestText = 4_000;
/** A code, its quotes and its number; and room for a server that writes more spaces. */
const answerTokensPerTicket = 40;
/** Where a server gives no probabilities and nothing calibrates: not sure enough to go on alone. */
const unknownConfidence = 0.5;

/** Where these are all that came, nothing will before an officer has mended something. */
const settingsFailures = new Set(['model.unauthorised', 'model.unknown-model']);

/**
 * An engine that asks a language model, several tickets a call. A ticket's text leaves redacted and
 * marked as data; what comes back is a code of the taxonomy or nothing. A ticket for which no answer
 * came, or one outside the taxonomy, goes to a person.
 *
 * Errors: `model.unauthorised`, `model.unknown-model` where no ticket got an answer for it; all else
 * is a concern on its proposal.
 */
export function modelEngine(options: ModelEngineOptions): Engine {
  return {
    async classify(tickets, taxonomy, { signal } = {}) {
      const answers = await askAll(tickets, taxonomy, options, signal);
      return tickets.map((ticket, index) => propose(ticket, answers.get(index), taxonomy, options));
    },
  };
}

/** Answers by the ticket's place; those without a word are not sent. */
async function askAll(
  tickets: ClassifiableTicket[],
  taxonomy: Taxonomy,
  options: ModelEngineOptions,
  signal: AbortSignal | undefined,
): Promise<Map<number, Answered>> {
  const votes = options.votes ?? usualVotes;
  const vote = (places: number[], number: number) =>
    askOnce(places, number, tickets, turned(taxonomy, number, votes), options, signal);
  const places = tickets.flatMap((ticket, place) => (hasText(ticket) ? [place] : []));
  const first = await vote(places, 0);
  refuseSettings([...first.values()]);
  const unsure = places.filter((place) => saysNothingOfItself(first.get(place)));
  if (votes === 1 || unsure.length === 0) return first;
  const others = await Promise.all(
    Array.from({ length: votes - 1 }, (_, number) => vote(unsure, number + 1)),
  );
  for (const place of unsure) {
    first.set(place, agreed([first.get(place)!, ...others.map((each) => each.get(place)!)]));
  }
  return first;
}

/** The run stops with the reason, if that is all it brought: answers that were paid for are kept. */
function refuseSettings(answers: Answered[]): void {
  const errors = answers.flatMap(({ sorted }) =>
    sorted.outcome === 'failed' ? [sorted.error] : [],
  );
  const reason = errors.find(({ code }) => settingsFailures.has(code));
  if (reason && errors.length === answers.length) throw reason;
}

function saysNothingOfItself(answered: Answered | undefined): boolean {
  const sorted = answered?.sorted;
  return sorted?.outcome === 'sorted' && sorted.confidence === undefined;
}

async function askOnce(
  all: number[],
  vote: number,
  tickets: ClassifiableTicket[],
  taxonomy: Taxonomy,
  options: ModelEngineOptions,
  signal: AbortSignal | undefined,
): Promise<Map<number, Answered>> {
  const places = shuffled(all, vote);
  const size = options.ticketsPerCall ?? usualTicketsPerCall;
  const calls = Array.from({ length: Math.ceil(places.length / size) }, (_, call) =>
    places.slice(call * size, (call + 1) * size),
  );
  const answered = await Promise.all(
    calls.map((call) => askFor(call, tickets, taxonomy, options, signal)),
  );
  return new Map(answered.flat());
}

/** In an order that no sender of several tickets can foresee, and the same for the same number and vote. */
function shuffled(places: number[], vote: number): number[] {
  const order = Int32Array.from(places);
  shuffle(order, order.length, randomNumbers(order.length + 1_000_003 * vote));
  return [...order];
}

async function askFor(
  places: number[],
  tickets: ClassifiableTicket[],
  taxonomy: Taxonomy,
  options: ModelEngineOptions,
  signal: AbortSignal | undefined,
): Promise<[number, Answered][]> {
  const marker = options.marks === false ? undefined : markers[randomInt(markers.length)];
  const texts = places.map((place) => {
    const { subject, text, known } = tickets[place]!;
    const whole = `${subject}. ${text}`;
    // Cut only after: half of an identifier would be found by no rule.
    const redacted = options.redacts === false ? whole : new Redactor(known).redact(whole);
    const leaving = redacted.slice(0, longestText);
    return marker ? datamark(leaving, marker) : leaving.replace(/\s+/g, ' ');
  });
  const completion = await options.model.complete({
    system: systemPrompt(taxonomy),
    prompt: ticketsPrompt(texts, marker),
    schema: answerSchema(taxonomy),
    maxTokens: answerTokensPerTicket * places.length + 50,
    logprobs: true,
    signal,
  });
  const share = (index: number) => shareOf(completion.usage, index, places.length);
  if (places.length > 1 && isRefusal(completion)) {
    const alone = places.map((place) => askFor([place], tickets, taxonomy, options, signal));
    return (await Promise.all(alone))
      .flat()
      .map(([place, answered], index) => [
        place,
        { ...answered, usage: sum(answered.usage, share(index)) },
      ]);
  }
  const sorted = sortedOf(completion, places.length, taxonomy);
  return places.map((place, index) => [place, { sorted: sorted[index]!, usage: share(index) }]);
}

/** One ticket's words are enough for it; its neighbours are then asked without it. */
function isRefusal(completion: Completion<unknown>): boolean {
  if (completion.outcome === 'answered') return false;
  return completion.failure.kind === 'refused' || completion.failure.kind === 'too-long';
}

/** One outcome a ticket of the call, in order. */
function sortedOf(
  completion: Completion<{ answers: SortedTicket[] }>,
  count: number,
  taxonomy: Taxonomy,
): Sorted[] {
  if (completion.outcome === 'failed') {
    const error = modelError(completion.failure);
    return Array.from({ length: count }, () => ({ outcome: 'failed', error }));
  }
  const { value, logprobs, model } = completion;
  const confidences = categoryConfidences(logprobs);
  const known = new Set([...taxonomy.categories.map(({ code }) => code), noneFits]);
  return Array.from({ length: count }, (_, index): Sorted => {
    const at = value.answers.findIndex(({ ticket }) => ticket === index + 1);
    const category = value.answers[at]?.category;
    if (category === undefined || !known.has(category)) {
      return { outcome: 'failed', error: outsideTaxonomy() };
    }
    return { outcome: 'sorted', category, confidence: confidences?.[at], model };
  });
}

/** A call's cost, shared by its tickets so that the sum over the items is the sum over the calls. */
function shareOf(usage: Usage, index: number, count: number): Usage {
  const part = (whole: number) =>
    Math.floor((whole * (index + 1)) / count) - Math.floor((whole * index) / count);
  return {
    calls: part(usage.calls),
    inputTokens: part(usage.inputTokens),
    outputTokens: part(usage.outputTokens),
  };
}

function propose(
  ticket: ClassifiableTicket,
  answered: Answered | undefined,
  taxonomy: Taxonomy,
  { model, calibrator, language = 'it' }: ModelEngineOptions,
): Proposal {
  const { sorted, usage = { calls: 0, inputTokens: 0, outputTokens: 0 } } = answered ?? {};
  const code = sorted?.outcome === 'sorted' ? sorted.category : null;
  const category = taxonomy.categories.find((each) => each.code === code);
  const own = sorted?.outcome === 'sorted' ? (sorted.confidence ?? unknownConfidence) : 0;
  const confidence = category ? (calibrator?.(own) ?? own) : 0;
  return {
    category: category?.code ?? null,
    office: category?.office ?? null,
    priority: proposePriority(ticket, category).priority,
    confidence,
    ownConfidence: own,
    calibrated: calibrator !== undefined,
    ranking: category ? [{ category: category.code, confidence }] : [],
    rationale: rationale(category?.name, confidence, calibrator !== undefined, language),
    evidence: [],
    engine: 'model',
    model: sorted?.outcome === 'sorted' ? sorted.model : model.name,
    promptVersion,
    usage,
    concerns: [
      ...(sorted?.outcome === 'failed'
        ? [{ code: 'failed' as const, words: sorted.error.what(language) }]
        : []),
      ...(isAddressedToModel(ticket) ? [addressed(language)] : []),
    ],
  };
}

function rationale(
  name: string | undefined,
  confidence: number,
  isCalibrated: boolean,
  language: OfficerLanguage,
): string {
  const percent = inHundred(confidence);
  if (language === 'it') {
    if (name === undefined) return 'Nessuna proposta: il modello non ne ha dato una valida.';
    const how = isCalibrated
      ? `probabilità ${percent} %, misurata sulle decisioni dell’ufficio`
      : `probabilità ${percent} % secondo il modello stesso, non ancora misurata sulle decisioni dell’ufficio`;
    return `Il modello propone «${name}», ${how}.`;
  }
  if (name === undefined) return 'No proposal: the model gave no valid one.';
  const how = isCalibrated
    ? `probability ${percent}%, measured on the office's decisions`
    : `probability ${percent}% as the model itself says, not yet measured on the office's decisions`;
  return `The model proposes “${name}”, ${how}.`;
}

function addressed(language: OfficerLanguage) {
  const words =
    language === 'it'
      ? 'Il testo sembra dare ordini al sistema che lo legge.'
      : 'The text seems to give orders to the system that reads it.';
  return { code: 'addressed-to-model' as const, words };
}

function outsideTaxonomy(): UrpError {
  return new UrpError('model.outside-taxonomy', {
    it: {
      what: 'Il modello non ha risposto con una delle categorie.',
      todo: 'Decide una persona; se succede spesso, scegli un modello più capace.',
    },
    en: {
      what: 'The model did not answer with one of the categories.',
      todo: 'A person decides; where it happens often, choose a more capable model.',
    },
  });
}

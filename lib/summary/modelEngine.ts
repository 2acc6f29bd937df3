import { randomInt } from 'node:crypto';
import { datamark, markers } from '../classification/datamarking';
import type { UrpError } from '../error';
import { estimatedTokens } from '../language-model/budget';
import type { LanguageModel, ModelFailure, ModelUsage } from '../language-model/languageModel';
import { modelError } from '../language-model/modelError';
import { Redactor, type KnownValue } from '../privacy/redactor';
import { linkless, type Candidate } from './choice';
import { judged } from './judging';
import { unansweredWarning, unsupportedWarning } from './advice';
import { summariseReading } from './extractive';
import { bothEnds, inParts } from './parts';
import {
  answerSchema,
  promptVersion,
  sentencesPrompt,
  type Line,
  systemPrompt,
  type ModelAnswer,
} from './prompt';
import {
  aroundText,
  cite,
  readThread,
  speaksToModel,
  type Judgement,
  type Reading,
} from './reading';
import { checkedStatement, fitting } from './statements';
import {
  type Citation,
  type Statement,
  type Summary,
  type SummaryEngine,
  type SummaryOptions,
  type Unread,
  type Unsupported,
} from './summary';
import type { Thread } from './thread';

export interface ModelSummaryOptions {
  model: LanguageModel;
  /** Whether personal data are taken out before a text leaves; on unless an office says no. */
  redacts?: boolean;
  /** What guards against orders in the texts; only a measure of attacks takes anything away. */
  guards?: { marks: boolean; checks: boolean };
  /** Tokens of the sentences of one call, about. */
  tokensPerCall?: number;
  /** Tokens of the sentences of one thread, about: of a longer one the middle is left aside. */
  tokensPerThread?: number;
  /** What is personal of each thread besides what its texts show, by the thread's place. */
  known?: KnownValue[][];
}

const usualTokensPerCall = 6_000;
const usualTokensPerThread = 30_000;
/** Tokens of a line besides its words: its number and who says it. */
const lineTokens = 8;
/** Tokens of a statement with its numbers; Italian says more in them than it does in English. */
const statementTokens = 90;
const answerTokens = 300;

/** No answer will come before an officer has mended something: the run stops. */
const settingsFailures = new Set<ModelFailure['kind']>(['unauthorised', 'unknown-model']);

interface Checked {
  supported: Statement[];
  unsupported: Unsupported[];
}

type Failed = { outcome: 'failed'; error: UrpError };
type Condensed = ({ outcome: 'condensed' } & Checked) | Failed;

type Answered = { outcome: 'answered'; answer: ModelAnswer; model: string } | Failed;

/**
 * Sums up threads by a language model, in the language asked for. Sentences leave redacted and marked
 * as data; what comes back is statements that cite sentences, and numbers of sentences: nothing that
 * could be a recipient, a link or a category. A statement that says what its thread does not is left
 * out of the text. A thread that speaks to the model, or for which no answer came, is summed up by the
 * extractive engine, with a warning.
 *
 * Errors: `model.unauthorised`, `model.unknown-model`.
 */
export function modelSummaries(own: ModelSummaryOptions): SummaryEngine {
  return {
    summarise: (threads, options) =>
      Promise.all(threads.map((thread, at) => new Summing(thread, options, own, at).summary())),
  };
}

/** One thread on its way through the model. */
class Summing {
  private readonly reading: Reading;
  private readonly redactor: Redactor;
  private readonly marker;
  private readonly usage: ModelUsage = { calls: 0, inputTokens: 0, outputTokens: 0 };

  constructor(
    thread: Thread,
    private readonly options: SummaryOptions,
    private readonly own: ModelSummaryOptions,
    at: number,
  ) {
    this.reading = readThread(thread);
    this.redactor = new Redactor([...(own.known?.[at] ?? []), ...asPerson(thread.asker)]);
    this.marker = own.guards?.marks === false ? undefined : markers[randomInt(markers.length)];
  }

  async summary(): Promise<Summary> {
    const { reading, own } = this;
    const candidates = linkless(reading.candidates);
    const isGuarded = own.guards?.checks !== false;
    if (candidates.length === 0 || (isGuarded && speaksToModel(reading))) {
      return this.extractive([]);
    }
    const { kept, left } = bothEnds(candidates, cost, own.tokensPerThread ?? usualTokensPerThread);
    const parts = inParts(kept, cost, own.tokensPerCall ?? usualTokensPerCall);
    const speakers = speakersOf(candidates);
    const answers = await Promise.all(
      parts.map((part) =>
        this.ask(part.map(({ from, text }) => ({ by: speakers.get(from)!, text }))),
      ),
    );
    const failed = answers.find((each) => each.outcome === 'failed');
    if (failed) return this.fallenBack(failed.error);
    const told = answers.filter((each) => each.outcome === 'answered');
    const statements = told.flatMap(({ answer }, part) =>
      this.statementsOf(
        answer,
        parts[part]!.map((each) => [cite(each)]),
      ),
    );
    const condensed = await this.condensed(statements, parts.length > 1);
    if (condensed.outcome === 'failed') return this.fallenBack(condensed.error);
    return this.composed(
      condensed,
      judged(
        told.map(({ answer }) => answer),
        parts,
        reading,
      ),
      told[0]!.model,
      left,
    );
  }

  private async ask(lines: Line[]): Promise<Answered> {
    const { own, options, redactor, marker } = this;
    const sent = lines.map(({ by, text }) => {
      const leaving = own.redacts === false ? text : redactor.redact(text);
      return { by, text: marker ? datamark(leaving, marker) : leaving.replace(/\s+/g, ' ') };
    });
    const { length } = options;
    const most =
      length.unit === 'sentences' ? length.most * statementTokens : Math.ceil(length.most / 2);
    const completion = await own.model.complete({
      system: systemPrompt(options),
      prompt: sentencesPrompt(sent, marker),
      schema: answerSchema,
      maxTokens: answerTokens + Math.min(4_000, most),
      signal: options.signal,
    });
    for (const kind of ['calls', 'inputTokens', 'outputTokens'] as const) {
      this.usage[kind] += completion.usage[kind];
    }
    if (completion.outcome === 'answered') {
      return { outcome: 'answered', answer: completion.value, model: completion.model };
    }
    const error = modelError(completion.failure);
    if (settingsFailures.has(completion.failure.kind)) throw error;
    return { outcome: 'failed', error };
  }

  /** The answer's statements with personal data put back, each with the words that its numbers name. */
  private statementsOf({ statements }: ModelAnswer, sources: Citation[][]): Statement[] {
    return statements.map(({ text, sentences }) => ({
      text: this.redactor.restore(text).replace(/\s+/g, ' ').trim(),
      sources: [...new Set(sentences)].flatMap((number) => sources[number - 1] ?? []),
    }));
  }

  /** Of several parts the statements are summed up once more, where they are too long together. */
  private async condensed(statements: Statement[], isInParts: boolean): Promise<Condensed> {
    const { length, language } = this.options;
    const first = this.checked(statements);
    const isShort = fitting(first.supported, length).length === first.supported.length;
    if (!isInParts || isShort) return { outcome: 'condensed', ...first };
    const by = language === 'it' ? 'riassunto' : 'summary';
    const answered = await this.ask(first.supported.map(({ text }) => ({ by, text })));
    if (answered.outcome === 'failed') return answered;
    const sources = first.supported.map((each) => each.sources);
    const again = this.checked(this.statementsOf(answered.answer, sources));
    const unsupported = [...first.unsupported, ...again.unsupported];
    return { outcome: 'condensed', supported: again.supported, unsupported };
  }

  private composed(
    { supported, unsupported }: Checked,
    judgement: Judgement,
    model: string,
    left: Candidate[],
  ): Summary {
    const { reading, options } = this;
    const lacking = unsupported.length;
    const warnings = lacking > 0 ? [unsupportedWarning(lacking, options.language)] : [];
    const sentences = fitting(supported, options.length);
    if (sentences.length === 0) return { ...this.extractive(warnings), unsupported };
    const unread = [...reading.unread, ...left.map(tooLong)];
    const around = aroundText({ ...reading, unread }, judgement, options.language);
    return {
      text: sentences.map(({ text }) => text).join(' '),
      sentences,
      unsupported,
      ...around,
      warnings: [...around.warnings, ...warnings],
      engine: 'model',
      model,
      version: promptVersion,
      usage: this.usage,
    };
  }

  private checked(statements: Statement[]): Checked {
    const all = statements.map((each) => checkedStatement(each, this.reading.messages));
    const isGuarded = this.own.guards?.checks !== false;
    return {
      supported: all.filter(({ claims }) => !isGuarded || claims.length === 0).map(plain),
      unsupported: all.filter(({ claims }) => isGuarded && claims.length > 0),
    };
  }

  private fallenBack(error: UrpError): Summary {
    return this.extractive([unansweredWarning(error, this.options.language)]);
  }

  private extractive(warnings: string[]): Summary {
    const summary = summariseReading(this.reading, this.options);
    return { ...summary, warnings: [...summary.warnings, ...warnings], usage: this.usage };
  }
}

function plain({ text, sources }: Statement): Statement {
  return { text, sources };
}

function cost({ text }: { text: string }): number {
  return estimatedTokens(text) + lineTokens;
}

/** A first and a family name, as people sign. */
function asPerson(asker: string): KnownValue[] {
  const name = asker.trim();
  return /^\p{Lu}[\p{L}'’]+(?:\s\p{Lu}[\p{L}'’]+){1,3}$/u.test(name)
    ? [{ kind: 'person', value: name }]
    : [];
}

/** Names stay here: who asks, the office, and numbers where several answer. */
function speakersOf(candidates: Candidate[]): Map<string, string> {
  const others = new Set(candidates.filter(({ isAsker }) => !isAsker).map(({ from }) => from));
  const names = new Map(
    [...others].map((from, at) => [from, others.size > 1 ? `office ${at + 1}` : 'office']),
  );
  const asker = candidates.find(({ isAsker }) => isAsker);
  if (asker) names.set(asker.from, 'who asks');
  return names;
}

function tooLong({ message, start, end }: Candidate): Unread {
  return { message, start, end, why: 'too-long' };
}

import type { OfficerLanguage } from '../language';
import type { ModelUsage } from '../language-model/languageModel';
import type { UnsupportedClaim } from './claims';
import type { Thread } from './thread';

/** Words of a source text, by where they stand: `text` is `source.slice(start, end)`, unchanged. */
export interface Citation {
  text: string;
  /** Name of the message: `subject`, `text`, `fields.<name>` or `messages.<index>`. */
  message: string;
  /** UTF-16 code units from the beginning of the message, `end` excluded. */
  start: number;
  end: number;
}

/** A sentence of a summary, and the words of the source that it rests on: its own where it repeats them. */
export interface Statement {
  text: string;
  sources: Citation[];
}

/** What a model said and the source does not hold: never part of the summary's text. */
export interface Unsupported extends Statement {
  claims: UnsupportedClaim[];
}

export const factKinds = [
  'amount',
  'date',
  'deadline',
  'email',
  'phone',
  'place',
  'reference',
  'time',
] as const;
export type FactKind = (typeof factKinds)[number];

export interface Fact extends Citation {
  kind: FactKind;
  /** Made comparable: a day as `YYYY-MM-DD`, an amount as `1250.00`, a phone in E.164; null where it cannot be known. */
  value: string | null;
}

/** What somebody said would be done. */
export interface Pledge extends Citation {
  from: string;
  /** Day by which, `YYYY-MM-DD`, where one was named and can be known. */
  dueAt: string | null;
}

export const missingItems = ['request', 'place', 'date', 'reference', 'contact'] as const;
export type MissingItem = (typeof missingItems)[number];

/** What an officer needs and the text does not say. */
export interface Missing {
  item: MissingItem;
  /** In the officer's language. */
  text: string;
}

/** The strongest first. */
export const tones = ['angry', 'worried', 'courteous', 'neutral'] as const;
export type Tone = (typeof tones)[number];

/** What was left aside, and why. */
export interface Unread {
  message: string;
  start: number;
  end: number;
  why: 'quoted' | 'too-long';
}

/** What every engine says of a thread; the thread itself stays as it is. */
export interface Summary {
  /** Its statements as running words; of the extractive engine each speaker named once. */
  text: string;
  /** The sentence that says what is wanted. */
  asked: Citation | null;
  /** The sentence of the last answer that says what came of it; null where nobody answered plainly. */
  answered: Citation | null;
  sentences: Statement[];
  /** What was left out of `text`, with what is wrong with it. */
  unsupported: Unsupported[];
  facts: Fact[];
  missing: Missing[];
  promised: Pledge[];
  tone: Tone;
  /** A proposal, in the officer's language: a person decides. */
  nextStep: string;
  /** Which engine wrote `text`: the extractive one where a model gave no answer to rely on. */
  engine: 'extractive' | 'model';
  /** As its server names it; null of the extractive engine. */
  model: string | null;
  version: string;
  /** Language of the fixed phrases and of a model's own words; citations stay in the citizen's. */
  language: OfficerLanguage;
  /** What whoever relies on the summary must know of it, in the officer's language. */
  warnings: string[];
  usage: ModelUsage;
  readCharacters: number;
  unread: Unread[];
}

export type SummaryLength =
  { unit: 'sentences'; most: number } | { unit: 'characters'; most: number };

export interface SummaryOptions {
  length: SummaryLength;
  language: OfficerLanguage;
  signal?: AbortSignal;
}

/** Sums up threads, one summary each, in their order. */
export interface SummaryEngine {
  summarise(threads: Thread[], options: SummaryOptions): Promise<Summary[]>;
}

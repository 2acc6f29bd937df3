import type { OfficerLanguage } from '../language';
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

export type Tone = 'angry' | 'courteous' | 'neutral' | 'worried';

/** What was left aside, and why. */
export interface Unread {
  message: string;
  start: number;
  end: number;
  why: 'quoted' | 'too-long';
}

/** What every engine says of a thread; the thread itself stays as it is. */
export interface Summary {
  /** The chosen sentences in the order of the source, white space made even, each speaker named once. */
  text: string;
  /** The sentence that says what is wanted. */
  asked: Citation | null;
  sentences: Citation[];
  facts: Fact[];
  missing: Missing[];
  promised: Pledge[];
  tone: Tone;
  /** A proposal, in the officer's language: a person decides. */
  nextStep: string;
  engine: 'extractive' | 'model';
  version: string;
  /** Language of the fixed phrases; citations stay in the citizen's own. */
  language: OfficerLanguage;
  readCharacters: number;
  unread: Unread[];
}

export type SummaryLength =
  { unit: 'sentences'; most: number } | { unit: 'characters'; most: number };

export interface SummaryOptions {
  length: SummaryLength;
  language: OfficerLanguage;
}

/** Sums up threads, one summary each, in their order. */
export interface SummaryEngine {
  summarise(threads: Thread[], options: SummaryOptions): Promise<Summary[]>;
}

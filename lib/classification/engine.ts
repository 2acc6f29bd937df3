import type { KnownValue } from '../privacy/redactor';
import type { Priority, Ticket } from '../register/ticket';
import type { Taxonomy } from './taxonomy';

/** What an engine reads of a ticket. */
export type ClassifiableTicket = Pick<Ticket, 'subject' | 'text'> &
  Partial<Pick<Ticket, 'language'>> & {
    /** ISO 639-1, as the text shows it; null where it cannot be told. */
    detectedLanguage?: string | null;
    /** What is personal besides what the text shows: taken out before the text leaves. */
    known?: KnownValue[];
  };

export interface RankedCategory {
  category: string;
  /** 0 to 1; over the ranking they sum to 1 at most. */
  confidence: number;
}

/** Words of the ticket that weighed for the proposal, most telling first. */
export interface Evidence {
  words: string;
  weight: number;
}

/** What a classification cost; zeros for an engine that runs here. */
export interface Usage {
  calls: number;
  inputTokens: number;
  outputTokens: number;
}

/** Why a person must look before a request goes on. */
export type ReviewCode =
  | 'no-text'
  | 'no-category'
  | 'low-confidence'
  | 'always-review'
  | 'special-category'
  | 'other-language'
  | 'addressed-to-model'
  | 'failed';

export interface ReviewReason {
  code: ReviewCode;
  /** A full sentence in the officer's language. */
  words: string;
}

/** A proposal for one ticket. A person decides. */
export interface Proposal {
  /** Code of a category of the taxonomy, or null: none fits. */
  category: string | null;
  office: string | null;
  priority: Priority;
  /** Of the proposals at 0.9, nine in ten are right, where `calibrated`; 0 where none fits. */
  confidence: number;
  /** What the engine itself said, where calibration changed it. */
  ownConfidence?: number;
  /** False where the confidence is only what a model says of itself; true where absent. */
  calibrated?: boolean;
  /** Best first, the proposed one included; also where none fits well enough to be proposed. */
  ranking: RankedCategory[];
  /** One sentence in the office's language. */
  rationale: string;
  evidence: Evidence[];
  engine: 'local' | 'model' | 'cascade';
  model: string;
  promptVersion: string | null;
  usage: Usage;
  /** What only the engine knows that a person must look at. */
  concerns?: ReviewReason[];
}

/** Examples that teach an engine beyond those of the taxonomy: confirmed tickets. */
export interface LabelledTicket extends ClassifiableTicket {
  category: string;
}

export interface ClassifyOptions {
  examples?: LabelledTicket[];
  signal?: AbortSignal;
}

/** Proposes one category a ticket, in the order of the tickets. */
export interface Engine {
  classify(
    tickets: ClassifiableTicket[],
    taxonomy: Taxonomy,
    options?: ClassifyOptions,
  ): Promise<Proposal[]>;
}

import type { JsonObject } from '../json';
import type { Ticket } from './ticket';
import type { Assignment } from './ticketRecords';

/** What an engine proposed for a ticket: L. 132/2025 art. 14 asks for its record. */
export interface ProposalRecord {
  reference: string;
  engine: string;
  model: string;
  promptVersion: string | null;
  /** SHA-256 of the text that the engine read, hexadecimal. */
  inputHash: string;
  proposal: JsonObject;
  confidence: number;
}

export interface Decision extends ProposalRecord {
  id: number;
  proposedAt: string;
  /** What a person decided: null while it waits. */
  final: JsonObject | null;
  decidedBy: string | null;
  decidedAt: string | null;
}

/** Which proposals are read, in the order in which they were made. */
export interface DecisionSearch {
  /** ISO 8601 instants, from included, until excluded. */
  proposedFrom?: string;
  proposedUntil?: string;
  /** Without those on which nobody decided yet. */
  onlyDecided?: boolean;
  /** Most decisions in one page, 1 to 1000. */
  limit: number;
  /** Id of the last decision of the page before; 0 for the first. */
  after: number;
}

/** What a person decides on a proposal; what is left out stays as proposed. */
export interface Confirmation extends Omit<Assignment, 'office' | 'category'> {
  office?: string;
  category?: string;
  /** Id of the proposal that the person saw: nothing is decided where another is there, or it is decided. */
  decision?: number;
}

/** A ticket whose category a person decided: what an engine can learn from. */
export type ConfirmedTicket = Pick<Ticket, 'subject' | 'text' | 'language' | 'citizen'> & {
  category: string;
};

/** A proposal that a person decided on: what tells how far an engine's confidence holds. */
export type DecidedProposal = Pick<Decision, 'model' | 'confidence' | 'proposal'> & {
  final: JsonObject;
};

import { inHundred } from '../amount';
import type { Taxonomy } from '../classification/taxonomy';
import type { OfficerLanguage } from '../language';
import type { Confirmation } from '../register/register';
import type { Ticket } from '../register/ticket';
import type { ReviewWords } from './words';

/** What stands around every page. */
export interface ReviewDesk {
  administration: string;
  language: OfficerLanguage;
  taxonomy: Taxonomy;
  /** Who decides, where the link says it. */
  decidedBy?: string;
  /** Whether the link is about one ticket: there is no list to go back to. */
  isSingle?: boolean;
  /** As it came in the address. */
  token: string;
}

/** What the officer sent that could not be taken, so that nothing is typed twice. */
export interface Sent {
  category?: string;
  office?: string;
  priority?: string;
  decidedBy?: string;
  reason?: string;
}

/** What a person decided, with what its codes are called. */
export interface Decided {
  ticket: Ticket;
  decision: Confirmation & { categoryName: string; officeName: string; decidedBy: string };
}

/** How sure the engine was, after a name; nothing where it proposed none. */
export function percent(confidence: number, words: ReviewWords): string {
  return confidence > 0 ? `, ${words.confidence} ${inHundred(confidence)}%` : '';
}

/** What stands on record, where it is a text. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

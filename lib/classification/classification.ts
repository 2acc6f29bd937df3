import { createHash } from 'node:crypto';
import type { OfficerLanguage } from '../language';
import type { Priority } from '../register/ticket';
import type {
  ClassifiableTicket,
  Engine,
  Evidence,
  LabelledTicket,
  Proposal,
  RankedCategory,
  ReviewReason,
  Usage,
} from './engine';
import { detectLanguages } from '../text/language';
import { reviewReasons, type ReviewRules } from './review';
import { categoryName, type Taxonomy } from './taxonomy';

/** What an officer sees of a classified ticket: the proposal with its names, term and reasons for review. */
export interface Classification {
  category: string | null;
  categoryName: string | null;
  office: string | null;
  officeName: string | null;
  priority: Priority;
  /** 0 to 1. */
  confidence: number;
  /** What the engine said before calibration. */
  ownConfidence: number;
  /** Whether the confidence was measured on cases whose answer is known. */
  calibrated: boolean;
  /** Best first; empty where none fits. */
  ranking: Array<RankedCategory & { name: string }>;
  rationale: string;
  evidence: Evidence[];
  /** Days of the category's term. */
  termDays: number | null;
  review: { needed: boolean; reasons: ReviewReason[] };
  engine: Proposal['engine'];
  model: string;
  promptVersion: string | null;
  /** SHA-256 of the text that the engine read, hexadecimal. */
  inputHash: string;
  /** Of the ticket's text, ISO 639-1; null where it is too short or too mixed to tell. */
  language: string | null;
  usage: Usage;
}

export interface ClassifyRequest {
  tickets: ClassifiableTicket[];
  taxonomy: Taxonomy;
  engine: Engine;
  rules: ReviewRules;
  language: OfficerLanguage;
  examples?: LabelledTicket[];
  signal?: AbortSignal;
}

/** Classifies tickets in one call of the engine and applies the office's review rules, in order. */
export async function classifyTickets(request: ClassifyRequest): Promise<Classification[]> {
  const { taxonomy, engine, rules, language, examples, signal } = request;
  const tickets = await withLanguages(request.tickets);
  const proposals = await engine.classify(tickets, taxonomy, { examples, signal });
  return tickets.map((ticket, number) => {
    const proposal = proposals[number]!;
    const reasons = reviewReasons(ticket, proposal, taxonomy, rules, language);
    return describe(ticket, proposal, taxonomy, reasons);
  });
}

async function withLanguages(tickets: ClassifiableTicket[]): Promise<ClassifiableTicket[]> {
  const found = await detectLanguages(tickets.map(({ subject, text }) => `${subject}\n${text}`));
  return tickets.map((ticket, place) => ({ ...ticket, detectedLanguage: found[place] }));
}

function describe(
  ticket: ClassifiableTicket,
  proposal: Proposal,
  taxonomy: Taxonomy,
  reasons: ReviewReason[],
): Classification {
  const category = taxonomy.categories.find(({ code }) => code === proposal.category);
  const nameOf = (code: string) => categoryName(taxonomy, code);
  return {
    category: proposal.category,
    categoryName: category?.name ?? null,
    office: proposal.office,
    officeName: taxonomy.offices.find(({ code }) => code === proposal.office)?.name ?? null,
    priority: proposal.priority,
    confidence: rounded(proposal.confidence),
    ownConfidence: rounded(proposal.ownConfidence ?? proposal.confidence),
    calibrated: proposal.calibrated ?? true,
    ranking: (category ? proposal.ranking : []).map(({ category: code, confidence }) => ({
      category: code,
      name: nameOf(code),
      confidence: rounded(confidence),
    })),
    rationale: proposal.rationale,
    evidence: proposal.evidence,
    termDays: category?.termDays ?? null,
    review: { needed: reasons.length > 0, reasons },
    engine: proposal.engine,
    model: proposal.model,
    promptVersion: proposal.promptVersion,
    inputHash: inputHash(ticket),
    language: ticket.detectedLanguage ?? null,
    usage: proposal.usage,
  };
}

/** What stands on a ticket that could not be classified, or whose proposal could not be recorded. */
export function afterFailure(
  classification: Classification | undefined,
  words: string,
): Pick<Classification, 'category' | 'office' | 'review'> {
  const { category = null, office = null, review } = classification ?? {};
  const reasons: ReviewReason[] = [...(review?.reasons ?? []), { code: 'failed', words }];
  return { ...classification, category, office, review: { needed: true, reasons } };
}

/** SHA-256 of subject and text as the engine read them, hexadecimal. */
export function inputHash({ subject, text }: ClassifiableTicket): string {
  return createHash('sha256')
    .update(JSON.stringify([subject, text]))
    .digest('hex');
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

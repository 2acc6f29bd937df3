import { csvOf, type Cell } from '../csv';
import type { JsonValue } from '../json';
import type { OfficerLanguage } from '../language';
import type { Decision, DecisionSearch, Register } from './register';

/**
 * A proposal and what a person made of it, as it leaves the register for an inspection: what the
 * engine read is there as its hash, and none of the citizen's words.
 */
export interface DecisionRow {
  id: number;
  reference: string;
  engine: string;
  model: string;
  promptVersion: string | null;
  /** SHA-256, hexadecimal. */
  inputHash: string;
  proposedAt: string;
  category: string | null;
  office: string | null;
  priority: string | null;
  /** 0 to 1. */
  confidence: number;
  /** Codes of the reasons for which a person had to look. */
  reviewReasons: string[];
  /** What was decided; null while it waits. */
  finalCategory: string | null;
  finalOffice: string | null;
  finalPriority: string | null;
  /** Whether the person decided otherwise than proposed; null while it waits. */
  corrected: boolean | null;
  decidedBy: string | null;
  decidedAt: string | null;
}

const pageSize = 1_000;

/** The record of automated proposals that L. 132/2025 art. 14 has the office keep, the oldest first. */
export async function exportedDecisions(
  register: Pick<Register, 'searchDecisions'>,
  search: Omit<DecisionSearch, 'limit' | 'after'>,
): Promise<DecisionRow[]> {
  const rows: DecisionRow[] = [];
  for (let after = 0; ;) {
    const page = await register.searchDecisions({ ...search, limit: pageSize, after });
    rows.push(...page.map(rowOf));
    const last = page.at(-1);
    if (!last || page.length < pageSize) return rows;
    after = last.id;
  }
}

function rowOf({ proposal, final, ...decision }: Decision): DecisionRow {
  const { id, reference, engine, model, promptVersion, inputHash, confidence } = decision;
  const { proposedAt, decidedBy, decidedAt } = decision;
  const decided = final ?? {};
  const parts = ['category', 'office', 'priority'];
  return {
    id,
    reference,
    engine,
    model,
    promptVersion,
    inputHash,
    proposedAt,
    category: text(proposal.category),
    office: text(proposal.office),
    priority: text(proposal.priority),
    confidence,
    reviewReasons: Array.isArray(proposal.reviewReasons) ? proposal.reviewReasons.map(String) : [],
    finalCategory: text(decided.category),
    finalOffice: text(decided.office),
    finalPriority: text(decided.priority),
    corrected: final && parts.some((part) => text(final[part]) !== text(proposal[part])),
    decidedBy,
    decidedAt,
  };
}

function text(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

type Heads = Record<keyof DecisionRow, string>;

const heads: Record<OfficerLanguage, Heads> = {
  it: {
    id: 'N.',
    reference: 'Richiesta',
    engine: 'Motore',
    model: 'Modello',
    promptVersion: 'Versione delle istruzioni',
    inputHash: 'Impronta del testo letto (SHA-256)',
    proposedAt: 'Proposta il',
    category: 'Categoria proposta',
    office: 'Ufficio proposto',
    priority: 'Priorità proposta',
    confidence: 'Probabilità',
    reviewReasons: 'Motivi di revisione',
    finalCategory: 'Categoria decisa',
    finalOffice: 'Ufficio deciso',
    finalPriority: 'Priorità decisa',
    corrected: 'Corretta',
    decidedBy: 'Deciso da',
    decidedAt: 'Deciso il',
  },
  en: {
    id: 'No.',
    reference: 'Ticket',
    engine: 'Engine',
    model: 'Model',
    promptVersion: 'Prompt version',
    inputHash: 'Hash of the text read (SHA-256)',
    proposedAt: 'Proposed at',
    category: 'Proposed category',
    office: 'Proposed office',
    priority: 'Proposed priority',
    confidence: 'Confidence',
    reviewReasons: 'Reasons for review',
    finalCategory: 'Decided category',
    finalOffice: 'Decided office',
    finalPriority: 'Decided priority',
    corrected: 'Corrected',
    decidedBy: 'Decided by',
    decidedAt: 'Decided at',
  },
};

/** A line for each decision under heads in the office's language. */
export function decisionsCsv(rows: DecisionRow[], language: OfficerLanguage): string {
  const columns = Object.keys(heads[language]) as (keyof DecisionRow)[];
  const lines = rows.map((row) => columns.map((column) => cellOf(row[column], language)));
  return csvOf([columns.map((column) => heads[language][column]), ...lines], language);
}

function cellOf(value: DecisionRow[keyof DecisionRow], language: OfficerLanguage): Cell {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value !== 'boolean') return value;
  if (language === 'it') return value ? 'sì' : 'no';
  return value ? 'yes' : 'no';
}

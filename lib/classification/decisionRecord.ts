import { UrpError } from '../error';
import type { JsonObject } from '../json';
import type { Register } from '../register/register';
import type { Classification } from './classification';

/** What the register says of a reference that it does not hold. */
const unknownReference = ['ticket.unknown', 'ticket.reference-malformed'];

/**
 * Records what the engine proposed for a ticket (L. 132/2025 art. 14): engine, model, hash of what
 * it read, proposal, confidence. False where the register knows no such ticket.
 */
export async function recordClassification(
  register: Register,
  reference: string,
  classification: Classification,
  by: string,
): Promise<boolean> {
  const { engine, model, promptVersion, inputHash, confidence } = classification;
  try {
    await register.recordProposal(
      {
        reference,
        engine,
        model,
        promptVersion,
        inputHash,
        confidence,
        proposal: proposalOf(classification),
      },
      by,
    );
    return true;
  } catch (error) {
    if (error instanceof UrpError && unknownReference.includes(error.code)) return false;
    throw error;
  }
}

function proposalOf(classification: Classification): JsonObject {
  const { category, office, priority, ranking, rationale, review, evidence } = classification;
  const { ownConfidence, termDays } = classification;
  return {
    category,
    office,
    priority,
    termDays,
    rationale,
    ownConfidence,
    evidence: evidence.map(({ words, weight }) => ({ words, weight })),
    ranking: ranking.map(({ category: code, confidence }) => ({ category: code, confidence })),
    reviewReasons: review.reasons.map(({ code }) => code),
  };
}

import type { Selectable } from 'kysely';
import type { JsonObject } from '../json';
import { check } from './check';
import { appendEvent } from './events';
import { parseReference } from './reference';
import type { Decision, Register } from './register';
import type { Circumstances, Store } from './store';
import type { DecisionTable, RegisterTransaction } from './tables';
import { ticketNumbered } from './ticketRow';

/** What engines proposed and what persons decided. */
export function decisionPart(
  { db, locksRows }: Store,
  { now }: Circumstances,
): Pick<Register, 'recordProposal' | 'decisions' | 'searchDecisions'> {
  return {
    recordProposal(record, by) {
      const who = check.by(by);
      const { proposal, ...checked } = check.proposal(record);
      const reference = parseReference(checked.reference);
      const row = { ...checked, reference, proposal: JSON.stringify(proposal) };
      return db.transaction().execute(async (transaction) => {
        await ticketNumbered(transaction, reference, locksRows);
        const latest = await latestDecision(transaction, reference);
        // A flow that is run again proposes the same: that is no second proposal.
        if (latest && isSame(latest, checked, proposal)) return latest;
        const at = now().toISOString();
        const recorded = await transaction
          .insertInto('urpDecisions')
          .values({ ...row, proposedAt: at, final: null, decidedBy: null, decidedAt: null })
          .returningAll()
          .executeTakeFirstOrThrow();
        const { engine, model, confidence } = row;
        const { category = null, office = null, priority = null } = proposal;
        const details = {
          decision: recorded.id,
          engine,
          model,
          confidence,
          category,
          office,
          priority,
        };
        await appendEvent(transaction, { reference, kind: 'proposed', at, by: who, details });
        return decisionOf(recorded);
      });
    },

    async decisions(reference) {
      const ticket = await ticketNumbered(db, parseReference(reference));
      const rows = await db
        .selectFrom('urpDecisions')
        .selectAll()
        .where('reference', '=', ticket.reference)
        .orderBy('id')
        .execute();
      return rows.map(decisionOf);
    },

    async searchDecisions(search) {
      const { proposedFrom, proposedUntil, onlyDecided, limit, after } =
        check.decisionSearch(search);
      let query = db.selectFrom('urpDecisions').selectAll().where('id', '>', after);
      if (proposedFrom) query = query.where('proposedAt', '>=', proposedFrom);
      if (proposedUntil) query = query.where('proposedAt', '<', proposedUntil);
      if (onlyDecided) query = query.where('decidedAt', 'is not', null);
      return (await query.orderBy('id').limit(limit).execute()).map(decisionOf);
    },
  };
}

/** What was proposed last for a ticket, and what a person made of it. */
export async function latestDecision(
  transaction: RegisterTransaction,
  reference: string,
): Promise<Decision | undefined> {
  const row = await transaction
    .selectFrom('urpDecisions')
    .selectAll()
    .where('reference', '=', reference)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && decisionOf(row);
}

type Proposed = Pick<Decision, 'engine' | 'model' | 'promptVersion' | 'inputHash'>;

function isSame(latest: Decision, other: Proposed, proposal: JsonObject): boolean {
  const keys = ['engine', 'model', 'promptVersion', 'inputHash'] as const;
  const isProposalSame = JSON.stringify(latest.proposal) === JSON.stringify(proposal);
  return isProposalSame && keys.every((key) => latest[key] === other[key]);
}

function decisionOf(row: Selectable<DecisionTable>): Decision {
  return {
    ...row,
    proposal: JSON.parse(row.proposal) as JsonObject,
    final: row.final === null ? null : (JSON.parse(row.final) as JsonObject),
  };
}

import type { Selectable } from 'kysely';
import type { JsonObject } from '../json';
import { check } from './check';
import { appendEvent } from './events';
import { parseReference } from './reference';
import type { Decision, Register } from './register';
import type { Circumstances, Store } from './store';
import type { DecisionTable } from './tables';
import { ticketNumbered } from './tickets';

/** What engines proposed and what persons decided. */
export function decisionPart(
  { db, locksRows }: Store,
  { now }: Circumstances,
): Pick<Register, 'recordProposal' | 'decisions'> {
  return {
    recordProposal(record, by) {
      const who = check.by(by);
      const { proposal, ...checked } = check.proposal(record);
      const reference = parseReference(checked.reference);
      const row = { ...checked, reference, proposal: JSON.stringify(proposal) };
      return db.transaction().execute(async (transaction) => {
        await ticketNumbered(transaction, reference, locksRows);
        const latest = await transaction
          .selectFrom('urpDecisions')
          .selectAll()
          .where('reference', '=', reference)
          .orderBy('id', 'desc')
          .limit(1)
          .executeTakeFirst();
        // A flow that is run again proposes the same: that is no second proposal.
        if (latest && isSame(latest, row)) return decisionOf(latest);
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
  };
}

type Proposed = Pick<
  Selectable<DecisionTable>,
  'engine' | 'model' | 'promptVersion' | 'inputHash' | 'proposal'
>;

function isSame(one: Proposed, other: Proposed): boolean {
  const keys = ['engine', 'model', 'promptVersion', 'inputHash', 'proposal'] as const;
  return keys.every((key) => one[key] === other[key]);
}

function decisionOf(row: Selectable<DecisionTable>): Decision {
  return {
    ...row,
    proposal: JSON.parse(row.proposal) as JsonObject,
    final: row.final === null ? null : (JSON.parse(row.final) as JsonObject),
  };
}

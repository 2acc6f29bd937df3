import { UrpError } from '../error';
import type { JsonObject } from '../json';
import { applyAssignment } from './assignment';
import { check } from './check';
import { latestDecision } from './decisions';
import { appendEvent } from './events';
import type { Decision, Register, Term } from './register';
import type { Circumstances, Store } from './store';
import type { RegisterTransaction } from './tables';
import type { Citizen, Priority } from './ticket';
import { ticketChange } from './ticketRow';

/** What persons made of the engines' proposals. */
export function confirmationPart(
  store: Store,
  circumstances: Circumstances,
): Pick<Register, 'confirmProposal' | 'confirmedTickets' | 'decidedProposals'> {
  const { db } = store;
  const { now } = circumstances;
  const change = ticketChange(store);
  const apply = applyAssignment(store, circumstances);

  return {
    async confirmProposal(reference, confirmation, by) {
      const checked = check.confirmation(confirmation);
      const { reason, decision, category, office, priority, ...given } = checked;
      return change(reference, by, async (transaction, ticket, who) => {
        const latest = await latestDecision(transaction, ticket.reference);
        if (!latest) throw proposalMissing(ticket.reference);
        if (decision !== undefined && (latest.id !== decision || latest.decidedAt)) {
          throw proposalDecided(ticket.reference);
        }
        const final = finalOf(latest, { category, office, priority });
        await decide(transaction, latest, final, reason, who, now());
        const term = given.term ?? proposedTerm(latest, final);
        return apply(transaction, ticket, { ...given, ...final, term }, who);
      });
    },

    async confirmedTickets(most) {
      const rows = await db
        .selectFrom('urpDecisions as decision')
        .innerJoin('urpTickets as ticket', 'ticket.reference', 'decision.reference')
        .select(['ticket.subject', 'ticket.text', 'ticket.language', 'ticket.citizen'])
        .select('decision.final')
        .where('decision.id', 'in', (query) =>
          query
            .selectFrom('urpDecisions')
            .select(({ fn }) => fn.max('id').as('id'))
            .where('decidedAt', 'is not', null)
            .groupBy('reference'),
        )
        .orderBy('decision.decidedAt', 'desc')
        .orderBy('decision.id', 'desc')
        .limit(most)
        .execute();
      return rows.map(({ final, citizen, ...read }) => ({
        ...read,
        citizen: JSON.parse(citizen) as Citizen,
        category: (JSON.parse(final ?? '{}') as Final).category,
      }));
    },

    async decidedProposals(promptVersion, most) {
      const rows = await db
        .selectFrom('urpDecisions')
        .select(['model', 'confidence', 'proposal', 'final'])
        .where('promptVersion', promptVersion === null ? 'is' : '=', promptVersion)
        .where('decidedAt', 'is not', null)
        .orderBy('decidedAt', 'desc')
        .orderBy('id', 'desc')
        .limit(most)
        .execute();
      return rows.map(({ proposal, final, ...row }) => ({
        ...row,
        proposal: JSON.parse(proposal) as JsonObject,
        final: JSON.parse(final ?? '{}') as JsonObject,
      }));
    },
  };
}

/** What stands in a decision's `final`. */
type Final = { category: string; office: string; priority: Priority };

/** What the person did not correct stays as proposed. Errors: `ticket.invalid`. */
function finalOf({ proposal }: Decision, own: Partial<Final>): Final {
  const { category, office, priority } = proposal;
  const proposed = Object.entries({ category, office, priority }).filter(([, value]) => value);
  const given = Object.entries(own).filter(([, value]) => value !== undefined);
  return check.final(Object.fromEntries([...proposed, ...given]));
}

/** The term that was proposed with the category, where the person left that as it was. */
function proposedTerm({ proposal }: Decision, final: Final): Term | undefined {
  const { category, termDays } = proposal;
  return category === final.category && typeof termDays === 'number'
    ? { days: termDays }
    : undefined;
}

/** The same decision of the same person again writes nothing. */
async function decide(
  transaction: RegisterTransaction,
  { id, reference, ...standing }: Decision,
  final: Final,
  reason: string | undefined,
  by: string,
  now: Date,
): Promise<void> {
  const written = JSON.stringify(final);
  if (standing.decidedBy === by && JSON.stringify(standing.final) === written) return;
  const at = now.toISOString();
  await transaction
    .updateTable('urpDecisions')
    .set({ final: written, decidedBy: by, decidedAt: at })
    .where('id', '=', id)
    .execute();
  const details = {
    decision: id,
    ...final,
    corrected: corrected(standing.proposal, final),
    reason,
  };
  await appendEvent(transaction, { reference, kind: 'decided', at, by, details });
}

/** Names of what the person decided otherwise than proposed. */
function corrected(proposal: JsonObject, final: Final): string[] {
  return Object.entries(final)
    .filter(([name, value]) => proposal[name] !== value)
    .map(([name]) => name);
}

function proposalDecided(reference: string): UrpError {
  return new UrpError('ticket.proposal-decided', {
    it: {
      what: `Sulla proposta per la richiesta ${reference} qualcuno ha già deciso, o ce n’è una nuova.`,
      todo: 'Apri di nuovo la richiesta e guarda che cosa è stato deciso.',
    },
    en: {
      what: `Somebody decided on the proposal for ticket ${reference} already, or there is a new one.`,
      todo: 'Open the ticket again and see what was decided.',
    },
  });
}

function proposalMissing(reference: string): UrpError {
  return new UrpError('ticket.proposal-missing', {
    it: {
      what: `Per la richiesta ${reference} non c’è una proposta da confermare.`,
      todo: 'Fai passare la richiesta da URP Classifier, o usa l’operazione «Assegna».',
    },
    en: {
      what: `There is no proposal to confirm for ticket ${reference}.`,
      todo: 'Let the ticket pass through URP Classifier, or use the operation "Assign".',
    },
  });
}

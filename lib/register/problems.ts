import type { EventKind, Register, RegisterProblem, Timeline } from './register';
import type { Store } from './store';

/** Templates that tell the citizen that the request arrived or moved: no answer to what was asked. */
const noAnswer = new Set([
  'received',
  'assigned',
  'appointment-confirmed',
  'appointment-moved',
  'appointment-cancelled',
  'reminder',
  'task',
  'review',
  'due-soon',
  'overdue',
  'digest',
]);
const sent = new Set(['sent', 'delivered', 'read']);
const ended = new Set(['answered', 'rejected', 'closed']);

interface Happened {
  reference: string;
  kind: EventKind;
  at: string;
  details: string;
}

/** What the reports read of many tickets at once, and the problems that they named. */
export function problemPart({
  db,
}: Store): Pick<Register, 'timelines' | 'knownProblems' | 'keepProblems'> {
  return {
    async timelines(references) {
      if (references.length === 0) return [];
      const events = await db
        .selectFrom('urpEvents')
        .select(['reference', 'kind', 'at', 'details'])
        .where('reference', 'in', references)
        .where('kind', 'in', ['status-changed', 'message'])
        .orderBy('sequence')
        .execute();
      const lines = new Map(references.map((reference) => [reference, untouched(reference)]));
      for (const event of events) follow(lines.get(event.reference)!, event);
      return [...lines.values()];
    },

    async knownProblems() {
      const rows = await db.selectFrom('urpProblems').selectAll().orderBy('id').execute();
      return rows.map(({ terms, ...row }) => ({
        ...row,
        terms: JSON.parse(terms) as RegisterProblem['terms'],
      }));
    },

    async keepProblems(problems) {
      await db.transaction().execute(async (transaction) => {
        for (const { id, name, namedBy, terms } of problems) {
          const told = JSON.stringify(terms);
          await transaction
            .insertInto('urpProblems')
            .values({ id, name, namedBy, terms: told })
            .onConflict((conflict) => conflict.column('id').doUpdateSet({ terms: told }))
            .execute();
        }
      });
    },
  };
}

function untouched(reference: string): Timeline {
  return { reference, firstAnswerAt: null, endedAt: null, reopened: false };
}

function follow(line: Timeline, { kind, at, details }: Happened): void {
  const told = JSON.parse(details) as { to?: string; template?: string; status?: string };
  if (kind === 'message') {
    const isAnswer = sent.has(told.status ?? '') && !noAnswer.has(told.template ?? '');
    if (isAnswer) line.firstAnswerAt ??= at;
    return;
  }
  if (ended.has(told.to ?? '')) {
    line.firstAnswerAt ??= at;
    line.endedAt ??= at;
    return;
  }
  if (line.endedAt !== null) line.reopened = true;
  line.endedAt = null;
}

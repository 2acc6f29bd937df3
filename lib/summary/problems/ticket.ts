/** A ticket as the report reads it: what it says, and what became of it. */
export interface ReportTicket {
  reference: string;
  subject: string;
  text: string;
  category: string | null;
  office: string | null;
  channel: string | null;
  place: string | null;
  /** Tells people apart, such as a hash of an address; null where nobody is named: then each ticket is a person's. */
  person: string | null;
  /** ISO 8601 instants, or days `YYYY-MM-DD`. */
  submittedAt: string;
  firstAnswerAt: string | null;
  endedAt: string | null;
  /** `YYYY-MM-DD`. */
  dueAt: string | null;
  reopened: boolean;
}

/** Fewer people than this, and a group could tell of one of them: it is counted with the others. */
export const fewestPeople = 5;

/** How many people stand behind tickets; a ticket of nobody named counts as one person's. */
export function peopleBehind(tickets: Pick<ReportTicket, 'person'>[]): number {
  const named = new Set<string>();
  let unnamed = 0;
  for (const { person } of tickets) {
    if (person === null) unnamed += 1;
    else named.add(person);
  }
  return named.size + unnamed;
}

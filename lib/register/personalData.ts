import { compact } from '../italian/check';
import { UrpError } from '../error';
import type {
  Attachment,
  Decision,
  MessageReceipt,
  MessageRecord,
  Register,
  TicketEvent,
} from './register';
import type { Citizen, Ticket } from './ticket';

/** Whose data: a ticket is theirs where either fits. */
export interface Person {
  email?: string;
  fiscalCode?: string;
}

/** All that the register holds with one ticket. */
export interface PersonalRecord {
  ticket: Ticket;
  history: TicketEvent[];
  decisions: Decision[];
  messages: MessageRecord[];
  /** Of its messages, each a mail as it came. */
  receipts: MessageReceipt[];
  attachments: Attachment[];
}

const page = 500;

/**
 * What the register holds of one person, the newest ticket first: for the right of access
 * (GDPR art. 15). Reads every ticket, since a fiscal code may stand there with spaces or in any
 * case. Errors: `person.unnamed`.
 */
export async function* personalData(
  register: Pick<
    Register,
    'search' | 'history' | 'decisions' | 'messages' | 'messageReceipts' | 'attachments'
  >,
  person: Person,
): AsyncGenerator<PersonalRecord> {
  const isTheirs = ownerCheck(person);
  let after: string | undefined;
  do {
    const { tickets, next } = await register.search({ limit: page, after });
    for (const ticket of tickets) {
      if (!isTheirs(ticket.citizen)) continue;
      const { reference } = ticket;
      const messages = await register.messages(reference);
      const receipts = messages.map(({ key }) => register.messageReceipts(key));
      yield {
        ticket,
        history: await register.history(reference),
        decisions: await register.decisions(reference),
        messages,
        receipts: (await Promise.all(receipts)).flat(),
        attachments: await register.attachments(reference),
      };
    }
    after = next ?? undefined;
  } while (after !== undefined);
}

function ownerCheck(person: Person): (citizen: Citizen) => boolean {
  const email = person.email && plainEmail(person.email);
  const fiscalCode = person.fiscalCode && compact(person.fiscalCode);
  if (!email && !fiscalCode) throw unnamed();
  return (citizen) => {
    if (email && citizen.email && plainEmail(citizen.email) === email) return true;
    return Boolean(fiscalCode && citizen.fiscalCode && compact(citizen.fiscalCode) === fiscalCode);
  };
}

function plainEmail(address: string): string {
  return address.trim().toLowerCase();
}

function unnamed(): UrpError {
  return new UrpError('person.unnamed', {
    it: {
      what: 'Non è indicata la persona di cui esportare i dati.',
      todo: 'Scrivi la sua email o il suo codice fiscale.',
    },
    en: {
      what: 'The person whose data to export is not named.',
      todo: 'Write their email or their fiscal code.',
    },
  });
}

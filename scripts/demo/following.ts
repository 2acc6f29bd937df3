import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { MessageRecord, Register } from '../../lib/register/register';
import type { Ticket } from '../../lib/register/ticket';

/** What became of a registered request, as the register tells. */
export interface Handling {
  ticket: Ticket;
  /** What the engine proposed, null where no proposal is recorded. */
  proposal: { category: string | null; confidence: number } | null;
  messages: MessageRecord[];
}

/** A mail that the sandbox received. */
export type ReceivedMail = z.infer<typeof receivedMail>;
const receivedMail = z.object({
  messageId: z.string().nullable(),
  subject: z.string(),
  text: z.string(),
});

/**
 * Follows requests in the register, which it only reads, until the flow has handled them all.
 *
 * @param patience seconds without any change after which the flow is taken to have stopped
 */
export async function follow(
  register: Register,
  references: string[],
  tell: (handled: number) => void,
  patience = 60,
): Promise<Map<string, Handling>> {
  let handlings = new Map<string, Handling>();
  let seen = '';
  let changedAt = Date.now();
  while (Date.now() - changedAt < patience * 1000) {
    handlings = new Map();
    for (const reference of references) handlings.set(reference, await look(register, reference));
    const handled = [...handlings.values()].filter(isSettled).length;
    if (handled === references.length) break;
    const now = JSON.stringify([...handlings.values()].map(stage));
    if (now !== seen) {
      seen = now;
      changedAt = Date.now();
      tell(handled);
    }
    await pause(300);
  }
  return handlings;
}

async function look(register: Register, reference: string): Promise<Handling> {
  const [ticket, decisions, messages] = await Promise.all([
    register.get(reference),
    register.decisions(reference),
    register.messages(reference),
  ]);
  const latest = decisions.at(-1);
  const category = latest?.proposal.category;
  return {
    ticket,
    messages,
    proposal: latest
      ? {
          category: typeof category === 'string' ? category : null,
          confidence: latest.confidence,
        }
      : null,
  };
}

/** The flow's last step changes the status; until then it is at work, or has stopped. */
export function isHandled({ ticket }: Handling): boolean {
  return ticket.status !== 'filed';
}

function isSettled(handling: Handling): boolean {
  return isHandled(handling) && handling.messages.every(({ status }) => !underway.has(status));
}

const underway = new Set<MessageRecord['status']>(['created', 'sending']);

function stage({ ticket, messages }: Handling): unknown {
  return [ticket.status, messages.map(({ status }) => status)];
}

/** Everything that the sandbox's inbox holds. @throws when it does not answer */
export async function receivedMails(inboxApi: string): Promise<ReceivedMail[]> {
  const answer = await fetch(inboxApi, { signal: AbortSignal.timeout(30_000) });
  return z.array(receivedMail).parse(await answer.json());
}

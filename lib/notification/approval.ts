import { z } from 'zod';
import { UrpError } from '../error';
import { instant } from '../instant';
import type { Approval } from '../register/register';
import { oneLine } from './harmless';

export type { Approval };

/** An approval does not hold for ever: what was released months ago is looked at again. */
export const approvalDays = 30;
/** Clocks of two machines may differ by so much, in milliseconds. */
const clockDifference = 5 * 60_000;

const approval = z.object({
  by: z.string().transform(oneLine).pipe(z.string().min(2)),
  at: instant,
});

/**
 * A person's approval, as channels ask for it that cost money or have legal effect. Errors:
 * `message.approval-missing`, `message.approval-expired`.
 */
export function checkApproval(given: Approval | undefined, now = new Date()): Approval {
  const parsed = approval.safeParse(given);
  if (!parsed.success) throw approvalMissing();
  const age = now.getTime() - Date.parse(parsed.data.at);
  if (age < -clockDifference) throw approvalMissing();
  if (age > approvalDays * 24 * 60 * 60_000) throw approvalExpired();
  return parsed.data;
}

function approvalMissing(): UrpError {
  return new UrpError('message.approval-missing', {
    it: {
      what: 'Manca l’approvazione di una persona (chi e quando): il messaggio non è partito.',
      todo: 'Fai approvare l’invio prima di questo nodo e indica chi ha approvato e quando, con la data e l’ora.',
    },
    en: {
      what: 'The approval of a person (who and when) is missing: the message did not go out.',
      todo: 'Have the sending approved before this node and say who approved it and when, with day and hour.',
    },
  });
}

function approvalExpired(): UrpError {
  return new UrpError('message.approval-expired', {
    it: {
      what: `L’approvazione ha più di ${approvalDays} giorni: il messaggio non è partito.`,
      todo: 'Fai controllare e approvare di nuovo l’invio.',
    },
    en: {
      what: `The approval is older than ${approvalDays} days: the message did not go out.`,
      todo: 'Have the sending checked and approved again.',
    },
  });
}

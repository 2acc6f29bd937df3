import { answered } from './answered';
import { assigned } from './assigned';
import { dueSoon } from './dueSoon';
import { moreInformation } from './moreInformation';
import { overdue } from './overdue';
import { received } from './received';
import { review } from './review';
import { task } from './task';
import { appointmentCancelled } from './appointmentCancelled';
import { appointmentConfirmed } from './appointmentConfirmed';
import { appointmentMoved } from './appointmentMoved';
import { refused } from './refused';
import { reminder } from './reminder';
import { resolved } from './resolved';
import type { ReadyTemplate } from './template';

/** The texts that stand ready. */
export const readyTemplates: readonly ReadyTemplate[] = [
  appointmentCancelled,
  appointmentConfirmed,
  appointmentMoved,
  refused,
  reminder,
  answered,
  assigned,
  dueSoon,
  moreInformation,
  overdue,
  received,
  resolved,
  review,
  task,
];

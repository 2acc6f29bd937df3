import { answered } from './answered';
import { assigned } from './assigned';
import { moreInformation } from './moreInformation';
import { overdue } from './overdue';
import { received } from './received';
import { review } from './review';
import { task } from './task';
import type { ReadyTemplate } from './template';

/** The texts that stand ready. */
export const readyTemplates: readonly ReadyTemplate[] = [
  answered,
  assigned,
  moreInformation,
  overdue,
  received,
  review,
  task,
];

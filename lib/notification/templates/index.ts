import { answered } from './answered';
import { assigned } from './assigned';
import { moreInformation } from './moreInformation';
import { overdue } from './overdue';
import { received } from './received';
import { review } from './review';
import { task } from './task';
import type { ReadyTemplate } from './template';

/** The texts that stand ready, by id. */
export const readyTemplates = {
  answered,
  assigned,
  'more-information': moreInformation,
  overdue,
  received,
  review,
  task,
} satisfies Record<string, ReadyTemplate>;

export type ReadyTemplateId = keyof typeof readyTemplates;

import type { TextLanguage } from '../placeholders';
import type { TemplateText } from '../template';

/** A text that stands ready in each language. Its version rises with every change of its words. */
export interface ReadyTemplate {
  id: string;
  version: string;
  /** Whose language the text follows: the ticket's, or that of the office. */
  reader: 'citizen' | 'office';
  /** Whether the appointment's entry for a calendar goes with it. */
  withCalendar?: boolean;
  texts: Record<TextLanguage, TemplateText>;
}

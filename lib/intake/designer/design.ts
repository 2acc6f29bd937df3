import type { OfficerLanguage } from '../../language';
import type { Form, FormDefinition } from '../form';

export type Sentence = Record<OfficerLanguage, string>;

/** A form proposed from a description: an officer reads it, edits it, and publishes it or not. */
export interface Design {
  /** As the Form Trigger takes it, and checked as it checks it. */
  definition: FormDefinition;
  form: Form;
  engine: 'offline' | 'model';
  /** Id of the ready form that it was made from; null where none fits. */
  readyForm: string | null;
  /** What was taken from the description, and what from elsewhere. */
  reasons: Sentence[];
  /** What an officer must write or check before the form is published. */
  toComplete: Sentence[];
  /** Parts of the description of which nothing was made, as they were written. */
  notUnderstood: string[];
}

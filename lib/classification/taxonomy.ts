import type { Priority } from '../register/ticket';

export interface Office {
  /** Stable, such as `ufficio-tecnico`. */
  code: string;
  name: string;
  email?: string;
}

export interface Category {
  /** Stable, such as `illuminazione-pubblica`. */
  code: string;
  name: string;
  description: string;
  /** Code of the office in charge. */
  office: string;
  examples: string[];
  keywords: string[];
  /** Days of the term. */
  termDays: number;
  priority?: Priority;
  /** A person looks at each of these, however sure the engine is. */
  alwaysReview?: boolean;
}

/** What an office's requests can be about, and whose they are. */
export interface Taxonomy {
  language: 'it' | 'en';
  offices: Office[];
  categories: Category[];
}

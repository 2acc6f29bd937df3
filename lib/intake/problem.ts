import type { MediaType } from './upload';

/** What is wrong with an answer. The sentence that a citizen reads stands in `words/`. */
export type Problem =
  | { code: 'missing' }
  | { code: 'not-accepted' }
  | { code: 'repeated' }
  | { code: 'too-long'; length: number; longest: number }
  | { code: 'not-an-email' }
  | { code: 'not-a-phone' }
  | { code: 'not-a-fiscal-code' }
  | { code: 'not-a-vat-number' }
  | { code: 'not-an-iban' }
  | { code: 'not-a-postcode' }
  | { code: 'not-a-municipality' }
  | { code: 'not-a-date' }
  | { code: 'not-a-time' }
  | { code: 'too-early'; earliest: string }
  | { code: 'too-late'; latest: string }
  | { code: 'not-a-number'; decimals: number }
  | { code: 'too-small'; least: number }
  | { code: 'too-large'; most: number }
  | { code: 'not-a-choice' }
  | { code: 'too-many-files'; most: number }
  | { code: 'file-too-large'; fileName: string; megabytes: number }
  | { code: 'file-not-readable'; fileName: string; accepted: MediaType[] }
  | { code: 'file-infected'; fileName: string }
  | { code: 'file-gone' }
  | { code: 'not-a-slot' }
  | { code: 'slot-taken' }
  | { code: 'time-to-choose' };

export type ProblemCode = Problem['code'];

/** An answer as it was understood: `undefined` where it was left empty. */
export type Checked<Value> = { value: Value | undefined } | { problem: Problem };

export const empty = { value: undefined };

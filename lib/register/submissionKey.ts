import { createHash } from 'node:crypto';
import type { JsonValue } from '../json';

/**
 * A submission key for a request that brought none: the same circumstances (which execution, which
 * item, what it says) give the same key, so that an attempt repeated within them files once.
 */
export function submissionKeyFrom(circumstances: JsonValue): string {
  return createHash('sha256').update(JSON.stringify(circumstances)).digest('base64url');
}

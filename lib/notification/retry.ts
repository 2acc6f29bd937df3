import { jitteredWait, type RetryPolicy } from '../retry';
import type { Delivery } from './channel';

export const defaultRetryPolicy: RetryPolicy = {
  attempts: 4,
  base: 500,
  cap: 8_000,
  budget: 30_000,
};

/**
 * Milliseconds to wait before the next attempt, or null where there is none: only a failure that
 * passes, and of which it is certain that nothing went out, is tried again.
 */
export function waitBeforeRetry(
  delivery: Delivery,
  attempt: number,
  waited: number,
  policy: RetryPolicy,
): number | null {
  if (delivery.status !== 'temporary-failure' || delivery.failure !== 'transient') return null;
  if (attempt >= policy.attempts) return null;
  const wait = jitteredWait(attempt, policy, delivery.retryAfter);
  return waited + wait <= policy.budget ? wait : null;
}

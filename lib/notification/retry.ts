import type { Delivery } from './channel';

/** How long one execution goes on trying; times in milliseconds. */
export interface RetryPolicy {
  attempts: number;
  base: number;
  cap: number;
  /** All waits together stay within it; what is left is for a later execution. */
  budget: number;
}

export const defaultRetryPolicy: RetryPolicy = {
  attempts: 4,
  base: 500,
  cap: 8_000,
  budget: 30_000,
};

/**
 * Milliseconds to wait before the next attempt, or null where there is none: only a failure that
 * passes, and of which it is certain that nothing went out, is tried again. Full jitter, so that
 * many executions that failed together do not return together; never before the provider's own
 * Retry-After.
 */
export function waitBeforeRetry(
  delivery: Delivery,
  attempt: number,
  waited: number,
  policy: RetryPolicy,
): number | null {
  if (delivery.status !== 'temporary-failure' || delivery.failure !== 'transient') return null;
  if (attempt >= policy.attempts) return null;
  const jitter = Math.random() * Math.min(policy.cap, policy.base * 2 ** attempt);
  const wait = (delivery.retryAfter ?? 0) * 1000 + jitter;
  return waited + wait <= policy.budget ? wait : null;
}

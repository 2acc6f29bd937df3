/** How long one piece of work is tried again; times in milliseconds. */
export interface RetryPolicy {
  attempts: number;
  base: number;
  cap: number;
  /** All waits together stay within it; what is left is for a later run. */
  budget: number;
}

/**
 * Milliseconds to wait before trying again, the base doubled so many times: full jitter, so that
 * what failed together does not return together; never before the server's own Retry-After (seconds).
 */
export function jitteredWait(
  doublings: number,
  { base, cap }: Pick<RetryPolicy, 'base' | 'cap'>,
  retryAfter = 0,
): number {
  return retryAfter * 1000 + Math.random() * Math.min(cap, base * 2 ** doublings);
}

/** Seconds that `Retry-After` asks for, as a number or as a date (RFC 9110, 10.2.3). */
export function retryAfterSeconds(
  header: string | null | undefined,
  now = Date.now(),
): number | undefined {
  if (header === null || header === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(header.trim())) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, (at - now) / 1000);
}

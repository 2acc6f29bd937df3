import { setTimeout as pause } from 'node:timers/promises';
import type { FeedItem, FeedSearch, Register } from './register';

/** Milliseconds before a batch whose run failed is tried again; after the last it is left behind. */
const pausesAfterFailure = [10_000, 60_000, 300_000, 900_000, 3_600_000];

export interface Following {
  /** Who follows: it goes on where it stopped, also after a restart. */
  reader: string;
  search: FeedSearch;
  /** Milliseconds until the next look where there was nothing new. */
  pollEvery: number;
  /** Milliseconds of pause after each failed run in a row; none tries no second time. */
  pausesAfterFailure?: readonly number[];
  openRegister(): Promise<Pick<Register, 'readFeed' | 'passFeed' | 'failFeed'>>;
  /** Starts a run with the items, and says how it ended. */
  run(items: FeedItem[]): Promise<'done' | 'failed'>;
  /** The register could not be read; said once until it can be again. */
  onFailure(error: unknown): void;
}

/**
 * Follows the feed until it is told to stop: one run at a time, each with all that has come since,
 * so that what happens to one ticket keeps its order. A batch is passed when its run has ended:
 * whatever dies before, it comes again. Settles when the last run has.
 */
export async function follow(following: Following, stop: AbortSignal): Promise<void> {
  let isBroken = false;
  while (!stop.aborted) {
    let wait: number;
    try {
      wait = await round(following, stop);
      isBroken = false;
    } catch (error) {
      if (!isBroken) following.onFailure(error);
      isBroken = true;
      wait = following.pollEvery;
    }
    if (wait > 0) await pause(wait, undefined, { signal: stop }).catch(() => undefined);
  }
}

/** Milliseconds until the next one. */
async function round(following: Following, stop: AbortSignal): Promise<number> {
  const { reader, search, run } = following;
  const register = await following.openRegister();
  const batch = await register.readFeed(reader, search);
  if (batch.items.length === 0) return following.pollEvery;
  const outcome = await run(batch.items);
  // Whoever stops us may have ended the run too: that says nothing of the batch.
  if (outcome === 'failed' && stop.aborted) return 0;
  const pauses = following.pausesAfterFailure ?? pausesAfterFailure;
  const again = outcome === 'failed' ? pauses[batch.failures] : undefined;
  if (again === undefined) await register.passFeed(reader, batch);
  else await register.failFeed(reader, batch);
  return again ?? 0;
}

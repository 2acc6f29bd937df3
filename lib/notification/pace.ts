import { setTimeout as pause } from 'node:timers/promises';

/**
 * A second as the provider counts it, and a little more: of two messages on the line the later one
 * may take the shorter time.
 */
const second = 1_040;

/**
 * Lets no more than so many messages leave in any second. Turns are taken evenly; yet a process
 * that was held up lets those go at once whose turn came meanwhile, and those after them in time.
 */
export function pace(mostInASecond: number): () => Promise<void> {
  const departures: number[] = [];
  return async function depart() {
    for (;;) {
      const now = performance.now();
      while (departures[0] !== undefined && now - departures[0] >= second) departures.shift();
      if (departures[0] === undefined || departures.length < mostInASecond) break;
      await pause(departures[0] + second - now);
    }
    departures.push(performance.now());
  };
}

import type { BenchN8n } from './benchN8n';

/** One measure of ours beside a peer's, taken in one run on one machine. */
export interface Row {
  name: string;
  /** Medians over the rounds; null where there is no peer to measure. */
  ours: number;
  peer: number | null;
  /** Ours over the peer's. */
  ratio: number | null;
  unit: string;
  /** What the peer is, and what either did. */
  note: string;
}

export interface BenchContext {
  /** The one n8n of this run, with the pack; started when first asked for. */
  n8n(): Promise<BenchN8n>;
  /** A folder that goes away with the run. */
  folder: string;
}

/** A file of `rows/`: measures one thing, or a few that belong together. */
export type Measure = (context: BenchContext) => Promise<Row[]>;

export function row(
  name: string,
  unit: string,
  { ours, peer, note }: { ours: number; peer: number | null; note: string },
): Row {
  return { name, ours, peer, ratio: peer === null ? null : ours / peer, unit, note };
}

export function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [below = NaN, above = NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? above : (below + above) / 2;
}

/**
 * Measures two sides in turn, so that what else the machine does falls on both.
 * @returns the median of each
 */
export async function alternate(
  rounds: number,
  ours: () => Promise<number>,
  peer: () => Promise<number>,
): Promise<{ ours: number; peer: number }> {
  const results = { ours: [] as number[], peer: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    results.ours.push(await ours());
    results.peer.push(await peer());
  }
  return { ours: median(results.ours), peer: median(results.peer) };
}

/** How many times a second something is done, over at least so many seconds. */
export async function perSecond(
  seconds: number,
  work: (round: number) => Promise<number>,
): Promise<number> {
  const started = performance.now();
  let done = 0;
  let elapsed = 0;
  for (let round = 0; elapsed < seconds; round++) {
    done += await work(round);
    elapsed = (performance.now() - started) / 1000;
  }
  return done / elapsed;
}

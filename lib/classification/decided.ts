import { widest, type Judged } from './evaluation/figures';

/** Fewer decisions than these calibrate nothing. */
export const fewestDecisions = 30;

/** A proposal of the past and what a person decided on it. */
export interface DecidedProposal {
  /** Of the engine itself, before any calibration. */
  confidence: number;
  proposed: string | null;
  actual: string;
}

/** Turns an engine's own confidence into how often it was right; the pool-adjacent-violators rule. */
export type Calibrator = (confidence: number) => number;

/**
 * Learns from persons' decisions how far a confidence holds: among so many of the past at about the
 * same, that share was right. Undefined with fewer than 30, which tell nothing.
 */
export function calibratorFrom(decided: DecidedProposal[]): Calibrator | undefined {
  if (decided.length < fewestDecisions) return undefined;
  const blocks: { upTo: number; right: number; size: number }[] = [];
  for (const one of [...decided].sort((a, b) => a.confidence - b.confidence)) {
    blocks.push({ upTo: one.confidence, right: one.proposed === one.actual ? 1 : 0, size: 1 });
    for (;;) {
      const [before, last] = blocks.slice(-2);
      if (!before || !last || before.right / before.size < last.right / last.size) break;
      blocks.splice(-2, 2, {
        upTo: last.upTo,
        right: before.right + last.right,
        size: before.size + last.size,
      });
    }
  }
  return (confidence) => {
    const block = blocks.find(({ upTo }) => confidence <= upTo) ?? blocks.at(-1)!;
    // One more right and one more wrong: a block of few is not sure of itself.
    return (block.right + 1) / (block.size + 2);
  };
}

/**
 * The lowest confidence from which on so large a share of proposals was right in the past; above 1
 * where no confidence reached it. With fewer than 30 decisions it is the precision itself, as
 * calibrated confidence means it.
 */
export function thresholdFor(precision: number, judged: Judged[]): number {
  if (judged.length < fewestDecisions) return precision;
  return widest(judged, precision)?.confidence ?? 1.01;
}

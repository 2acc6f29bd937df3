import { sendDownChain, type ChainOptions, type ChainReport, type ChainStep } from './chain';
import type { DraftAttempt } from './dispatch';
import { inParallel } from '../inParallel';
import { reportOf } from './report';

/** An item's message with the channels it may go by. */
export interface Chain {
  attempt: DraftAttempt;
  steps: readonly ChainStep[];
  preferred: string;
  legalOnly: boolean;
}

/** Also of those whose addresses are looked up for a preview. */
export const chainsAtOnce = 8;

/** Sends each message down its own chain; the reports stand in the order of the items. */
export function sendEachDownChain(
  chains: readonly Chain[],
  options: Omit<ChainOptions, 'preferred' | 'legalOnly'>,
): Promise<ChainReport[]> {
  return inParallel(chains, chainsAtOnce, async ({ attempt, steps, preferred, legalOnly }) => {
    if ('draft' in attempt) {
      return sendDownChain(attempt.draft, steps, { ...options, preferred, legalOnly });
    }
    const refused = { kind: 'refused', error: attempt.error } as const;
    const report = reportOf(refused, 'chain', options.officerLanguage);
    return { report, reports: [report] };
  });
}

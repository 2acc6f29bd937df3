import type { MessageStatus } from '../register/register';
import type { FailureKind } from './channel';

/** What a provider's answer means for a message; the same few meanings for every channel. */
export interface Verdict {
  status: MessageStatus;
  failure: FailureKind;
}

/** The next try may go well, and certainly nothing went out. */
export const passing: Verdict = { status: 'temporary-failure', failure: 'transient' };
/** An account, a setting, a certificate of the office; certainly nothing went out. */
export const oursToMend: Verdict = { status: 'technical-failure', failure: 'permanent' };
export const refused: Verdict = { status: 'permanent-failure', failure: 'permanent' };
export const noSuchRecipient: Verdict = { status: 'permanent-failure', failure: 'recipient' };
/** The provider tried until its time was over. */
export const expired: Verdict = { status: 'permanent-failure', failure: 'expired' };
/** It may have gone out. */
export const uncertain: Verdict = { status: 'unknown', failure: 'unknown' };

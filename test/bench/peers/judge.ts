import type { LabelledTicket } from '../../../lib/classification/engine';

/** What a peer says of one text: its first category, and how sure it is, 0 to 1. */
export interface PeerProposal {
  category: string | null;
  confidence: number;
}

/** Learns labelled texts, and says of which category others are. */
export type Peer = (train: LabelledTicket[], test: LabelledTicket[]) => Promise<PeerProposal[]>;

export function textOf({ subject, text }: LabelledTicket): string {
  return `${subject} ${text}`.trim();
}

/** What can be known of a message's fate; the same words for every channel. */
export type MessageStatus =
  /** Written, and certainly not sent. */
  | 'created'
  /** Claimed by a sender that has not recorded an outcome yet. */
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'temporary-failure'
  | 'permanent-failure'
  /** Ours to mend (an account, an address, a certificate): certainly not sent. */
  | 'technical-failure'
  /** It may have gone out: nobody sends it again on a guess. */
  | 'unknown';

/** Who released a message, and when: ISO 8601 with its offset. */
export interface Approval {
  by: string;
  at: string;
}

/** The claim that precedes every send: whoever holds it sends, nobody else does. */
export interface MessageClaim {
  /** Hash of channel, recipient, template with version, and business reference. */
  key: string;
  reference: string | null;
  channel: string;
  /** Masked: the register's message rows name no address in full. */
  recipient: string;
  template: string;
  templateVersion: string;
  /** SHA-256 of what was rendered, hexadecimal. */
  contentHash: string;
  /** Message-ID or the like that the message bears, known before it is sent. */
  messageId: string;
}

export interface MessageRecord extends MessageClaim {
  status: MessageStatus;
  /** The provider's own code and words. */
  providerCode: string | null;
  evidence: string | null;
  /** The provider's own name for the message. */
  providerId: string | null;
  attempts: number;
  claimedAt: string;
  updatedAt: string;
}

/** What became of a claimed message, as a provider tells it. */
export interface DeliveryNews {
  status: MessageStatus;
  providerCode?: string | null;
  evidence?: string | null;
  /** Kept where the news has none. */
  providerId?: string | null;
  /** The provider's code after which this one comes, where both have the same status. */
  follows?: string;
}

/** A message that waits for its recipient's next digest. */
export interface DigestEntry {
  /** As its claim's would be: the same message is collected once. */
  key: string;
  channel: string;
  /** In full; kept until the digest went. */
  recipient: string;
  reference: string | null;
  language: string;
  subject: string;
  text: string;
}

/** Entries that go together to one recipient. */
export interface Digest {
  id: string;
  recipient: string;
  language: string;
  /** In the order in which they were collected. */
  entries: Pick<DigestEntry, 'reference' | 'subject' | 'text'>[];
}

/** A document that proves what became of a message, such as a PEC receipt, byte by byte. */
export interface NewMessageReceipt {
  messageKey: string;
  kind: string;
  /** ISO 8601 instant in UTC, as the receipt says. */
  at: string;
  /** Masked. */
  recipient: string | null;
  content: Buffer;
}

export interface MessageReceipt extends NewMessageReceipt {
  sha256: string;
}

/** `claimed` is true for exactly one caller; the others get the record as it stands. */
export interface ClaimOutcome {
  claimed: boolean;
  message: MessageRecord;
  /** Who released the sending that took place, or takes place now, where a person has to. */
  approval?: Approval;
}

import { timingSafeEqual } from 'node:crypto';
import type { Delivery } from '../channel';

/** A provider's call to our webhook, before anything in it is believed. */
export interface WebhookCall {
  method: string;
  headers: Readonly<Record<string, string | undefined>>;
  query: Readonly<Record<string, unknown>>;
  /** Byte for byte as it came: what the signature is over. */
  rawBody: Buffer;
}

/** What a provider tells of one of its messages. */
export interface DeliveryNewsItem {
  /** Names under which the register may know the message, the surest first. */
  names: string[];
  delivery: Delivery;
}

/** What comes of a call: an answer alone, or news and then the answer 200. */
export type WebhookOutcome =
  { kind: 'answer'; status: number; body: string } | { kind: 'news'; news: DeliveryNewsItem[] };

/** Nothing in an unsigned call is read, and its sender is told no reason. */
export const refusedCall: WebhookOutcome = { kind: 'answer', status: 401, body: 'Unauthorized' };

/** Compares in a time that tells nothing of where they differ. */
export function sameText(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}

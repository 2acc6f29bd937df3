import type { MessageRecord, Register } from '../../register/register';
import type { DeliveryNewsItem } from './call';

export interface RecordedNews {
  /** Without what was known already, and what the register does not know. */
  changed: MessageRecord[];
  /** Why the rest is not recorded; it must be told again. */
  failure?: unknown;
}

/**
 * Brings the register up to date, never backwards. What was recorded before a failure comes back all
 * the same: told again, it is no news, and nobody would hear of it.
 */
export async function recordNews(
  news: readonly DeliveryNewsItem[],
  channel: string,
  register: Pick<Register, 'findMessage' | 'recordDelivery'>,
  by: string,
): Promise<RecordedNews> {
  const changed: MessageRecord[] = [];
  try {
    for (const { names, delivery } of news) {
      const message = await messageNamed(names, channel, register);
      if (!message || delivery.status === 'unknown') continue;
      const recorded = await register.recordDelivery(message.key, delivery, by);
      const { status, providerCode } = recorded;
      if (status !== message.status || providerCode !== message.providerCode)
        changed.push(recorded);
    }
  } catch (failure) {
    return { changed, failure };
  }
  return { changed };
}

async function messageNamed(
  names: readonly string[],
  channel: string,
  register: Pick<Register, 'findMessage'>,
): Promise<MessageRecord | undefined> {
  for (const name of names) {
    const message = await register.findMessage(name);
    if (message?.channel === channel) return message;
  }
  return undefined;
}

import type { MessageRecord, Register } from '../../register/register';
import type { DeliveryNewsItem } from './call';

/**
 * Brings the register up to date, never backwards, and answers with the messages that the news
 * changed: what was known already, and what the register does not know, is left out.
 */
export async function recordNews(
  news: readonly DeliveryNewsItem[],
  channel: string,
  register: Pick<Register, 'findMessage' | 'recordDelivery'>,
  by: string,
): Promise<MessageRecord[]> {
  const changed: MessageRecord[] = [];
  for (const { names, delivery } of news) {
    const message = await messageNamed(names, channel, register);
    if (!message || delivery.status === 'unknown') continue;
    const recorded = await register.recordDelivery(message.key, delivery, by);
    const { status, providerCode } = recorded;
    if (status !== message.status || providerCode !== message.providerCode) changed.push(recorded);
  }
  return changed;
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

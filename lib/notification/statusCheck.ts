import type { MessageRecord, Register } from '../register/register';
import type { Channel, Delivery } from './channel';

/** States that nothing can change any more. */
const final = ['read', 'permanent-failure'];

/**
 * What is known of a message now: asked at its provider where its channel can be asked, and recorded,
 * never backwards. A look-up that fails changes nothing.
 */
export async function checkStatus(
  record: MessageRecord,
  channel: Channel | undefined,
  register: Pick<Register, 'recordDelivery'>,
  { by, recipient }: { by: string; recipient?: string },
): Promise<MessageRecord> {
  if (!channel?.fetchStatus || channel.id !== record.channel || final.includes(record.status)) {
    return record;
  }
  const { messageId, providerId } = record;
  const checked = recipient ? channel.checkRecipient(recipient) : undefined;
  const news = await channel.fetchStatus({
    messageId,
    providerId,
    ...(checked ? { recipient: checked } : {}),
  });
  if (!isNews(news)) return record;
  const recorded = await register.recordDelivery(record.key, news, by);
  // A status that stands already is not recorded again; what the provider says with it now is told.
  const { providerCode, evidence } = news;
  return recorded.status === news.status ? { ...recorded, providerCode, evidence } : recorded;
}

/** A provider that could not be asked has told nothing of the message. */
function isNews({ status }: Delivery): boolean {
  return (
    status === 'sent' ||
    status === 'delivered' ||
    status === 'read' ||
    status === 'permanent-failure'
  );
}

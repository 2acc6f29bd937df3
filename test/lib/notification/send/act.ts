import { createHash } from 'node:crypto';
import type { Channel, Delivery } from '../../../../lib/notification/channel';
import { sendThrough } from '../providerServer';

/** What is notified. */
export const content = Buffer.from('%PDF-1.7\nordinanza\n%%EOF');

export const document = {
  title: 'Ordinanza 12',
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('base64'),
  read: async () => content,
};

/** A credential for the stand-in of SEND at an address. */
export const settingsFor = (baseUrl: string, changes: object = {}) => ({
  environment: 'other',
  baseUrl,
  apiKey: 'chiave-canarino',
  senderDenomination: 'Comune di Esempio',
  senderTaxId: '00000000000',
  ...changes,
});

/** Sends an act of its own protocol number to a citizen. */
export function sendAct(channel: Channel, taxId: string, key: string): Promise<Delivery> {
  const details = {
    protocolNumber: `PROT-${key}`,
    taxonomyCode: '010101P',
    recipient: { name: 'Anna Verdi' },
  };
  const message = { subject: 'Notifica di un’ordinanza', details: { send: details } };
  return sendThrough(channel, taxId, { ...message, documents: [document] }, key);
}

import type { Channel, ChannelDefinition } from '../channel';
import { parsePecSettings, type PecSettings } from '../pec/settings';
import { verifySmtp } from '../smtp/verify';
import { emailChannel } from './email';

/*
 * PEC (RFC 6109; DPR 68/2005; DM 2-11-2005) over the provider's SMTP server.
 * 1. Get a PEC mailbox of the office and its SMTP server, usually on port 465 with TLS.
 * 2. Fill in the credential URP PEC; its test button signs in.
 * 3. Read the receipts: an IMAP trigger on the same mailbox, then "Read a PEC Receipt".
 */

/**
 * Certified mail. One recipient a message, the sender's own address as From and as return path, no
 * Bcc: the provider refuses anything else. `sent` is the server's word; acceptance and delivery are
 * told by receipts. A send whose outcome is unknown is settled by its receipt, never sent again.
 */
export function pecChannel(settings: PecSettings): Channel {
  return emailChannel(settings, {
    id: 'pec',
    legalValue: true,
    headers: { 'X-TipoRicevuta': settings.receiptType },
  });
}

export const pec: ChannelDefinition = {
  id: 'pec',
  credential: 'urpPec',
  open: (credential) => pecChannel(parsePecSettings(credential)),
  verify: async (credential) => verifySmtp(parsePecSettings(credential)),
};

import type { Delivery } from '../channel';
import { expired, noSuchRecipient, refused } from '../verdict';
import type { PecReceipt } from './receipt';

/**
 * How far a PEC has come with one recipient. `in-doubt`: a warning came, after 12 hours or of another
 * kind; delivery may still follow.
 */
export type PecState = 'accepted' | 'taken-over' | 'in-doubt' | 'delivered' | 'failed';

/** The warning of 24 hours ends the provider's attempts; only its words tell it from that of 12. */
const afterOneDay = /\b24\s*(ore|h\b|hours)|ventiquattro ore/i;

/** Recipients that a receipt speaks of, by address in small letters, and what it says of each. */
export function statesIn(receipt: PecReceipt): Map<string, PecState> {
  const { kind, certificate } = receipt;
  const state = stateOf(receipt);
  const all = certificate.recipients.map(({ address }) => address);
  const isOfOne =
    certificate.deliveredTo !== null && kind !== 'accettazione' && kind !== 'non-accettazione';
  const spokenOf = isOfOne ? [certificate.deliveredTo ?? ''] : all;
  return new Map(spokenOf.map((address) => [address.trim().toLowerCase(), state]));
}

function stateOf({ kind, certificate }: PecReceipt): PecState {
  switch (kind) {
    case 'accettazione':
      return 'accepted';
    case 'presa-in-carico':
      return 'taken-over';
    case 'avvenuta-consegna':
      return 'delivered';
    case 'preavviso-errore-consegna':
      return afterOneDay.test(certificate.extendedError ?? '') ? 'failed' : 'in-doubt';
    default:
      return 'failed';
  }
}

/** What a receipt means for the message; null where it changes nothing. */
export function deliveryOfReceipt(receipt: PecReceipt): Delivery | null {
  const { kind, certificate } = receipt;
  const told = {
    providerCode: kind,
    evidence: `SHA-256 ${receipt.sha256}`,
    providerId: certificate.identifier || null,
  };
  switch (stateOf(receipt)) {
    case 'delivered':
      return { status: 'delivered', ...told };
    case 'failed':
      if (kind === 'preavviso-errore-consegna') return { ...expired, ...told };
      return { ...(isAboutRecipient(receipt) ? noSuchRecipient : refused), ...told };
    case 'accepted':
      // Settles what the mail server's own answer had left open.
      return { status: 'sent', ...told };
    default:
      return null;
  }
}

function isAboutRecipient({ certificate }: PecReceipt): boolean {
  return certificate.error === 'no-dest' || certificate.error === 'no-dominio';
}

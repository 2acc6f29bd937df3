import type { Delivery } from '../channel';
import { codeOf, evidenceOf } from '../evidence';
import { noSuchRecipient, oursToMend, passing, refused, uncertain, type Verdict } from '../verdict';

/** Twilio's error codes, as far as they decide what comes next. */
export const twilioVerdicts: Readonly<Record<string, Verdict>> = {
  20003: oursToMend, // wrong credentials
  20404: oursToMend, // unknown account or resource
  20429: passing, // too many requests
  21211: noSuchRecipient, // not a number
  21212: oursToMend, // not a sender
  21408: oursToMend, // country not switched on
  21606: oursToMend, // the sender cannot send SMS
  21610: noSuchRecipient, // the recipient has unsubscribed
  21614: noSuchRecipient, // not a mobile
  21617: refused, // longer than 1600 characters
  30001: passing, // queue overflow
  30002: oursToMend, // account suspended
  30003: noSuchRecipient, // handset not reachable
  30004: noSuchRecipient, // blocked
  30005: noSuchRecipient, // unknown handset
  30006: noSuchRecipient, // landline or unreachable carrier
  30007: refused, // filtered by the carrier
  30008: refused, // the carrier does not say why
};

/** The states of a message, as its answer, its look-up and its callback tell them. */
export function twilioDelivery(
  state: string,
  errorCode: string | null,
  providerId: string | null,
): Delivery {
  const code = errorCode ?? state;
  const evidence = evidenceOf(`State ${state}`, []);
  const told = { providerCode: codeOf(code, []), evidence, providerId };
  switch (state) {
    case 'delivered':
    case 'read':
      return { status: state, ...told };
    case 'accepted':
    case 'scheduled':
    case 'queued':
    case 'sending':
    case 'sent':
      return { status: 'sent', ...told };
    case 'undelivered':
    case 'failed': {
      const known = errorCode === null ? undefined : twilioVerdicts[errorCode];
      // Once it was taken, a failure is the message's last word: nothing of it waits to be sent.
      const failure = known?.failure === 'recipient' ? noSuchRecipient : refused;
      return { ...failure, ...told };
    }
    case 'canceled':
      return { ...refused, ...told };
    default:
      return { ...uncertain, ...told };
  }
}

import type { Delivery } from '../channel';
import { evidenceOf as safeWords } from '../evidence';
import { noSuchRecipient, oursToMend, passing, refused, uncertain, type Verdict } from '../verdict';
import type { SmtpError } from './session';
import type { SmtpSettings } from './settings';

/** Faults of the line, which the next try may not meet. */
const passingFaults = new Set([
  'EAI_AGAIN',
  'ECONNECTION',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
]);

/** What a failure means for the message. `handedOver` as in `Submission`. */
export function deliveryOf(
  error: SmtpError,
  handedOver: boolean,
  settings: SmtpSettings,
): Delivery {
  return {
    ...verdict(error, handedOver),
    providerCode: String(error.responseCode ?? error.originalCode ?? error.code ?? 'ERROR'),
    evidence: evidenceOf(error.response ?? error.message, settings),
  };
}

function verdict(error: SmtpError, handedOver: boolean): Verdict {
  if (error.responseCode) return verdictOfReply(error.responseCode, error);
  if (handedOver) return uncertain;
  return passingFaults.has(error.originalCode ?? error.code ?? '') ? passing : oursToMend;
}

/** RFC 5321 (4.2.1): 4yz may pass, 5yz will not; whose fault it is shows by the command. */
function verdictOfReply(replyCode: number, { command, response = '' }: SmtpError): Verdict {
  if (replyCode < 500) return passing;
  const isAboutMessage = (command === 'RCPT TO' || command === 'DATA') && replyCode !== 530;
  if (!isAboutMessage) return oursToMend;
  // RFC 3463: class 5.7.x is policy, such as a relay that is denied: nothing is wrong with the mailbox.
  const isPolicy = /\b5\.7\.\d+\b/.test(response);
  return command === 'RCPT TO' && !isPolicy ? noSuchRecipient : refused;
}

/** The server's words, without the account's secrets and with addresses masked. */
export function evidenceOf(words: string, { user, password }: SmtpSettings): string {
  return safeWords(words, [password, user]);
}

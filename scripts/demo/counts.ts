import type { MessageRecord } from '../../lib/register/register';
import { isHandled, type Handling, type ReceivedMail } from './following';
import type { Sample } from './samples';
import type { Receipt } from './sending';

/** One posted sample with all that is known of it. */
export interface Outcome {
  sample: Sample;
  receipt: Receipt;
  /** Of a request that this posting has registered. */
  handling?: Handling;
}

export interface Counts {
  submitted: number;
  registered: number;
  repeated: number;
  refused: number;
  assigned: number;
  inReview: number;
  /** Mails that the register says were sent, and mails that arrived about the same requests. */
  sent: number;
  received: number;
  /** Proposals whose category is the one that the writer had in mind. */
  asMeant: number;
}

const sentStatuses = new Set<MessageRecord['status']>(['sent', 'delivered', 'read']);

/** A mail counts as sent from here on. */
export function wasSent({ status }: MessageRecord): boolean {
  return sentStatuses.has(status);
}

export function count(outcomes: Outcome[], mails: ReceivedMail[]): Counts {
  const of = (kind: Receipt['kind']) => outcomes.filter(({ receipt }) => receipt.kind === kind);
  const handled = handlingsOf(outcomes).filter(isHandled);
  const inReview = handled.filter(({ ticket }) => ticket.status === 'in-review').length;
  return {
    submitted: outcomes.length,
    registered: of('registered').length,
    repeated: of('repeated').length,
    refused: of('refused').length,
    assigned: handled.length - inReview,
    inReview,
    sent: handlingsOf(outcomes).flatMap(({ messages }) => messages.filter(wasSent)).length,
    received: mails.filter((mail) => isAbout(mail, outcomes)).length,
    asMeant: outcomes.filter(
      ({ sample, handling }) => handling?.proposal && handling.proposal.category === sample.topic,
    ).length,
  };
}

/** What does not agree, one Italian sentence each, with the reference or the sample it is about. */
export function disagreements(outcomes: Outcome[], mails: ReceivedMail[]): string[] {
  const received = countBy(mails.map(({ messageId }) => bare(messageId ?? '')));
  const known = new Set<string>();
  const found: string[] = [];
  for (const outcome of outcomes) {
    const wrong = unexpected(outcome);
    if (wrong) found.push(wrong);
    const { handling } = outcome;
    if (!handling) continue;
    const { reference } = handling.ticket;
    if (!isHandled(handling)) {
      found.push(`${reference}: registrata, ma il flusso non l'ha conclusa (stato «filed»).`);
    }
    for (const message of handling.messages) {
      const id = bare(message.messageId);
      known.add(id);
      const times = received.get(id) ?? 0;
      const what = `${reference}: il messaggio «${message.template}»`;
      if (wasSent(message) && times === 0)
        found.push(`${what} risulta inviato, ma non è arrivato.`);
      if (!wasSent(message) && times > 0)
        found.push(`${what} è arrivato, ma risulta «${message.status}».`);
      if (times > 1) found.push(`${what} è arrivato ${times} volte.`);
    }
  }
  for (const mail of mails) {
    const reference = mentioned(mail, outcomes);
    if (reference && !known.has(bare(mail.messageId ?? ''))) {
      found.push(`${reference}: è arrivata una mail che il registro non conosce.`);
    }
  }
  return found;
}

/** A receipt that is not the one foreseen. Of two equal postings either may be the second. */
function unexpected({ sample, receipt }: Outcome): string | undefined {
  const about = `Richiesta «${sample.key}»`;
  if (receipt.kind === 'failed') return `${about}: nessuna ricevuta (${receipt.reason}).`;
  if ((receipt.kind === 'refused') === (sample.outcome === 'refused')) return undefined;
  return receipt.kind === 'refused'
    ? `${about}: rifiutata (${receipt.reason})`
    : `${about}: registrata come ${receipt.reference}, ma andava rifiutata.`;
}

function isAbout(mail: ReceivedMail, outcomes: Outcome[]): boolean {
  const id = bare(mail.messageId ?? '');
  const isKnown = handlingsOf(outcomes).some(({ messages }) =>
    messages.some(({ messageId }) => bare(messageId) === id),
  );
  return isKnown || mentioned(mail, outcomes) !== undefined;
}

function mentioned({ subject, text }: ReceivedMail, outcomes: Outcome[]): string | undefined {
  return handlingsOf(outcomes)
    .map(({ ticket }) => ticket.reference)
    .find((reference) => subject.includes(reference) || text.includes(reference));
}

function handlingsOf(outcomes: Outcome[]): Handling[] {
  return outcomes.flatMap(({ handling }) => (handling ? [handling] : []));
}

/** Message-IDs come with and without their angle brackets. */
function bare(messageId: string): string {
  return messageId.replace(/^<|>$/g, '');
}

function countBy(values: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

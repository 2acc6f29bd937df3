import { UrpError } from '../error';
import type { MessageRecord, Register } from '../register/register';
import type { Channel, Message } from './channel';
import { compose, type SenderDetails } from './compose';
import { dispatch, type DispatchOptions, type DraftAttempt } from './dispatch';
import { isUrgent, textLanguages, ticketReference, type TextLanguage } from './placeholders';
import { endOfQuiet } from './quietHours';
import { collectedReport, heldReport, reportOf, type DeliveryReport } from './report';
import { prepare, sendAll, type Notification, type SendOutcome } from './sender';

type DigestRegister = DispatchOptions['register'] &
  Pick<Register, 'collectEntry' | 'gatherDigests' | 'settleDigest' | 'findMessage'>;
export interface DigestOptions extends DispatchOptions {
  register: DigestRegister;
}

/** A digest that was sent, or was to be. */
export interface DigestReport {
  report: DeliveryReport;
  /** The tickets it tells of. */
  references: string[];
}

/** Entries of one message: with the words of each it stays within App IO's 10,000 characters. */
const mostEntries = 15;
const mostWords = { subject: 100, text: 400 };
const leastRoom = 10_000;

/**
 * Keeps each message for the recipient's next digest, once however often it comes; what is urgent,
 * or brings files, is sent at once. Errors: `digest.channel-unsuited`.
 */
export async function collectAll(
  attempts: readonly DraftAttempt[],
  options: DigestOptions,
): Promise<DeliveryReport[]> {
  checkChannel(options.channel);
  const reports: DeliveryReport[] = [];
  for (const attempt of attempts) reports.push(await collect(attempt, options));
  return reports;
}

async function collect(attempt: DraftAttempt, options: DigestOptions): Promise<DeliveryReport> {
  const { channel, register, officerLanguage } = options;
  try {
    if ('error' in attempt) throw attempt.error;
    const { draft } = attempt;
    const atOnce = async () => (await dispatch([attempt], options))[0]!;
    if (isUrgent(draft.item)) return await atOnce();
    const { message, template } = compose(draft);
    const reference = ticketReference(draft.item);
    const { recipient, occasion } = draft;
    const notification = { recipient, message, template, reference, occasion };
    const prepared = prepare(notification, options, await register.secret());
    const { claim, rendered } = prepared;
    if (rendered.attachments) return await atOnce();
    const sent = await register.findMessage(claim.key);
    if (sent && sent.status !== 'created') {
      return reportOf(
        { kind: 'answered', record: sent, repeated: true },
        channel.id,
        officerLanguage,
      );
    }
    const { isNew } = await register.collectEntry({
      key: claim.key,
      channel: channel.id,
      recipient: prepared.recipient,
      reference: claim.reference,
      language: draft.language,
      subject: shortened(message.subject, mostWords.subject),
      text: shortened(message.short ?? message.body, mostWords.text),
    });
    return collectedReport(claim, !isNew, officerLanguage);
  } catch (error) {
    return reportOf({ kind: 'refused', error }, channel.id, officerLanguage);
  }
}

/**
 * Sends what was collected for the channel, one message a recipient. Each digest has a key of its
 * own, so that a run after a crash sends it once, or says that its fate is unknown; entries that
 * come in between go in the next. Errors: `digest.channel-unsuited`.
 */
export async function sendDigests(
  sender: SenderDetails,
  options: DigestOptions,
): Promise<DigestReport[]> {
  const { channel, register, officerLanguage, by } = options;
  checkChannel(channel);
  const quietUntil = endOfQuiet(new Date(), options.quietHours ?? null);
  if (quietUntil) {
    return [{ report: heldReport(quietUntil, channel.id, officerLanguage), references: [] }];
  }
  const digests = await register.gatherDigests(channel.id, mostEntries);
  const notifications = digests.map(({ id, recipient, language, entries }): Notification => {
    const inLanguage = textLanguages.find((each) => each === language) ?? 'it';
    return {
      recipient,
      message: digestMessage(entries, inLanguage, sender),
      template: { id: 'digest', version: `1-${inLanguage}` },
      reference: null,
      subjectMatter: id,
    };
  });
  const outcomes = await sendAll(notifications, options);
  const reports: DigestReport[] = [];
  for (const [index, { id, entries }] of digests.entries()) {
    const outcome = outcomes[index]!;
    const settled = settledBy(outcome);
    if (settled) await register.settleDigest(id, settled.record, by);
    const references = [...new Set(entries.flatMap(({ reference }) => reference ?? []))];
    reports.push({ report: reportOf(outcome, channel.id, officerLanguage), references });
  }
  return reports;
}

/** Whether the digest is done with: what failed for a fault that passes waits for the next run. */
function settledBy(outcome: SendOutcome): { record?: MessageRecord } | null {
  if (outcome.kind === 'refused') {
    // It went, or may have gone, before the office changed its name or the like.
    const { error } = outcome;
    return error instanceof UrpError && error.code === 'message.key-conflict' ? {} : null;
  }
  const { record } = outcome;
  if (record.status === 'created' && record.channel === 'none') return { record };
  return ['created', 'sending', 'temporary-failure', 'technical-failure'].includes(record.status)
    ? null
    : { record };
}

const words: Record<
  TextLanguage,
  { subject: (count: number) => string; opening: string; contact: string }
> = {
  it: {
    subject: (count) =>
      count === 1 ? 'Una comunicazione per te' : `${count} comunicazioni per te`,
    opening: 'Buongiorno,\n\necco le novità raccolte dall’ultima volta.',
    contact: 'Contatti',
  },
  en: {
    subject: (count) => (count === 1 ? 'One message for you' : `${count} messages for you`),
    opening: 'Hello,\n\nhere is what is new since the last time.',
    contact: 'Contacts',
  },
};

/** The entries were written with their citizens' text made harmless: nothing is filled in here. */
function digestMessage(
  entries: readonly { subject: string; text: string }[],
  language: TextLanguage,
  { administration, senderName, contact, replyTo }: SenderDetails,
): Message {
  const { subject, opening, contact: contactName } = words[language];
  const told = entries.map((entry, index) => `${index + 1}. ${entry.subject}\n${entry.text}`);
  const ending = [contact && `${contactName}: ${contact}`, administration];
  return {
    subject: [subject(entries.length), administration].filter(Boolean).join(' – '),
    body: [opening, ...told, ...ending].filter(Boolean).join('\n\n'),
    language,
    administration,
    senderName,
    replyTo,
  };
}

function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

function checkChannel({ id, limits }: Channel): void {
  if ((limits.bodyCharacters ?? 0) >= leastRoom) return;
  throw new UrpError('digest.channel-unsuited', {
    it: {
      what: `Un riepilogo non sta in un messaggio del canale «${id}»: nulla è stato raccolto né inviato.`,
      todo: 'Scegli email, PEC o App IO, o togli «Raccogli in un riepilogo».',
    },
    en: {
      what: `A digest does not fit into a message of the channel "${id}": nothing was collected or sent.`,
      todo: 'Choose email, PEC or App IO, or take "Collect in a Digest" out.',
    },
  });
}

/** A digest goes by one channel: which one of several a message would take is known only by sending it. */
export function oneChannelOnly(): UrpError {
  return new UrpError('digest.one-channel', {
    it: {
      what: 'Per un riepilogo è scelto più di un canale, o una catena: nulla è stato raccolto né inviato.',
      todo: 'Lascia un solo canale, senza condizioni, e lo stesso in «Invia il riepilogo».',
    },
    en: {
      what: 'For a digest more than one channel is chosen, or a chain: nothing was collected or sent.',
      todo: 'Leave one channel alone, without conditions, and the same in "Send Digest".',
    },
  });
}

import { UrpError } from '../error';
import { check } from './check';
import { appendEvent } from './events';
import { approvalOf, keepApproval } from './messageReceipts';
import { parseReference } from './reference';
import type {
  ClaimOutcome,
  DeliveryNews,
  MessageClaim,
  MessageRecord,
  MessageStatus,
  Register,
} from './register';
import type { Circumstances, Store } from './store';
import type { RegisterTransaction } from './tables';
import { writer } from './writing';

/**
 * How long a claim may stand without an outcome, in milliseconds: well over what one message takes
 * with its retries and timeouts. After that its sender has ended, and the message may have gone.
 */
export const claimLease = 10 * 60 * 1000;

/** Statuses which say that nothing went out: the message may be claimed again. */
export const notSent: readonly MessageStatus[] = [
  'created',
  'temporary-failure',
  'technical-failure',
];

/** What each status may still become; news that would set a message back is not recorded. */
const mayBecome: Record<MessageStatus, readonly MessageStatus[]> = {
  created: [
    'sent',
    'delivered',
    'read',
    'temporary-failure',
    'permanent-failure',
    'technical-failure',
  ],
  sending: [
    'created',
    'sent',
    'delivered',
    'read',
    'temporary-failure',
    'permanent-failure',
    'technical-failure',
    'unknown',
  ],
  // A message that went is never "not sent" again: it would be claimed and sent a second time.
  sent: ['delivered', 'read', 'permanent-failure'],
  delivered: ['read'],
  read: [],
  'temporary-failure': ['sent', 'delivered', 'read', 'permanent-failure', 'technical-failure'],
  'technical-failure': ['sent', 'delivered', 'read', 'temporary-failure', 'permanent-failure'],
  'permanent-failure': [],
  unknown: [
    'sent',
    'delivered',
    'read',
    'temporary-failure',
    'permanent-failure',
    'technical-failure',
  ],
};

/** Claims of messages before they are sent, and what became of them. */
export function messagePart(
  store: Store,
  { now }: Circumstances,
): Pick<
  Register,
  | 'claimMessage'
  | 'recordDelivery'
  | 'messages'
  | 'findMessage'
  | 'findMessageByKeyStart'
  | 'messagesInDoubt'
> {
  const { db } = store;
  const write = writer(store);

  return {
    claimMessage(claim, approval) {
      return write(async (transaction) => {
        const outcome = await won(store, transaction, claim, now());
        if (!approval) return outcome;
        if (outcome.claimed) {
          await keepApproval(transaction, claim.key, approval);
          return { ...outcome, approval };
        }
        return { ...outcome, approval: await approvalOf(transaction, claim.key) };
      });
    },

    recordDelivery(key, news, by) {
      const { status, providerCode = null, evidence = null, providerId } = news;
      const who = check.by(by);
      return write(async (transaction) => {
        const standing = await messageUnder(store, transaction, key);
        if (!isAhead(news, standing)) return asReported(standing, now());
        const updatedAt = now().toISOString();
        const message = {
          ...standing,
          status,
          providerCode,
          evidence,
          providerId: providerId ?? standing.providerId,
          updatedAt,
        };
        await update(transaction, message);
        await tell(transaction, message, who);
        return message;
      });
    },

    async messages(reference) {
      const rows = await db
        .selectFrom('urpMessages')
        .selectAll()
        .where('reference', '=', parseReference(reference))
        .orderBy('claimedAt')
        .orderBy('key')
        .execute();
      return rows.map((row) => asReported(row, now()));
    },

    async findMessage(name) {
      const row = await db
        .selectFrom('urpMessages')
        .selectAll()
        .where(({ or, eb }) =>
          or([eb('key', '=', name), eb('messageId', '=', name), eb('providerId', '=', name)]),
        )
        .orderBy('claimedAt', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && asReported(row, now());
    },

    async findMessageByKeyStart(start) {
      if (!/^[0-9a-f]{32,64}$/.test(start)) return undefined;
      const row = await db
        .selectFrom('urpMessages')
        .selectAll()
        .where('key', '>=', start)
        .where('key', '<=', `${start}g`)
        .limit(1)
        .executeTakeFirst();
      return row && asReported(row, now());
    },

    async messagesInDoubt(most, sentOn = []) {
      const ended = new Date(now().getTime() - claimLease).toISOString();
      const rows = await db
        .selectFrom('urpMessages')
        .selectAll()
        .where(({ or, and, eb }) =>
          or([
            eb('status', '=', 'unknown'),
            and([eb('status', '=', 'sending'), eb('claimedAt', '<=', ended)]),
            ...(sentOn.length > 0
              ? [and([eb('status', '=', 'sent'), eb('channel', 'in', sentOn)])]
              : []),
          ]),
        )
        .orderBy('claimedAt')
        .orderBy('key')
        .limit(most)
        .execute();
      return rows.map((row) => asReported(row, now()));
    },
  };
}

/** The reference as it stands on the ticket; a number of another register stays as it is. */
function storedClaim(claim: MessageClaim): MessageClaim {
  if (claim.reference === null) return claim;
  try {
    return { ...claim, reference: parseReference(claim.reference) };
  } catch {
    return claim;
  }
}

async function won(
  store: Store,
  transaction: RegisterTransaction,
  claim: MessageClaim,
  now: Date,
): Promise<ClaimOutcome> {
  const fresh = claimed(storedClaim(claim), now, 1);
  const inserted = await transaction
    .insertInto('urpMessages')
    .values(fresh)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (inserted) return { claimed: true, message: fresh };
  const standing = await messageUnder(store, transaction, claim.key);
  if (!notSent.includes(standing.status)) {
    const message = asReported(standing, now);
    checkContent(message, claim);
    return { claimed: false, message };
  }
  const again = claimed(fresh, now, standing.attempts + 1);
  await update(transaction, again);
  return { claimed: true, message: again };
}

function claimed(claim: MessageClaim, at: Date, attempts: number): MessageRecord {
  const claimedAt = at.toISOString();
  return {
    key: claim.key,
    reference: claim.reference,
    channel: claim.channel,
    recipient: claim.recipient,
    template: claim.template,
    templateVersion: claim.templateVersion,
    contentHash: claim.contentHash,
    messageId: claim.messageId,
    status: 'sending',
    providerCode: null,
    evidence: null,
    providerId: null,
    attempts,
    claimedAt,
    updatedAt: claimedAt,
  };
}

/** A claim without an outcome after its lease: nobody can know whether the message went. */
function asReported(message: MessageRecord, now: Date): MessageRecord {
  const age = now.getTime() - Date.parse(message.claimedAt);
  if (message.status !== 'sending' || age < claimLease) return message;
  const evidence = `Claimed at ${message.claimedAt}, and no outcome since`;
  return { ...message, status: 'unknown', evidence };
}

async function messageUnder(
  { locksRows }: Store,
  transaction: RegisterTransaction,
  key: string,
): Promise<MessageRecord> {
  const message = await transaction
    .selectFrom('urpMessages')
    .selectAll()
    .where('key', '=', key)
    .$if(locksRows, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!message) throw unknown(key);
  return message;
}

/** A final status never regresses; within one status only the step that comes after is news. */
function isAhead({ status, follows }: DeliveryNews, standing: MessageRecord): boolean {
  if (mayBecome[standing.status].includes(status)) return true;
  return status === standing.status && follows !== undefined && follows === standing.providerCode;
}

async function update(transaction: RegisterTransaction, message: MessageRecord): Promise<void> {
  const { key, ...columns } = message;
  await transaction.updateTable('urpMessages').set(columns).where('key', '=', key).execute();
}

/** The ticket's history tells of its messages; a message about no ticket of ours has its record alone. */
export async function tell(transaction: RegisterTransaction, message: MessageRecord, by: string) {
  const { reference, updatedAt } = message;
  if (reference === null) return;
  const ticket = await transaction
    .selectFrom('urpTickets')
    .select('reference')
    .where('reference', '=', reference)
    .executeTakeFirst();
  if (!ticket) return;
  const { key, channel, recipient, template, templateVersion, status, providerCode } = message;
  await appendEvent(transaction, {
    reference,
    kind: 'message',
    at: updatedAt,
    by,
    details: {
      key,
      channel,
      recipient,
      template,
      templateVersion,
      status,
      providerCode,
      attempts: message.attempts,
    },
  });
}

function checkContent(standing: MessageRecord, claim: MessageClaim): void {
  if (standing.contentHash === claim.contentHash || standing.status === 'permanent-failure') return;
  throw new UrpError('message.key-conflict', {
    it: {
      what: `Un messaggio uguale per destinatario e modello è già partito verso ${standing.recipient} con un altro testo; questo non è stato inviato.`,
      todo: 'Se è davvero un altro messaggio, dagli un’altra occasione (per esempio «secondo sollecito») o un’altra versione del modello.',
    },
    en: {
      what: `A message with the same recipient and template has already gone to ${standing.recipient} with another text; this one was not sent.`,
      todo: 'If it really is another message, give it another occasion (such as "second reminder") or another version of the template.',
    },
  });
}

function unknown(key: string): UrpError {
  return new UrpError('message.unknown', {
    it: {
      what: `Nel registro non c’è un messaggio con la chiave ${key.slice(0, 100)}.`,
      todo: 'Controlla che il nodo usi lo stesso registro da cui il messaggio è partito.',
    },
    en: {
      what: `The register holds no message under the key ${key.slice(0, 100)}.`,
      todo: 'Check that the node uses the register from which the message was sent.',
    },
  });
}

import { createHash } from 'node:crypto';
import type { Approval, MessageReceipt, Register } from './register';
import type { Store } from './store';
import type { RegisterDatabase, RegisterTransaction } from './tables';

/** Evidence of what became of a message, kept as it came. */
export function messageReceiptPart({
  db,
}: Store): Pick<Register, 'approvalOf' | 'keepReceipt' | 'messageReceipts'> {
  return {
    approvalOf: (messageKey) => approvalOf(db, messageKey),

    async keepReceipt({ messageKey, kind, at, recipient, content }) {
      const sha256 = createHash('sha256').update(content).digest('hex');
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('urpMessageReceipts')
        .values({ messageKey, sha256, kind, at, recipient, content })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return { sha256, isNew: Number(numInsertedOrUpdatedRows ?? 0) > 0 };
    },

    async messageReceipts(messageKey) {
      const rows = await db
        .selectFrom('urpMessageReceipts')
        .selectAll()
        .where('messageKey', '=', messageKey)
        .orderBy('at')
        .orderBy('sha256')
        .execute();
      return rows.map((row): MessageReceipt => ({ ...row, content: Buffer.from(row.content) }));
    },
  };
}

/**
 * Stands beside the message like a receipt, for the record itself holds the provider's last word alone.
 * An earlier one released nothing: the message is claimed again only where nothing went out.
 */
export async function keepApproval(
  transaction: RegisterTransaction,
  messageKey: string,
  approval: Approval,
): Promise<void> {
  const content = Buffer.from(JSON.stringify(approval));
  const sha256 = createHash('sha256').update(content).digest('hex');
  await transaction
    .deleteFrom('urpMessageReceipts')
    .where('messageKey', '=', messageKey)
    .where('kind', '=', approvalKind)
    .execute();
  await transaction
    .insertInto('urpMessageReceipts')
    .values({ messageKey, sha256, kind: approvalKind, at: approval.at, recipient: null, content })
    .execute();
}

const approvalKind = 'approval';

export async function approvalOf(
  db: RegisterDatabase | RegisterTransaction,
  messageKey: string,
): Promise<Approval | undefined> {
  const row = await db
    .selectFrom('urpMessageReceipts')
    .select('content')
    .where('messageKey', '=', messageKey)
    .where('kind', '=', approvalKind)
    .executeTakeFirst();
  return row && (JSON.parse(Buffer.from(row.content).toString()) as Approval);
}

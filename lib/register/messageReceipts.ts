import { createHash } from 'node:crypto';
import type { MessageReceipt, Register } from './register';
import type { Store } from './store';

/** Evidence of what became of a message, kept as it came. */
export function messageReceiptPart({
  db,
}: Store): Pick<Register, 'keepReceipt' | 'messageReceipts'> {
  return {
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

import {
  ColumnUpdateNode,
  InsertQueryNode,
  PrimitiveValueListNode,
  UpdateQueryNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
  type KyselyPlugin,
  type OperationNode,
  type RootOperationNode,
} from 'kysely';
import type { Cipher } from './encryption';
import { columnNames } from './store';
import type { RegisterDatabase, Tables } from './tables';

/**
 * What a citizen wrote and sent, what was written about it, and what the office signs its links with:
 * encrypted where the office gave a key. The rest stays readable for the database, which has to sort,
 * count and find by it.
 */
const sealedColumns = {
  urpTickets: ['subject', 'text', 'citizen', 'fields', 'trackingUrl', 'appointment', 'reading'],
  urpEvents: ['details'],
  urpAttachments: ['fileName', 'content'],
  urpMessageReceipts: ['content'],
  urpUploads: ['fileName', 'content'],
  urpDecisions: ['proposal', 'final'],
  urpMessages: ['evidence'],
  urpDigestEntries: ['recipient', 'subject', 'text'],
  urpSecrets: ['value'],
} satisfies { [Table in keyof Tables]?: (keyof Tables[Table])[] };

/** The same database, which seals what goes in and opens what comes out. */
export function sealing(db: RegisterDatabase, cipher: Cipher): RegisterDatabase {
  return db.withoutPlugins().withPlugin(sealingPlugin(cipher)).withPlugin(columnNames);
}

/**
 * Encrypts as values go into the database and decrypts as they come out, for every part of the
 * register at once. Stands before the plugin that writes names in snake case.
 */
function sealingPlugin(cipher: Cipher): KyselyPlugin {
  return {
    transformQuery: ({ node }) => sealQuery(node, cipher),
    transformResult: async ({ result }) => ({
      ...result,
      rows: result.rows.map((row) => openRow(row, cipher)),
    }),
  };
}

function openRow<Row extends object>(row: Row, cipher: Cipher): Row {
  const opened = Object.entries(row).map(([name, value]: [string, unknown]) => {
    if (typeof value === 'string') return [name, cipher.open(value)];
    return [name, value instanceof Uint8Array ? cipher.openBytes(value) : value];
  });
  return Object.fromEntries(opened) as Row;
}

function sealQuery(node: RootOperationNode, cipher: Cipher): RootOperationNode {
  if (InsertQueryNode.is(node)) return sealInsert(node, cipher);
  if (UpdateQueryNode.is(node)) return sealUpdate(node, cipher);
  return node;
}

function sealInsert(node: InsertQueryNode, cipher: Cipher): InsertQueryNode {
  const sealed = sealedIn(node.into?.table.identifier.name);
  const names = node.columns?.map(({ column }) => column.name) ?? [];
  if (!names.some((name) => sealed.has(name)) || !node.values) return node;
  if (!ValuesNode.is(node.values)) throw new Error('sealed columns take values, not queries');
  const rows = node.values.values.map((row) =>
    PrimitiveValueListNode.is(row)
      ? PrimitiveValueListNode.create(
          row.values.map((value, at) =>
            sealed.has(names[at]!) ? sealValue(value, cipher) : value,
          ),
        )
      : ValueListNode.create(
          row.values.map((value, at) => (sealed.has(names[at]!) ? sealNode(value, cipher) : value)),
        ),
  );
  return InsertQueryNode.cloneWith(node, { values: ValuesNode.create(rows) });
}

function sealUpdate(node: UpdateQueryNode, cipher: Cipher): UpdateQueryNode {
  const table = node.table as { table?: { identifier: { name: string } } } | undefined;
  const sealed = sealedIn(table?.table?.identifier.name);
  const updates = node.updates?.map((update) => {
    const { column } = update.column as { column?: { name: string } };
    return column && sealed.has(column.name)
      ? ColumnUpdateNode.create(update.column, sealNode(update.value, cipher))
      : update;
  });
  return { ...node, updates };
}

function sealNode(node: OperationNode, cipher: Cipher): OperationNode {
  if (!ValueNode.is(node)) return node;
  return ValueNode.create(sealValue(node.value, cipher));
}

function sealValue(value: unknown, cipher: Cipher): unknown {
  if (typeof value === 'string') return cipher.seal(value);
  return value instanceof Uint8Array ? cipher.sealBytes(value) : value;
}

function sealedIn(table: string | undefined): ReadonlySet<string> {
  return new Set(sealedColumns[table as keyof typeof sealedColumns] ?? []);
}

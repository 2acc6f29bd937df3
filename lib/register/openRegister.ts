import { homedir } from 'node:os';
import { join } from 'node:path';
import { UrpError } from '../error';
import { assignmentPart } from './assignment';
import { attachmentPart } from './attachments';
import { bookingPart } from './bookings';
import { confirmationPart } from './confirmations';
import { decisionPart } from './decisions';
import type { Cipher } from './encryption';
import { digestPart } from './digests';
import { feedPart } from './feed';
import { limitPart } from './limits';
import { messageReceiptPart } from './messageReceipts';
import { messagePart } from './messages';
import { migrate } from './migrations';
import { openPostgres, type PostgresConnection } from './postgres';
import { readingPart } from './readings';
import { receiptPart } from './receipts';
import { problemPart } from './problems';
import { mintReference } from './reference';
import type { Register } from './register';
import { registerCipher } from './registerKey';
import { retentionPart } from './retention';
import { sealing } from './sealedColumns';
import { searchPart } from './search';
import { secretPart } from './secrets';
import { streamMarkPart } from './streamMarks';
import { openSqlite } from './sqlite';
import type { Circumstances, Store } from './store';
import { termPart } from './terms';
import { ticketPart } from './tickets';
import { turnPart } from './turns';

/** Where a register is kept. */
export type RegisterPlace = (
  { kind: 'sqlite'; file: string } | ({ kind: 'postgres' } & PostgresConnection)
) & {
  /** What citizens wrote is encrypted under it; everything is in clear where it is absent. */
  encryptionKey?: string;
};

const outside: Circumstances = { now: () => new Date(), mintReference };

/** The embedded register, inside n8n's own folder; `userFolder` is what `N8N_USER_FOLDER` says. */
export function embeddedPlace(userFolder: string = homedir()): RegisterPlace {
  return { kind: 'sqlite', file: join(userFolder, '.n8n', 'urp', 'register.sqlite') };
}

/**
 * Opens a register, its tables made or brought to the present version where needed; several
 * processes may open one at once. Errors: `register.unavailable`, and those of `registerCipher`.
 */
export async function openRegister(
  place: RegisterPlace,
  circumstances: Partial<Circumstances> = {},
): Promise<Register> {
  const store = await openStore(place);
  const around = { ...outside, ...circumstances };
  return {
    ...ticketPart(store, around),
    ...assignmentPart(store, around),
    ...termPart(store, around),
    ...searchPart(store, around),
    ...attachmentPart(store, around),
    ...decisionPart(store, around),
    ...confirmationPart(store, around),
    ...messagePart(store, around),
    ...messageReceiptPart(store),
    ...digestPart(store, around),
    ...turnPart(store, around),
    ...streamMarkPart(store, around),
    ...feedPart(store, around),
    ...bookingPart(store, around),
    ...readingPart(store),
    ...retentionPart(store, around),
    ...receiptPart(store),
    ...secretPart(store),
    ...limitPart(store, around),
    ...problemPart(store),
    close: () => store.db.destroy(),
  };
}

async function openStore(place: RegisterPlace): Promise<Store> {
  let store: Store | undefined;
  try {
    store = place.kind === 'sqlite' ? await openSqlite(place.file) : await openPostgres(place);
    await migrate(store.db, place.kind);
    const cipher = await registerCipher(store.db, place.encryptionKey);
    return cipher ? sealed(store, cipher) : store;
  } catch (error) {
    await store?.db.destroy();
    throw error instanceof UrpError ? error : unavailable(place, error);
  }
}

/** The same store, whose words and files nobody reads in the database. */
function sealed({ db, words, ...store }: Store, cipher: Cipher): Store {
  const indexed = (list: string[]) => list.map(cipher.indexed);
  return {
    ...store,
    db: sealing(db, cipher),
    words: {
      add: (transaction, ticketId, list) => words.add(transaction, ticketId, indexed(list)),
      matches: (list) => words.matches(indexed(list)),
    },
  };
}

/** Names the place, never the password; the database's own words follow as the cause. */
function unavailable(place: RegisterPlace, cause: unknown): UrpError {
  const where =
    place.kind === 'sqlite' ? place.file : `${place.host}:${place.port}/${place.database}`;
  const reason = cause instanceof Error ? cause.message : String(cause);
  const todo =
    place.kind === 'sqlite'
      ? {
          it: 'Controlla che il disco non sia pieno e che n8n possa scrivere in quella cartella.',
          en: 'Check that the disk is not full and that n8n may write in that folder.',
        }
      : {
          it: 'Controlla che Postgres risponda, e indirizzo, utente e password nella credenziale «URP Register».',
          en: 'Check that Postgres answers, and the address, user and password in the credential "URP Register".',
        };
  return new UrpError(
    'register.unavailable',
    {
      it: { what: `Il registro ${where} non si apre: ${reason}.`, todo: todo.it },
      en: { what: `The register ${where} does not open: ${reason}.`, todo: todo.en },
    },
    { cause },
  );
}

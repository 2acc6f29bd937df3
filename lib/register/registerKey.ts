import { createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { UrpError } from '../error';
import { cipherOf, type Cipher } from './encryption';
import type { RegisterDatabase } from './tables';

const name = 'encryption';
/** A shorter one can be guessed. In characters. */
const shortest = 16;
/** RFC 7914; some 60 ms, once for each process that opens the register. */
const work = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/**
 * The cipher of this register under the office's key; `undefined` where it has none and needs none.
 * The first key that a register is opened with stays its key: a check beside the data knows it.
 * Errors: `register.key-short`, `register.key-missing`, `register.key-wrong`.
 */
export async function registerCipher(
  db: RegisterDatabase,
  phrase: string | undefined,
): Promise<Cipher | undefined> {
  const known = await standing(db);
  if (!phrase) {
    if (known) throw keyMissing();
    return undefined;
  }
  if (phrase.length < shortest) throw keyShort(phrase.length);
  const { salt, check } = known ?? (await begin(db, phrase));
  const key = keyOf(phrase, salt);
  if (!timingSafeEqual(checkOf(key), Buffer.from(check, 'base64'))) throw keyWrong();
  return cipherOf(key);
}

interface Standing {
  salt: string;
  check: string;
}

async function standing(db: RegisterDatabase): Promise<Standing | undefined> {
  const row = await db
    .selectFrom('urpSecrets')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row && (JSON.parse(row.value) as Standing);
}

/** Of several processes that begin at once with different keys, one wins and the others are told. */
async function begin(db: RegisterDatabase, phrase: string): Promise<Standing> {
  const salt = randomBytes(16).toString('base64');
  const check = checkOf(keyOf(phrase, salt)).toString('base64');
  await db
    .insertInto('urpSecrets')
    .values({ name, value: JSON.stringify({ salt, check }) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await standing(db))!;
}

function keyOf(phrase: string, salt: string): Buffer {
  return scryptSync(phrase.normalize('NFKC'), Buffer.from(salt, 'base64'), 32, work);
}

function checkOf(key: Buffer): Buffer {
  return createHmac('sha256', key).update('urp-register check').digest();
}

const where = {
  it: 'Nella credenziale «URP Register»',
  en: 'In the credential "URP Register"',
};

function keyShort(length: number): UrpError {
  return new UrpError('register.key-short', {
    it: {
      what: `La chiave di cifratura ha ${length} caratteri; ne servono almeno ${shortest}.`,
      todo: `${where.it} scrivine una più lunga, per esempio quella che dà «openssl rand -base64 32».`,
    },
    en: {
      what: `The encryption key has ${length} characters; ${shortest} at least are needed.`,
      todo: `${where.en} write a longer one, such as "openssl rand -base64 32" gives.`,
    },
  });
}

export function keyMissing(): UrpError {
  return new UrpError('register.key-missing', {
    it: {
      what: 'Questo registro è cifrato, e il nodo non ha la chiave.',
      todo: `${where.it} scrivi la chiave, e sceglila in tutti i nodi URP che usano il registro.`,
    },
    en: {
      what: 'This register is encrypted, and the node has no key.',
      todo: `${where.en} write the key, and choose it in every URP node that uses the register.`,
    },
  });
}

function keyWrong(): UrpError {
  return new UrpError('register.key-wrong', {
    it: {
      what: 'La chiave non è quella con cui questo registro è cifrato.',
      todo: `${where.it} scrivi la chiave con cui il registro è nato; senza di essa i dati non si leggono.`,
    },
    en: {
      what: 'The key is not the one that this register is encrypted with.',
      todo: `${where.en} write the key that the register began with; without it the data cannot be read.`,
    },
  });
}

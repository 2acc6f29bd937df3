import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { UrpError } from '../error';

/** What turns words and files into what nobody reads without the key, and back. */
export interface Cipher {
  seal(value: string): string;
  sealBytes(value: Uint8Array): Buffer;
  /** Gives back what is not sealed as it is: rows of the time before the key. Errors: `register.value-damaged`. */
  open(value: string): string;
  openBytes(value: Uint8Array): Uint8Array;
  /** A word as the index holds it: the same word looks the same, and tells nothing else. */
  indexed(word: string): string;
}

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;
/** Hexadecimal signs of an indexed word: two different ones hardly meet. */
const wordLength = 20;

/**
 * AES-256-GCM under keys derived from one key by HKDF (RFC 5869). Each value has a random nonce and
 * begins with a mark made from the key, so that nobody who writes a request can imitate a sealed value.
 */
export function cipherOf(key: Buffer): Cipher {
  const derived = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', key, 'urp-register', purpose, 32));
  const values = derived('values');
  const words = derived('words');
  const mark = `urp1:${createHmac('sha256', derived('mark')).digest('hex').slice(0, 16)}:`;
  const markBytes = Buffer.from(mark);

  const encrypt = (plain: Uint8Array): Buffer => {
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv(algorithm, values, nonce).setAAD(markBytes);
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  const decrypt = (sealed: Buffer): Buffer => {
    try {
      const nonce = sealed.subarray(0, nonceLength);
      const decipher = createDecipheriv(algorithm, values, nonce).setAAD(markBytes);
      decipher.setAuthTag(sealed.subarray(-tagLength));
      const content = sealed.subarray(nonceLength, -tagLength);
      return Buffer.concat([decipher.update(content), decipher.final()]);
    } catch (cause) {
      throw damaged(cause);
    }
  };

  return {
    seal: (value) => mark + encrypt(Buffer.from(value)).toString('base64'),
    sealBytes: (value) => Buffer.concat([markBytes, encrypt(value)]),
    open: (value) =>
      value.startsWith(mark)
        ? decrypt(Buffer.from(value.slice(mark.length), 'base64')).toString()
        : value,
    openBytes: (value) => {
      const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      const isSealed = bytes.subarray(0, markBytes.length).equals(markBytes);
      return isSealed ? decrypt(bytes.subarray(markBytes.length)) : value;
    },
    indexed: (word) => createHmac('sha256', words).update(word).digest('hex').slice(0, wordLength),
  };
}

function damaged(cause: unknown): UrpError {
  return new UrpError(
    'register.value-damaged',
    {
      it: {
        what: 'Un valore cifrato del registro è stato alterato: la sua firma non torna.',
        todo: 'Riprendi il registro da una copia di sicurezza, e scopri chi ha scritto nel database.',
      },
      en: {
        what: 'An encrypted value of the register was altered: its seal does not fit.',
        todo: 'Take the register from a backup, and find out who wrote into the database.',
      },
    },
    { cause },
  );
}

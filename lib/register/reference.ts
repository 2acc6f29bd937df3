import { randomInt } from 'node:crypto';
import { UrpError } from '../error';

/** No O, 0, I, 1, Q and Z: nobody who reads a number aloud or copies it takes one sign for another. */
export const alphabet = '23456789ABCDEFGHJKLMNPRSTUVWXY';
const digits = 8;
const length = 8;
/** The least prime over the alphabet's 30 signs. */
const modulus = 31;

/**
 * A new public number, such as `URP-7K3-MD4-9AR`: eight random signs, every third a digit so that
 * no words form, and a check character; in three groups of three. 8² · 30⁶ numbers, some
 * 46 thousand million, so that a number can hardly be guessed.
 */
export function mintReference(): string {
  for (;;) {
    const values = Array.from({ length }, (_, index) =>
      randomInt((index + 1) % 3 === 0 ? digits : alphabet.length),
    );
    const check = checkValue(values);
    // One sum in 31 has no sign in the alphabet: such a number is not given out.
    const last = alphabet[check];
    if (last !== undefined) return print(values.map((value) => alphabet[value]).join('') + last);
  }
}

/**
 * Reads a reference as a person types it: in any case, with or without spaces, dashes and `URP`.
 * One wrong sign, or two swapped, is noticed. Errors: `ticket.reference-malformed`.
 */
export function parseReference(typed: string): string {
  const compact = typed
    .slice(0, 100)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}._/#]/gu, '');
  const code = compact.length > length + 1 ? compact.replace(/^URP/, '') : compact;
  if (code.length !== length + 1) throw malformed(code.length);
  const values = [...code].map((sign) => alphabet.indexOf(sign));
  const digitsInPlace = values[2]! < digits && values[5]! < digits;
  if (values.includes(-1) || !digitsInPlace || weightedSum(values) !== 0) throw mistyped();
  return print(code);
}

/** Weights are all different and not 0, the modulus is prime: any one wrong sign and any swap shows. */
function weightedSum(values: number[]): number {
  return values.reduce((sum, value, index) => sum + value * (index + 1), 0) % modulus;
}

/** The value in the last place that makes the weighted sum 0. */
function checkValue(values: number[]): number {
  for (let check = 0; check < modulus; check += 1) {
    if (weightedSum([...values, check]) === 0) return check;
  }
  throw new Error('a prime modulus leaves no sum without a check value');
}

function print(code: string): string {
  return `URP-${code.slice(0, 3)}-${code.slice(3, 6)}-${code.slice(6)}`;
}

const example = 'URP-7K3-MD4-9AR';

function malformed(signs: number): UrpError {
  return new UrpError('ticket.reference-malformed', {
    it: {
      what: `Il numero della richiesta ha ${signs} caratteri dopo URP invece di ${length + 1}.`,
      todo: `Scrivilo come sta nella ricevuta, per esempio ${example}.`,
    },
    en: {
      what: `The reference has ${signs} characters after URP instead of ${length + 1}.`,
      todo: `Write it as the receipt shows it, such as ${example}.`,
    },
  });
}

function mistyped(): UrpError {
  return new UrpError('ticket.reference-malformed', {
    it: {
      what: 'Il numero della richiesta contiene un errore di battitura: il carattere di controllo non torna.',
      todo: `Confrontalo con la ricevuta, carattere per carattere; le lettere O, I, Q, Z e le cifre 0 e 1 non si usano.`,
    },
    en: {
      what: 'The reference was mistyped: its check character does not fit.',
      todo: 'Compare it with the receipt, character by character; O, I, Q, Z, 0 and 1 are never used.',
    },
  });
}

import type { TextSize } from '../channel';

// 3GPP TS 23.038, 6.2.1: the default alphabet, and its extension, whose characters count two.
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extension = new Set('^{}\\[~]|€');

/** What a phone shows the same, or as good as the same, in the short alphabet. */
const lossless: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '•': '-',
  '…': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
};

/** Units in a message that stands alone, and in one part of a longer one. */
const room = { 'GSM-7': { alone: 160, part: 153 }, 'UCS-2': { alone: 70, part: 67 } } as const;

export interface FittedText {
  text: string;
  size: TextSize;
}

/**
 * The text as an SMS carries it, and what it takes. Characters are replaced, without loss, only
 * where that lets the whole text go in the short alphabet: one ’ in a text of 161 characters would
 * make it three parts instead of two.
 */
export function fitSms(text: string): FittedText {
  const replaced = [...text].map((character) => lossless[character] ?? character).join('');
  const isShort = [...replaced].every((each) => basic.has(each) || extension.has(each));
  const fitted = isShort ? replaced : text;
  const encoding = isShort ? 'GSM-7' : 'UCS-2';
  const costs = [...fitted].map((each) => (isShort ? (extension.has(each) ? 2 : 1) : each.length));
  const units = costs.reduce((sum, cost) => sum + cost, 0);
  const { alone, part } = room[encoding];
  return {
    text: fitted,
    size: {
      encoding,
      units,
      parts: units <= alone ? 1 : partsOf(costs, part),
      substitutions: isShort ? substitutionsIn(text) : [],
    },
  };
}

/** A character of two units is never split between two parts. */
function partsOf(costs: number[], room: number): number {
  let parts = 1;
  let used = 0;
  for (const cost of costs) {
    if (used + cost > room) {
      parts += 1;
      used = 0;
    }
    used += cost;
  }
  return parts;
}

function substitutionsIn(text: string): string[] {
  const found = new Set([...text].filter((character) => character in lossless));
  return [...found].map((character) => `${character} → ${lossless[character]}`);
}

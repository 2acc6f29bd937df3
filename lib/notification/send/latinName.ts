import { oneLine } from '../harmless';

/** What SEND prints: Latin 1 without controls and without `|`. */
const printable = /^[ -{}~\u00A0-\u00FF]*$/;

/**
 * A name in the letters that SEND prints: `Đoković` becomes `Dokovic`. Empty where a letter has no
 * Latin form.
 */
export function latinName(name: string): string {
  const plain = oneLine(name).replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, '-');
  const written = [...plain].map((letter) =>
    printable.test(letter) ? letter : (others[letter] ?? withoutMarks(letter)),
  );
  const latin = written.join('');
  return printable.test(latin) ? latin : '';
}

/** Letters of Italy's neighbours that no decomposition takes apart. */
const others: Readonly<Record<string, string>> = {
  Đ: 'D',
  đ: 'd',
  Ł: 'L',
  ł: 'l',
  Œ: 'OE',
  œ: 'oe',
  ı: 'i',
};

function withoutMarks(letter: string): string {
  return letter.normalize('NFD').replace(/\p{M}/gu, '');
}

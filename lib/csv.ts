import type { OfficerLanguage } from './language';

export type Cell = string | number | null;

/**
 * A leading character that makes a spreadsheet take a text for a formula (OWASP ASVS 5.0, 1.2.10), in
 * full width too, which some take for the same.
 */
const formula = /^[=+\-@＝＋－＠\t\r\n\0]/;

/** The text with an apostrophe before it where a spreadsheet would take it for a formula. */
export function harmless(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/**
 * Rows as CSV with semicolons, as spreadsheets in Italy read it; UTF-8 with its mark. Texts are
 * texts, never formulas; numbers have the language's decimal sign.
 */
export function csvOf(rows: Cell[][], language: OfficerLanguage): string {
  const lines = rows.map((row) => row.map((cell) => csvCell(cell, language)).join(';'));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function csvCell(cell: Cell, language: OfficerLanguage): string {
  if (cell === null) return '';
  if (typeof cell === 'number') {
    return language === 'it' ? String(cell).replace('.', ',') : String(cell);
  }
  return `"${harmless(cell).replaceAll('"', '""')}"`;
}

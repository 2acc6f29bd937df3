import type { CitizenLanguage } from './language';

/** Kept, because making one takes longer than writing with it. */
const formats = new Map<string, Intl.NumberFormat>();

/** An amount as it is written in the language, with its thousands marked: `12.500,50`. */
export function amount(value: number, decimals: number, language: CitizenLanguage): string {
  return format(value, language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

/** A number of which no more is known: a whole one stays plain, since it may be a year. */
export function plainNumber(value: number, language: CitizenLanguage): string {
  return Number.isInteger(value)
    ? String(value)
    : format(value, language, {
        minimumFractionDigits: 2,
        maximumFractionDigits: 6,
      });
}

/** Of a hundred, never rounded up, since 99.6 % is not 100; 0.58 is 58, whatever a computer multiplies. */
export function inHundred(share: number): number {
  return Math.floor(share * 100 + 1e-9);
}

function format(
  value: number,
  language: CitizenLanguage,
  options: Intl.NumberFormatOptions,
): string {
  const key = `${language} ${options.minimumFractionDigits} ${options.maximumFractionDigits}`;
  const known =
    formats.get(key) ??
    new Intl.NumberFormat(localeOf(language), { useGrouping: 'always', ...options });
  formats.set(key, known);
  return known.format(value);
}

function localeOf(language: CitizenLanguage): string {
  return language === 'en' ? 'en-GB' : language;
}

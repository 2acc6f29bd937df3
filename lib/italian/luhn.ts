/**
 * Whether the digits end with their Luhn check digit: the rule of the VAT number and of the
 * 11-digit fiscal code (d.m. 23 December 1976). All zeros pass the sum and are refused here.
 */
export function passesLuhn(digits: string): boolean {
  if (/^0+$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

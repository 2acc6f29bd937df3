const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const oddWeights = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

/**
 * The check letter over capitals and digits that the fiscal code (d.m. 23 December 1976) and the
 * CIN of an Italian IBAN share: odd positions weigh by the table, even ones by their rank.
 */
export function checkLetter(text: string): string {
  const sum = [...text].reduce((total, character, index) => {
    const rank = /\d/.test(character) ? Number(character) : letters.indexOf(character);
    return total + (index % 2 === 0 ? (oddWeights[rank] ?? 0) : rank);
  }, 0);
  return letters.charAt(sum % 26);
}

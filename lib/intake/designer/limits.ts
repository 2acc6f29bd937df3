/** Of a title or a label, in characters. */
export const longestLine = 150;

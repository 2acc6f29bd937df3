import { harmless } from '../../lib/csv';

test.each([
  '=1+1',
  '+39',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\0=1',
  '\n=1',
  '＝1+1',
  '＠SUM(A1)',
])('%j is text to a spreadsheet', (text) => expect(harmless(text)).toBe(`'${text}`));

test.each(['', 'Via Roma 12', 'a=b', "'=1", ' =1'])('%j stays as it is', (text) =>
  expect(harmless(text)).toBe(text),
);

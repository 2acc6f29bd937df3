import { anyCase } from '../../../lib/text/anyCase';

test.each([
  ['words', 'via|viale', 'VIALE'],
  ['accents', 'località', 'LOCALITÀ'],
  ['classes', 'abit[oa]', 'ABITA'],
  ['ranges', 'scala [a-c]', 'SCALA B'],
  ['groups that look around', '(?<!a )domicilio(?= qui)', 'DOMICILIO'],
])('reads %s in capitals', (_what, pattern, capitals) => {
  const read = new RegExp(anyCase(pattern), 'u');
  expect(`${capitals} qui`).toMatch(read);
  expect(`${capitals.toLowerCase()} qui`).toMatch(read);
});

test('leaves escapes and properties as they are', () => {
  expect(anyCase('\\s\\p{Lu}\\d[\\s]')).toBe('\\s\\p{Lu}\\d[\\s]');
});

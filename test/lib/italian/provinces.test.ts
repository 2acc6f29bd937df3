import { checkProvince, provinces } from '../../../lib/italian/provinces';

test('each is there once, the four that Sardinia added in 2025 included', () => {
  const codes = provinces.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => /^[A-Z]{2}$/.test(code))).toHaveLength(107);
  expect(codes).toHaveLength(111);
  expect(provinces[0]).toEqual({ code: 'AG', name: 'Agrigento' });
});

test.each([
  ['FI', 'FI'],
  ['fi', 'FI'],
  [' Firenze ', 'FI'],
  ["L'Aquila", 'AQ'],
  ['forli-cesena', 'FC'],
  ['Monza e Brianza', 'MB'],
  ['ogliastra', 'Ogliastra'],
])('%j is %s', (text, code) => {
  expect(checkProvince(text)).toEqual({ ok: true, value: code });
});

test.each(['', 'XX', 'Toscana', 'F', '__proto__'])('%j is none', (text) => {
  expect(checkProvince(text)).toEqual({ ok: false, problem: 'name' });
});

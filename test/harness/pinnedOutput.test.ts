import { expected } from './pinnedOutput';

test.each([
  ['<any reference>', 'URP-RS7-953-439', 'URP-RS7-953-43?'],
  ['<any instant>', '2026-03-01T08:00:00.000Z', '2026-03-01'],
  ['<any day>', '2026-03-01', '1 marzo'],
  ['<any hash>', 'a'.repeat(64), 'a'.repeat(63)],
  ['<any text>', 'Lampione', ' '],
  ['<any number>', 3, '3'],
  ['<any share>', 0.93, 1.2],
  ['<any list>', [1], []],
  ['<text with: spento>', 'Lampione spento', 'Lampione acceso'],
  ['<no placeholder>', '<no placeholder>', 'anything'],
])('%s accepts %p and refuses %p', (pinned, right, wrong) => {
  expect({ value: right }).toEqual(expected({ value: pinned }));
  expect({ value: wrong }).not.toEqual(expected({ value: pinned }));
});

test('an object may hold more keys only where it says so', () => {
  const given = { office: 'tecnico', other: 1 };
  expect(given).not.toEqual(expected({ office: 'tecnico' }));
  expect(given).toEqual(expected({ office: '<any text>', '<and more>': true }));
});

test('an unknown placeholder is an error of the test', () => {
  expect(() => expected('<any referense>')).toThrow('No such placeholder');
});

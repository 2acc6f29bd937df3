import { procedures, suspensionGrounds } from '../../../lib/italian/procedures';

test.each([
  ['general', 30, 'delay', 'L. 241/1990, art. 2, c. 2'],
  ['access-to-documents', 30, 'refusal', 'L. 241/1990, art. 25, c. 4'],
  ['civic-access', 30, 'delay', 'd.lgs. 33/2013, art. 5, c. 6'],
] as const)('%s ends in %d days, after which silence is %s: %s', (code, days, silence, source) => {
  expect(procedures[code]).toMatchObject({ termDays: days, silence, source });
});

test('what third parties opposed is released fifteen days after they are told', () => {
  expect(procedures['civic-access'].releaseAfterDays).toBe(15);
});

test.each([
  ['information', 30, 'L. 241/1990, art. 2, c. 7'],
  ['refusal-notice', 20, 'L. 241/1990, art. 10-bis'],
  ['third-parties', 10, 'd.lgs. 33/2013, art. 5, c. 5'],
] as const)('a term stands still for %s at most %d days: %s', (ground, days, source) => {
  expect(suspensionGrounds[ground]).toEqual({ longestDays: days, source });
});

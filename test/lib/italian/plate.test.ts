import { checkPlate } from '../../../lib/italian/plate';

describe('a plate', () => {
  it.each([
    ['AB123CD', 'AB123CD'],
    ['ab 123 cd', 'AB123CD'],
    ['EZ-999-ZZ', 'EZ999ZZ'],
    ['BX12345', 'BX12345'],
  ])('%s is accepted as %s', (text, value) => {
    expect(checkPlate(text)).toEqual({ ok: true, value });
  });

  it.each(['MI1A2345', 'TO987654', 'Roma 12345A', 'MI 12345', 'X2BCD4'])(
    '%s is accepted with a warning for its older or special format',
    (text) => {
      expect(checkPlate(text)).toMatchObject({ ok: true, warning: 'older-format' });
    },
  );

  it.each([
    ['AI123CD', 'characters'],
    ['AB12CDE', 'characters'],
    ['1234567', 'characters'],
    ['AB1', 'length'],
    ['AB123CD456789', 'length'],
  ])('%s is refused for its %s', (text, problem) => {
    expect(checkPlate(text)).toEqual({ ok: false, problem });
  });
});

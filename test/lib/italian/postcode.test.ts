import { checkPostcode } from '../../../lib/italian/postcode';

describe('a postcode', () => {
  it.each(['00010', '00184', '20121', '98168', ' 15121 '])('%j is accepted', (text) => {
    expect(checkPostcode(text)).toEqual({ ok: true, value: text.trim() });
  });

  it.each([
    ['1512', 'length'],
    ['151211', 'length'],
    ['1512A', 'characters'],
    ['00000', 'range'],
    ['99999', 'range'],
  ])('%s is refused for its %s', (text, problem) => {
    expect(checkPostcode(text)).toEqual({ ok: false, problem });
  });
});

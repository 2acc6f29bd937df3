import fc from 'fast-check';
import { checkPhone, isItalianMobile } from '../../../lib/italian/phone';

describe('a telephone number', () => {
  it.each([
    ['333 1234567', '+393331234567'],
    ['333/123.45.67', '+393331234567'],
    ['+39 333 1234567', '+393331234567'],
    ['0039 333 1234567', '+393331234567'],
    ['333123456', '+39333123456'],
    ['06 6982 1234', '+390669821234'],
    ['+39 06 69821234', '+390669821234'],
    ['800 123456', '+39800123456'],
    ['+44 20 7946 0958', '+442079460958'],
  ])('%s is %s', (text, value) => {
    expect(checkPhone(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'characters'],
    ['chiamami', 'characters'],
    ['il mio numero è 333 1234567', 'characters'],
    ['333 12', 'length'],
    ['333 1234567890', 'length'],
    ['+999 1234567', 'country'],
  ])('%j is refused for its %s', (text, problem) => {
    expect(checkPhone(text)).toEqual({ ok: false, problem });
  });

  it('never makes the check throw', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof checkPhone(text).ok === 'boolean'));
  });

  it.each([
    ['333 1234567', true],
    ['06 69821234', false],
    ['+44 7911 123456', false],
  ])('%s is an Italian mobile: %s', (text, expected) => {
    const phone = checkPhone(text);
    expect(phone.ok && isItalianMobile(phone.value)).toBe(expected);
  });
});

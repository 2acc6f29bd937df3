import fc from 'fast-check';
import {
  mask,
  maskEmail,
  maskFiscalCode,
  maskPhone,
  maskRecipient,
} from '../../../lib/privacy/mask';

describe('a masked value', () => {
  it.each([
    ['mario.rossi@comune.example', 'm•••@comune.example'],
    ['Mario Rossi <mario.rossi@comune.example>', 'm•••@comune.example'],
    ['"rossi"@comune.example', '•••@comune.example'],
    ['m@comune.example', 'm•••@comune.example'],
    ['mario@localhost\r\nRCPT TO: x', '•••'],
    ['+39 333 1234123', '+39•••••••123'],
    ['3331234123', '•••••••123'],
    ['+44 20 7946 0958', '•••••••••958'],
    ['12345', '•••'],
    ['RSSMRA85T10A562S', 'R••••••••••••••S'],
    ['Mario Rossi', '•••'],
    ['', '•••'],
  ])('of %j is %s', (value, expected) => {
    expect(mask(value)).toBe(expected);
    expect(maskRecipient(value)).toBe(expected);
  });

  it('of the wrong kind is hidden whole', () => {
    expect(maskEmail('3331234123')).toBe('•••');
    expect(maskFiscalCode('mario@comune.example')).toBe('•••');
    expect(maskPhone('mario')).toBe('•••');
  });

  it('never shows more than the host, the first letter and three digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{5,20}$/), (local) => {
        expect(mask(`${local}@comune.example`)).not.toContain(local.slice(1, 3) + local.slice(3));
        expect(mask(`${local}@comune.example`)).toHaveLength('m•••@comune.example'.length);
      }),
    );
  });

  it('holds no line break, whatever came in', () => {
    fc.assert(fc.property(fc.string(), (value) => !/[\r\n]/.test(mask(value))));
  });
});

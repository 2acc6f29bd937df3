import { checkPagoPaNotice } from '../../../lib/italian/pagoPaNotice';

describe('a pagoPA notice', () => {
  it.each(['301000000000123468', '3010 0000 0000 1234 68'])('%s is accepted', (text) => {
    expect(checkPagoPaNotice(text)).toEqual({ ok: true, value: '301000000000123468' });
  });

  it('with wrong check digits is accepted with a warning', () => {
    expect(checkPagoPaNotice('301000000000123469')).toEqual({
      ok: true,
      value: '301000000000123469',
      warning: 'check-character',
    });
  });

  it('that begins with 1 has no check digits', () => {
    expect(checkPagoPaNotice('101000000000123469')).toEqual({
      ok: true,
      value: '101000000000123469',
    });
  });

  it.each([
    ['30100000000012346', 'length'],
    ['30100000000012346A', 'characters'],
    ['901000000000123468', 'range'],
  ])('%s is refused for its %s', (text, problem) => {
    expect(checkPagoPaNotice(text)).toEqual({ ok: false, problem });
  });
});

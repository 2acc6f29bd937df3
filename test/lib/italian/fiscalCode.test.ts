import fc from 'fast-check';
import { checkFiscalCode } from '../../../lib/italian/fiscalCode';
import { checkLetter } from '../../../lib/italian/checkLetter';
import { fiscalCodes, withOneChange } from './arbitraries';

const today = new Date('2026-11-25T12:00:00Z');
const complete = (body: string) => body + checkLetter(body);

describe('a fiscal code', () => {
  it.each([
    ['RSSMRA85T10A562S', false],
    ['RSSMRA85T10A56NH', true],
    ['RSSMRA85T10A5SNT', true],
    ['RSSMRAURTMLARSNL', true],
  ])('%s is decoded, omocodia %s', (code, omocodia) => {
    expect(checkFiscalCode(code, today)).toEqual({
      ok: true,
      value: {
        kind: 'person',
        code,
        sex: 'M',
        birthDates: ['1985-12-10'],
        birthplace: 'A562',
        bornAbroad: false,
        omocodia,
      },
    });
  });

  it.each(['rssmra85t10a562s', ' RSS MRA 85T10 A562S ', 'Rss-Mra-85t10-A562s'])(
    'is read as people write it: %j',
    (text) => {
      expect(checkFiscalCode(text)).toMatchObject({ value: { code: 'RSSMRA85T10A562S' } });
    },
  );

  it.each([
    ['a woman’s day is 40 on', 'RSSMRA85T50A562', { sex: 'F', birthDates: ['1985-12-10'] }],
    ['either century', 'RSSMRA20A01A562', { birthDates: ['1920-01-01', '2020-01-01'] }],
    ['no birth in the future', 'RSSMRA26T31A562', { birthDates: ['1926-12-31'] }],
    ['born today', 'RSSMRA26S25A562', { birthDates: ['1926-11-25', '2026-11-25'] }],
    ['29 February 2000, not 1900', 'RSSMRA00B29A562', { birthDates: ['2000-02-29'] }],
    ['born abroad', 'RSSMRA85T10Z110', { birthplace: 'Z110', bornAbroad: true }],
  ])('tells %s', (_name, body, value) => {
    expect(checkFiscalCode(complete(body), today)).toMatchObject({ ok: true, value });
  });

  it.each([
    ['RSSMRA85T10A562T', 'check-character'],
    ['SPNDNL80R13C555X', 'check-character'],
    ['GLABNC72H25H501Y', 'check-character'],
    ['RSSMRA85T10A562', 'length'],
    ['', 'length'],
    ['RSSMRA85T10A562SS', 'length'],
    ['RSSMRA8AT10A562S', 'characters'],
    ['RSSMRA85F10A562S', 'characters'],
    ['ŔSSMRA85T10A562S', 'characters'],
    [complete('AIRMRA85T10A562'), 'name'],
    [complete('RSSMRA85B30A562'), 'date'],
    [complete('RSSMRA85T00A562'), 'date'],
    [complete('RSSMRA85T40A562'), 'date'],
    [complete('RSSMRA85T90A562'), 'date'],
    [complete('RSSMRA85T40A562'), 'date'],
    [complete('RSSMRA85T72A562'), 'date'],
    [complete('RSSMRA01B29A562'), 'date'],
    [complete('RSSMRA85T10N562'), 'birthplace'],
    [complete('RSSMRA85T10A000'), 'birthplace'],
  ])('%s is refused for its %s', (code, problem) => {
    expect(checkFiscalCode(code, today)).toEqual({ ok: false, problem });
  });

  it.each([
    ['12345678903', { ok: true, value: { kind: 'numeric', code: '12345678903' } }],
    ['12345678901', { ok: false, problem: 'check-character' }],
    ['00000000000', { ok: false, problem: 'check-character' }],
  ])('of eleven digits, %s', (code, outcome) => {
    expect(checkFiscalCode(code)).toEqual(outcome);
  });

  it('is accepted in every valid form', () => {
    fc.assert(fc.property(fiscalCodes, (code) => checkFiscalCode(code, today).ok));
  });

  // The weights of both tables are a permutation over letters, and over digits with their
  // omocodia letters, so that a single change moves the sum or leaves the shape.
  it('is refused after any single change', () => {
    fc.assert(
      fc.property(withOneChange(fiscalCodes), ([, changed]) => !checkFiscalCode(changed, today).ok),
      { numRuns: 1000 },
    );
  });

  it('never makes the check throw', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof checkFiscalCode(text).ok === 'boolean'));
  });
});

import fc from 'fast-check';
import { detect } from '../../../lib/privacy/detect';

const found = (text: string) =>
  detect(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('detection', () => {
  it.each([
    ['CF RSSMRA85T10A562S', [['fiscal-code', 'RSSMRA85T10A562S']]],
    ['cf: rssmra85t10a562s.', [['fiscal-code', 'rssmra85t10a562s']]],
    ['omocodia RSSMRAURTMLARSNL', [['fiscal-code', 'RSSMRAURTMLARSNL']]],
    ['mistyped RSSMRA85T10A562T', [['fiscal-code', 'RSSMRA85T10A562T']]],
    ['P.IVA 00907501001', [['vat-number', '00907501001']]],
    ['mistyped partita IVA 12345678901', [['vat-number', '12345678901']]],
    [
      'IBAN IT60 X054 2811 1010 0000 0123 456 intestato',
      [['iban', 'IT60 X054 2811 1010 0000 0123 456']],
    ],
    ['DE89 3704 0044 0532 0130 00 TEDESCO', [['iban', 'DE89 3704 0044 0532 0130 00']]],
    ['tel.081.5551234', [['phone', '081.5551234']]],
    [
      '333 1234567 - 06/69821234',
      [
        ['phone', '333 1234567'],
        ['phone', '06/69821234'],
      ],
    ],
    ['(+39) 333 1234567', [['phone', '(+39) 333 1234567']]],
    ['mario.rossi@comune.example', [['email', 'mario.rossi@comune.example']]],
    ['mario [at] comune.example', [['email', 'mario [at] comune.example']]],
    ['targa AB 123 CD', [['plate', 'AB 123 CD']]],
    ['la targa MI1A2345', [['plate', 'MI1A2345']]],
    ['carta d’identità AX 1234567', [['document', 'AX 1234567']]],
    ['CIE CA12345BC', [['document', 'CA12345BC']]],
    ['passaporto numero YA1234567', [['document', 'YA1234567']]],
    ['patente U1ABC1234X', [['document', 'U1ABC1234X']]],
    ['tessera 80380001234567890123', [['document', '80380001234567890123']]],
    ['nato a Pavia il 10 dicembre 1985', [['birth-date', '10 dicembre 1985']]],
    ['data di nascita: 10.12.85', [['birth-date', '10.12.85']]],
    [
      'in Via Roma, 12/A int. 3, 15121 Alessandria (AL)',
      [['address', 'Via Roma, 12/A int. 3, 15121 Alessandria (AL)']],
    ],
    ['abito in via dei Mille', [['address', 'via dei Mille']]],
    ['il sottoscritto ROSSI MARIO', [['person', 'ROSSI MARIO']]],
    ['mia figlia Giulia ha sei anni', [['person', 'Giulia']]],
    ['il sig. M. Rossi', [['person', 'M. Rossi']]],
    ['contattare la d.ssa Zuiopa', [['person', 'Zuiopa']]],
    ['Mario vi scrive: Mario non risponde', [['person', 'Mario']]],
    ['Grazie,\nGiulia', [['person', 'Giulia']]],
  ])('in %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    'prot. 0012345678 del 03/11/2026',
    'aperto 09.30-12.30',
    'da 100 al 300',
    'il lampione di via Garibaldi è spento',
    'nel corso dei 30 giorni, in via breve',
    'costa 3.000.000.000 di lire',
    'il 10/12/1985 fu inaugurata',
    'https://www.comune.example/2026/11/3331234567',
    'codice ABCDEF12G34H567',
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('gives findings in order that do not overlap, within the text', () => {
    const pieces = fc.constantFrom(
      'RSSMRA85T10A562S',
      'IT60X0542811101000000123456',
      '+39 333 1234567',
      'via Roma 12',
      'Mario Rossi',
      'nato il ',
      '10/12/1985',
      '@',
      ' ',
      '.',
      '\n',
      '[PERSONA_1]',
      'AB123CD',
      '0',
      'sig. ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { start, end } of detect(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

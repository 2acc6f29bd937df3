import fc from 'fast-check';
import { takeApart } from '../../../lib/summary/mailBody';
import type { Span } from '../../../lib/summary/span';

const words = (text: string, spans: Span[]) =>
  spans.map(({ start, end }) => text.slice(start, end).trim());

describe('taking a message apart', () => {
  it.each<[string, string, { written: string[]; quoted: string[]; signature: string | null }]>([
    [
      'plain text',
      'Il lampione è spento.',
      { written: ['Il lampione è spento.'], quoted: [], signature: null },
    ],
    [
      'a header before marked lines',
      'Va bene.\n\nIl giorno 2 nov 2026 alle 9:00 Anna ha scritto:\n> quando venite?\n> grazie',
      {
        written: ['Va bene.'],
        quoted: ['Il giorno 2 nov 2026 alle 9:00 Anna ha scritto:\n> quando venite?\n> grazie'],
        signature: null,
      },
    ],
    [
      'answers between quoted lines',
      '> quando venite?\nLunedì.\n> a che ora?\nAlle 9.',
      {
        written: ['Lunedì.', 'Alle 9.'],
        quoted: ['> quando venite?', '> a che ora?'],
        signature: null,
      },
    ],
    [
      'an original message without marks',
      'Confermo.\n-----Messaggio originale-----\nDa: URP\nOggetto: incontro\nPuò venire?',
      {
        written: ['Confermo.'],
        quoted: ['-----Messaggio originale-----\nDa: URP\nOggetto: incontro\nPuò venire?'],
        signature: null,
      },
    ],
    [
      'a block of headers',
      'Confermo.\nDa: urp@comune.example.org\nInviato: lunedì\nA: Anna\nPuò venire?',
      {
        written: ['Confermo.'],
        quoted: ['Da: urp@comune.example.org\nInviato: lunedì\nA: Anna\nPuò venire?'],
        signature: null,
      },
    ],
    [
      'a closing with a name and a phone',
      'Chiedo un incontro.\nCordiali saluti\nAnna Prova\ntel. 055 5550123',
      {
        written: ['Chiedo un incontro.'],
        quoted: [],
        signature: 'Cordiali saluti\nAnna Prova\ntel. 055 5550123',
      },
    ],
    [
      'a mark before the signature',
      'Chiedo un incontro.\n-- \nComitato Borgo Nuovo',
      { written: ['Chiedo un incontro.'], quoted: [], signature: '-- \nComitato Borgo Nuovo' },
    ],
    [
      'a place that begins with "Da:" in the letter',
      'Passo\nDa: via Roma a via Po\nogni giorno.',
      { written: ['Passo\nDa: via Roma a via Po\nogni giorno.'], quoted: [], signature: null },
    ],
  ])('reads %s', (_, text, expected) => {
    const body = takeApart(text);
    expect({
      written: words(text, body.written),
      quoted: words(text, body.quoted),
      signature: body.signature && words(text, [body.signature])[0],
    }).toEqual(expected);
  });

  it('puts every character into exactly one part', () => {
    const line = fc.constantFrom(
      'ciao',
      '> prima',
      '-- ',
      'Cordiali saluti',
      'Il 2 maggio Anna ha scritto:',
      '',
      'Da: a',
      'A: b',
      'Anna',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join('\n');
        const { written, quoted, signature } = takeApart(text);
        const covered = [...written, ...quoted].reduce(
          (sum, { start, end }) => sum + end - start,
          0,
        );
        if (!signature) return expect(covered).toBe(text.length);
        // Quoted lines may stand inside the signature's stretch.
        const inside = quoted
          .filter(({ start, end }) => start >= signature.start && end <= signature.end)
          .reduce((sum, { start, end }) => sum + end - start, 0);
        expect(covered + signature.end - signature.start - inside).toBe(text.length);
      }),
    );
  });
});

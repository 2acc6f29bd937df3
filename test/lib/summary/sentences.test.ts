import fc from 'fast-check';
import { splitSentences } from '../../../lib/summary/sentences';

const split = (text: string) => splitSentences(text).map((sentence) => sentence.text);

describe('splitting Italian sentences', () => {
  it.each<[string, string[]]>([
    [
      'Il sig. Rossi abita in via S. Marco. Chiede aiuto.',
      ['Il sig. Rossi abita in via S. Marco.', 'Chiede aiuto.'],
    ],
    [
      "Ai sensi dell'art. 22 del D.Lgs. 33/2013 chiedo copia.",
      ["Ai sensi dell'art. 22 del D.Lgs. 33/2013 chiedo copia."],
    ],
    ['La dott.ssa Neri e il prof. Blu. Grazie.', ['La dott.ssa Neri e il prof. Blu.', 'Grazie.']],
    ['Abito al n. 12 di p.zza Roma. È buio.', ['Abito al n. 12 di p.zza Roma.', 'È buio.']],
    ['Abito al 3. piano. Non va.', ['Abito al 3. piano.', 'Non va.']],
    ['Costa 1.250,50 euro. Troppo.', ['Costa 1.250,50 euro.', 'Troppo.']],
    ['Alle ore 9.30 del 12.05.2026. Poi nulla.', ['Alle ore 9.30 del 12.05.2026.', 'Poi nulla.']],
    [
      'Vedi www.comune.example.org/a.b?c=1. Fine.',
      ['Vedi www.comune.example.org/a.b?c=1.', 'Fine.'],
    ],
    ['Via Po, 12/A. Da ieri è buio.', ['Via Po, 12/A.', 'Da ieri è buio.']],
    [
      "la strada e' rotta.La gente cade. non si passa",
      ["la strada e' rotta.", 'La gente cade.', 'non si passa'],
    ],
    ['Buche, rifiuti, ecc. Chi pulisce?', ['Buche, rifiuti, ecc.', 'Chi pulisce?']],
    ['Aspetto... ancora una risposta! Quando?', ['Aspetto... ancora una risposta!', 'Quando?']],
    ['«Basta!» Ha detto così.', ['«Basta!»', 'Ha detto così.']],
    [
      'Problemi:\n- la buca\n- il lampione\n1) i topi',
      ['Problemi:', 'la buca', 'il lampione', 'i topi'],
    ],
    ['Buongiorno,\nvorrei sapere quando.', ['Buongiorno,', 'vorrei sapere quando.']],
    ['Luce spenta\nVia Roma 12', ['Luce spenta', 'Via Roma 12']],
    [
      'Questa è una riga lunga che il programma di posta ha spezzato prima\ndella fine. E poi.',
      [
        'Questa è una riga lunga che il programma di posta ha spezzato prima\ndella fine.',
        'E poi.',
      ],
    ],
    ['', []],
    [' \n\t ... !!! ', []],
  ])('splits %j', (text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });

  it('cuts a text without full stops at its commas', () => {
    const text = Array.from({ length: 60 }, (_, index) => `la cosa numero ${index}, poi`).join(' ');
    const parts = splitSentences(text);
    expect(parts.length).toBeGreaterThan(3);
    expect(Math.max(...parts.map((part) => part.text.length))).toBeLessThanOrEqual(300);
    expect(parts[0]?.text).toMatch(/,$/);
  });

  it('gives spans in order that hold the words unchanged and lose none', () => {
    const piece = fc.constantFrom(
      'a',
      'B',
      'è',
      ' ',
      ' ',
      '\n',
      '.',
      '. ',
      '?',
      '!',
      '...',
      'sig.',
      'n. 3',
      '- ',
      '1) ',
      '😀',
      '\ud800',
      'via Roma',
      ',',
      ';',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 200 }).map((pieces) => pieces.join('')),
        (text) => {
          let last = 0;
          const sentences = splitSentences(text);
          for (const { start, end, text: words } of sentences) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(words).toBe(text.slice(start, end));
            expect(words).toBe(words.trim());
            last = end;
          }
          const letters = (value: string) => value.match(/\p{L}/gu)?.join('') ?? '';
          expect(letters(sentences.map((each) => each.text).join(''))).toBe(letters(text));
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { fold, longestRead } from '../../../lib/text/fold';
import { isStopWord, stem } from '../../../lib/text/stems';
import { tokens, writtenWords } from '../../../lib/text/tokens';

describe('fold', () => {
  test.each([
    ['Perché È così', 'perche e cosi'],
    ['lam\u200bpione\u00ad spento', 'lampione spento'],
    ['\u202eodnum\u202c', 'odnum'],
    ['ＣＩＥ ﬁrma', 'cie firma'],
    ['  due\n\tspazi  ', 'due spazi'],
    ['\ud800rotto', '\ufffdrotto'],
  ])('makes %j comparable', (text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  test('reads no further than it says', () => {
    expect(fold('a'.repeat(longestRead * 5))).toHaveLength(longestRead);
  });

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('tokens', () => {
  test.each([
    ["Perdita d'acqua in via Roma, 12!", ['perdita', 'd', 'acqua', 'in', 'via', 'roma', '#2']],
    ['Scrivete a nome@example.org', ['scrivete', 'a', '#mail']],
    ['vedi https://example.org/a?b=c e www.example.org', ['vedi', '#url', 'e', '#url']],
    ['tel. 055 1234567', ['tel', '#3', '#7']],
    ['100€', ['#3', '€']],
    ['#Firenze 🚧🚧', ['firenze']],
    ['', []],
  ])('parts %j', (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });

  test('gives back words and masks only, whatever it reads', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const token of tokens(text))
          expect(token).toMatch(/^(?:\p{L}{1,40}|€|#\d|#url|#mail)$/u);
      }),
    );
  });
});

describe('written words', () => {
  test('stay as the citizen wrote them', () => {
    expect(writtenWords("L'Acqua è TORBIDA: 3 giorni")).toEqual(['Acqua', 'TORBIDA', 'giorni']);
  });
});

describe('stems', () => {
  test.each([
    ['lampione', 'lampioni'],
    ['cassonetto', 'cassonetti'],
    ['abbandonati', 'abbandonata'],
    ['segnalazione', 'segnalazioni'],
  ])('%s and %s are one', (one, other) => {
    expect(stem(one)).toBe(stem(other));
  });

  test('are English where English is asked', () => {
    expect(stem('payments', 'en')).toBe(stem('payment', 'en'));
  });

  test('leave masks and short words whole', () => {
    expect(['#url', '#3', 'il'].map((word) => stem(word))).toEqual(['#url', '#3', 'il']);
  });

  test.each(['della', 'buongiorno', 'a', 'please'])('%s carries no topic', (word) => {
    expect(isStopWord(word)).toBe(true);
  });

  test.each(['lampione', 'acqua', 'card'])('%s carries a topic', (word) => {
    expect(isStopWord(word)).toBe(false);
  });
});

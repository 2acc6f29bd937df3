import fc from 'fast-check';
import { linkFinder } from '../../../lib/notification/harmless';
import { fillTemplate, placeholdersOf } from '../../../lib/notification/template';
import { asBrowsersRead, caught } from './channelContract';

const fill = (body: string, values = {}, keepLinks?: string[]) =>
  fillTemplate({ subject: 's', body }, values, keepLinks).body;

describe('filling a template', () => {
  it.each([
    ['a value', 'Codice ((reference)).', { reference: 'URP-7K3' }, 'Codice URP-7K3.'],
    ['a value in spaces', '(( reference ))', { reference: 'A' }, 'A'],
    ['a number', '((termDays)) giorni', { termDays: 30 }, '30 giorni'],
    [
      'a condition that holds',
      'A((office?? di ((office)))).',
      { office: 'Anagrafe' },
      'A di Anagrafe.',
    ],
    ['a condition on nothing', 'A((office?? di ((office)))).', {}, 'A.'],
    ['a condition on an empty value', 'A((office??!)).', { office: ' ' }, 'A.'],
    ['a condition on false', 'A((office??!)).', { office: false }, 'A.'],
    ['a condition on true', 'A((office??!)).', { office: true }, 'A!.'],
    ['a condition in a condition', '((a??1((b??2))3))', { a: 'x', b: 'y' }, '123'],
    ['brackets that are text', 'f((x+1)) ((not closed', {}, 'f((x+1)) ((not closed'],
    ['brackets after a condition', '((a??x)))', { a: 1 }, 'x)'],
    ['an expression of n8n', '{{ $json.x }}', {}, '{{ $json.x }}'],
    [
      'lines in a sentence',
      'Nome: ((n)).',
      { n: 'A\r\n\r\nPriorità: urgente' },
      'Nome: A Priorità: urgente.',
    ],
    ['lines on a quoted line', '> ((n))', { n: 'A\nB' }, '> A\n> B'],
    ['lines on an own line', 'x\n((n))\ny', { n: 'A\n\nB' }, 'x\nA\n\nB\ny'],
    [
      'lines on a quoted line of a condition',
      '((n??Testo:\n> ((n))))',
      { n: 'A\nB' },
      'Testo:\n> A\n> B',
    ],
    ['a name of the language itself', '((__proto__??x))((constructor??y))ok', {}, 'ok'],
  ])('writes %s', (_name, body, values, expected) => {
    expect(fill(body, values)).toBe(expected);
  });

  it('names all that lack a value at once, in subject and body, and not those of a closed condition', () => {
    const refusal = caught(() =>
      fillTemplate({ subject: '((a))', body: '((b)) ((c??((d)))) ((e??((f)))) ((a))' }, { e: 1 }),
    );
    expect(refusal.code).toBe('template.placeholders-missing');
    expect(refusal.what('it')).toContain('((a)), ((b)), ((f)).');
    expect(refusal.what('it')).not.toContain('((d))');
  });

  it('reports the data that no place takes', () => {
    const filled = fillTemplate({ subject: '((a))', body: '((b??x))' }, { a: 1, b: '', c: 2 });
    expect(filled.unused).toEqual(['c']);
  });

  it('says where a condition is not closed', () => {
    expect(caught(() => fill('Ciao ((a??b')).code).toBe('template.malformed');
  });

  it('keeps the links of the office’s own values only', () => {
    const values = { ours: 'https://comune.example.it/urp', theirs: 'https://truffa.it' };
    expect(fill('((ours)) ((theirs))', values, ['ours'])).toBe(
      'https://comune.example.it/urp https[:]//truffa[.]it',
    );
  });

  it('lists its places, each once', () => {
    const text = { subject: '((a))', body: '((b??((c)) ((a))))' };
    expect(placeholdersOf(text)).toEqual(['a', 'b', 'c']);
  });
});

describe('whatever a citizen writes', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc
      .array(
        fc.constantFrom(
          'https://',
          'http:',
          '//',
          'www.',
          'evil',
          '.com',
          '.it',
          '@',
          '/a',
          ' ',
          '((',
          '))',
          '??',
          'a',
          '\n',
          '\r',
          '\u2028',
          '\u202e',
          '。',
          '1.2.3.4',
          '[',
          ']',
          ':',
          'ftp://',
          '\ud800',
        ),
        { maxLength: 14 },
      )
      .map((parts) => parts.join('')),
  );

  it('is never read for placeholders, makes no line and no link', () => {
    fc.assert(
      fc.property(words, (value) => {
        const { subject, body } = fillTemplate(
          { subject: 'Di ((v??((v)))) fine', body: 'Prima ((v??((v)))) dopo' },
          { v: value, secret: 'CANARINO' },
        );
        expect(body.split('\n')).toHaveLength(1);
        expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(body).not.toContain('CANARINO');
        expect(body.isWellFormed()).toBe(true);
        const links = linkFinder.match(asBrowsersRead(body)) ?? [];
        expect(links.filter(({ schema }) => schema !== 'mailto:')).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('on a quoted line stays quoted, line by line', () => {
    fc.assert(
      fc.property(words, (value) => {
        const lines = fill('Inizio\n((v??> ((v))))', { v: value }).split('\n').slice(1);
        expect(lines.every((line) => line.startsWith('>'))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('survives with its words, when there is nothing in it to fear', () => {
    const plain = fc.stringMatching(/^[a-zàèéìòù0-9,;!?' ]{1,60}$/);
    fc.assert(
      fc.property(plain, (value) => {
        fc.pre(value.trim() !== '');
        expect(fill('((v))', { v: value })).toBe(value.trim());
      }),
    );
  });
});

import fc from 'fast-check';
import { datamark } from '../../lib/classification/datamarking';
import { detect } from '../../lib/privacy/detect';
import { Redactor } from '../../lib/privacy/redactor';
import { findSpecialCategories } from '../../lib/privacy/specialCategories';

/** What leaves for a model of a text: its personal data out, then marked as data. */
const leaving = (text: string, redactor = new Redactor()) => datamark(redactor.redact(text), '^');

describe('personal data written as no pattern expects, but as programs and phones write them', () => {
  test.each([
    ['a zero-width space', 'RSSMRA\u200b80A01H501U'],
    ['a soft hyphen, as PDFs have', 'RSSMRA80A01\u00adH501U'],
    ['a joiner between all letters', [...'RSSMRA80A01H501U'].join('\u2060')],
    ['full width', 'ＲＳＳＭＲＡ８０Ａ０１Ｈ５０１Ｕ'],
    ['mathematical letters', '𝐑𝐒𝐒𝐌𝐑𝐀𝟖𝟎𝐀𝟎𝟏𝐇𝟓𝟎𝟏𝐔'],
    ['a variation selector', 'RSSMRA80A01\ufe0fH501U'],
    ['an address book’s directions', '\u202a+39 333 1234567\u202c'],
    ['a hyphen that does not break', '333\u20111234567'],
    ['a dash', '333–1234567'],
    ['thin spaces', '333\u2009123\u20094567'],
    ['no-break spaces', '333\u00a0123\u202f4567'],
    ['two spaces', '333  123  4567'],
    ['full-width digits', '３３３１２３４５６７'],
    [
      'an IBAN in groups of no-break spaces',
      'IT60\u00a0X054\u00a02811\u00a01010\u00a00000\u00a00123\u00a0456',
    ],
    ['a full-width at', 'mario.rossi＠example.it'],
    ['a hyphenated address', 'mario.ros\u00adsi@exam\u00adple.it'],
    ['a name with a hidden sign', 'Ma\u200brio Ro\u200bssi'],
    ['a name in columns', 'Mario\tRossi'],
    ['an accent by itself', 'Niccolo\u0300 Rossi'],
    ['a plate with a hidden sign', 'AB\u200b123CD'],
  ])('%s', (_how, value) => {
    const text = `Buongiorno, mi chiamo ${value} e scrivo per la mensa.`;
    const redactor = new Redactor();
    const left = leaving(text, redactor);
    expect(left).toMatch(/^Buongiorno,\^mi\^chiamo\^\[[A-Z_]+_1\]\^e\^scrivo\^per\^la\^mensa\.$/);
    expect(redactor.restore(redactor.redact(text))).toBe(text);
    const [finding, ...more] = detect(text);
    expect(more).toEqual([]);
    expect(text.slice(finding!.start, finding!.end)).toContain([...value].at(1));
  });

  test('a name where a mail program broke the line', () => {
    const text =
      'Vi scrivo a proposito della rata della mensa di ottobre, mi chiamo Mario\nRossi e abito qui da molti anni.';
    expect(leaving(text)).toMatch(/mi\^chiamo\^\[PERSONA_1\]\^e\^abito\^qui/);
  });
});

test('a name of the form is found however the text writes it', () => {
  const known = [{ kind: 'person', value: 'Zi\u00adta  Òdwbrx' } as const];
  expect(leaving('Sono Zita\u00a0O\u0300dwbrx, buongiorno', new Redactor(known))).toBe(
    'Sono^[PERSONA_1],^buongiorno',
  );
});

test.each(['[PERSONA\u200b_1]', '[ＰＥＲＳＯＮＡ_1]', '[PERSONA_\u00ad1]'])(
  'what becomes a placeholder on its way, %j, brings back nobody’s data',
  (forged) => {
    const redactor = new Redactor();
    const left = leaving(`Mi chiamo Mario Rossi. ${forged}`, redactor);
    expect(left.match(/\[PERSONA_1\]/g)).toHaveLength(1);
    expect(redactor.restore(left)).toContain(forged);
  },
);

test('words of a special category are seen through hidden signs', () => {
  const text = 'Ho la scle\u00adrosi multipla';
  const [found] = findSpecialCategories(text);
  expect(found).toMatchObject({ category: 'health' });
  expect(text.slice(found!.start, found!.end)).toBe('scle\u00adrosi');
});

test('whatever a text is written with, it comes back as it was', () => {
  const signs = [
    '\u200b',
    '\u00ad',
    '\u202a',
    '\ufe0f',
    '\u00a0',
    '\u2009',
    '–',
    'Ａ',
    '３',
    'e\u0301',
  ];
  const words = ['Mario', 'Rossi', ' ', '3331234567', 'RSSMRA80A01H501U', '[PERSONA_1]', '\n', 'ﷺ'];
  const text = fc
    .array(
      fc.oneof(fc.constantFrom(...signs, ...words), fc.string({ unit: 'binary', maxLength: 3 })),
    )
    .map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, text, (one, other) => {
      const redactor = new Redactor();
      const [first, second] = [redactor.redact(one), redactor.redact(other)];
      expect([redactor.restore(first), redactor.restore(second)]).toEqual([one, other]);
      expect(new Redactor().redact(first)).toBe(first);
    }),
    { numRuns: 500 },
  );
});

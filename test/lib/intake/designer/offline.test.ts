import fc from 'fast-check';
import { formFromJson } from '../../../../lib/intake/definition';
import { designOffline } from '../../../../lib/intake/designer/offline';
import { fieldsOf } from '../../../../lib/intake/form';
import { forms } from '../../../../lib/intake/forms';
import descriptions from './descriptions.it.json';
import heldOut from './heldOut.it.json';
import { lacking, type Described } from './wanted';

const all = (descriptions as Described[]).filter(([, id]) => id === null || forms.has(id));

test('there are forty descriptions at least', () => {
  expect(all.length).toBeGreaterThanOrEqual(40);
});

test.each(all)('%s', (...described) => {
  expect(lacking(described)).toEqual([]);
});

/** Written before the rules, and never worked on: 14 of 15 came out whole, 59 of 60 wanted things. */
test('most of what is wanted is there too in descriptions that the rules were not made for', () => {
  const measured = (heldOut as Described[]).map((described) => ({
    wanted: 1 + described[2].split(' ').filter((each) => each !== '').length,
    lacks: lacking(described),
  }));
  const wanted = measured.reduce((sum, each) => sum + each.wanted, 0);
  const lacks = measured.flatMap((each) => each.lacks);
  const whole = measured.filter((each) => each.lacks.length === 0).length;
  expect(whole).toBeGreaterThanOrEqual(13);
  expect(1 - lacks.length / wanted).toBeGreaterThanOrEqual(0.95);
});

/** Whatever is written, the form holds together, and nothing of the description disappears in silence. */
describe('any description', () => {
  const pieces = [
    'iscrizione',
    'bambini',
    ', ',
    ' e ',
    ' o ',
    ': ',
    '(',
    ')',
    ' tra ',
    'foto',
    'da 1 a 9',
    'scelta di',
    'sì/no',
    'se ',
    'dal al',
    'mensa',
    'email',
    'codice fiscale',
    '. ',
    '?',
    'telefono obbligatorio',
    'step',
    'proof',
    '<b>',
    '{{ $json }}',
    '🙂',
    '\u202e',
    "dell'",
    '12',
    'senza telefono',
    'anonimo',
    'segnalare buche',
  ];
  const described = fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 12 })), {
      maxLength: 40,
    })
    .map((words) => words.join(' '));

  test('gives a form, or says that it says nothing', () => {
    fc.assert(
      fc.property(described, (text) => {
        try {
          const { definition, form } = designOffline(text);
          expect(formFromJson(JSON.stringify(definition))).toEqual(form);
        } catch (error) {
          expect(error).toMatchObject({ code: 'form.description-empty' });
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    'Questionario: da 1 a 9',
    'Questionario: da 9 a 1',
    'Questionario: voto da 3 a 3',
    'iscrizione (  e  )',
    'email :  scelta di ⾴⬤𐳊  o  <b>',
    '𝟎 iscrizione segnalare buche ¹ À 0 À',
  ])('gives a form where a choice lacks its name or its options: %s', (text) => {
    expect(() => designOffline(text)).not.toThrow();
  });

  test.each([
    'a, '.repeat(2_000),
    '('.repeat(4_000),
    `iscrizione ${'tra a, '.repeat(700)}`,
    `iscrizione: ${'parola '.repeat(600)}`,
    `${'x '.repeat(2_000)}, foto`,
    `iscrizione con ${'e '.repeat(1_900)}`,
    `iscrizione: tipo ${'a o '.repeat(900)}b`,
  ])('is read to its end however long it is (%#)', (text) => {
    expect(() => designOffline(`iscrizione ${text}`)).not.toThrow();
  });

  test('with more than a form can ask leaves the rest to the officer', () => {
    const many = Array.from({ length: 90 }, (_, index) => `voce ${index}`).join(', ');
    const { form, notUnderstood } = designOffline(`iscrizione, ${many}`);
    const asked = fieldsOf(form).filter(({ name }) => name.startsWith('voce'));
    expect(asked.length + notUnderstood.length).toBe(90);
  });
});

describe('a design', () => {
  test('takes what a description says of a field', () => {
    const { form } = designOffline(
      'iscrizione al torneo: ruolo (portiere, difensore), note facoltative, email facoltativa, telefono obbligatorio',
    );
    const byName = new Map(fieldsOf(form).map((field) => [field.name, field]));
    expect(byName.get('ruolo')).toMatchObject({
      type: 'choice',
      required: true,
      options: [
        { value: 'portiere', label: { it: 'Portiere' } },
        { value: 'difensore', label: { it: 'Difensore' } },
      ],
    });
    expect(byName.get('note')).toMatchObject({ type: 'long-text', required: false, fills: 'text' });
    expect(byName.get('email')).toMatchObject({ required: false, fills: 'email' });
    expect(byName.get('telefono')).toMatchObject({ required: true, fills: 'phone' });
  });
  test.each(['', '   ', '12 34', '!!!'])('of %j is refused', (text) => {
    expect(() => designOffline(text)).toThrow(
      expect.objectContaining({ code: 'form.description-empty' }),
    );
  });

  test('keeps all the languages of a ready form to which nothing was added', () => {
    const { form, readyForm } = designOffline('segnalazione lampioni spenti');
    expect(readyForm).toBe('segnalazione-disservizio');
    expect(form.languages).toEqual(forms.get('segnalazione-disservizio')?.languages);
    expect(form.title.it).toBe('Segnalazione lampioni spenti');
  });
});

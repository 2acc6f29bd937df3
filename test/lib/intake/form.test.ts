import { fieldsOf, formSchema, reservedNames } from '../../../lib/intake/form';
import { citizenLanguages, type CitizenLanguage } from '../../../lib/language';
import { formNamed, forms } from '../../../lib/intake/forms';

/** Every text of a form, by its path, that lacks a language or repeats the Italian for long. */
function incompleteIn(value: unknown, path = ''): string[] {
  if (value === null || typeof value !== 'object') return [];
  if (!('it' in value)) {
    return Object.entries(value).flatMap(([key, inner]) => incompleteIn(inner, `${path}.${key}`));
  }
  const texts = value as Partial<Record<CitizenLanguage, string>>;
  return citizenLanguages
    .filter((each) => {
      const isCopied = each !== 'it' && texts[each] === texts.it && (texts.it?.length ?? 0) > 20;
      return !texts[each] || isCopied;
    })
    .map((each) => `${path}.${each}`);
}

describe.each([...forms.values()])('the form $id', (form) => {
  test('is written in every language, none of its texts left out', () => {
    expect(incompleteIn(form)).toEqual([]);
    expect(form.languages).toEqual(citizenLanguages);
  });

  test('fills the text, and always who writes and the address that the receipt goes to', () => {
    const fields = fieldsOf(form);
    expect(fields.some(({ fills }) => fills === 'text')).toBe(true);
    const always = fields.filter(({ required, showWhen }) => required && !showWhen);
    expect(always.flatMap(({ fills }) => fills ?? [])).toEqual(
      expect.arrayContaining(['givenName', 'familyName', 'email']),
    );
  });

  test('begins with the privacy notice, and asks for no consent', () => {
    const [first] = form.steps;
    expect(first?.sections[0]?.fields).toMatchObject([
      { type: 'privacy-notice' },
      { type: 'acknowledgement', required: true },
    ]);
    expect(JSON.stringify(form)).not.toMatch(/acconsento|consenso/i);
  });

  test('says what it uses the data for, and what happens next', () => {
    expect(form.purpose).toBeDefined();
    expect(form.next.length).toBeGreaterThan(1);
  });

  test('says of each obligatory field what to do where it is missing', () => {
    const required = fieldsOf(form).filter((field) => field.required);
    expect(required.filter(({ whenMissing }) => !whenMissing)).toEqual([]);
  });
});

test('Segnalazione disservizio asks what the Modello Comuni asks', () => {
  const form = formNamed('segnalazione-disservizio');
  expect(form.steps.map(({ id }) => id)).toEqual(['informativa', 'dati']);
  const asked = fieldsOf(form).map(({ name, required }) => (required ? `${name}*` : name));
  expect(asked).toEqual([
    'testo-informativa',
    'privacy*',
    'pericolo',
    'luogo*',
    'tipo-disservizio*',
    'titolo*',
    'dettagli*',
    'immagini',
    'nome*',
    'cognome*',
    'email*',
    'telefono',
    'codice-fiscale',
  ]);
  expect(fieldsOf(form)).toContainEqual(
    expect.objectContaining({ name: 'dettagli', longest: 200 }),
  );
});

test('an unknown form is refused by name', () => {
  expect(() => formNamed('inesistente')).toThrow(expect.objectContaining({ code: 'form.unknown' }));
});

const text = { it: 'Testo' };
const field = (name: string, more = {}) => ({ type: 'short-text', name, label: text, ...more });
const definition = (fields: object[], id = 'passo') => ({
  id: 'prova',
  version: 1,
  title: text,
  introduction: text,
  office: { code: 'urp', name: text },
  steps: [{ id, title: text, sections: [{ fields }] }],
});

test.each<[string, unknown]>([
  ['a field of no known type', definition([{ ...field('a'), type: 'hologram' }])],
  ['a name that is no word', definition([field('__proto__')])],
  ['two fields of one name', definition([field('a'), field('a')])],
  [
    'two fields that fill one part',
    definition([field('a', { fills: 'text' }), field('b', { fills: 'text' })]),
  ],
  ['a step named as the page names its own', definition([field('a')], 'send')],
  ['a setting that the type does not know', definition([field('a', { longestt: 5 })])],
  ['a text without Italian', definition([field('a', { hint: { en: 'Hint' } })])],
  ['no field at all', definition([])],
  ...reservedNames.map((name): [string, unknown] => [
    `a field named ${name}`,
    definition([field(name)]),
  ]),
])('%s is refused', (_, given) => {
  expect(formSchema.safeParse(given).success).toBe(false);
});

test('a form speaks the languages in which all of it is written', () => {
  const label = { it: 'Nome', en: 'Name', de: 'Name' };
  expect(formSchema.parse(definition([field('a', { label })])).languages).toEqual(['it']);
});

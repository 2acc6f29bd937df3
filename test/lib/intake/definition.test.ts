import fc from 'fast-check';
import { UrpError } from '../../../lib/error';
import { formFromJson } from '../../../lib/intake/definition';
import { fieldsOf } from '../../../lib/intake/form';

const definition = (fields: unknown[], more: object = {}) => ({
  id: 'prova',
  title: 'Prova',
  steps: [{ id: 'dati', title: 'Dati', fields }],
  ...more,
});
const field = (more: object = {}) => ({ type: 'short-text', name: 'nome', label: 'Nome', ...more });

function refusal(given: unknown): UrpError {
  try {
    formFromJson(given);
  } catch (error) {
    if (error instanceof UrpError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

test('the shortest definition is a form with an office and a term of its own', () => {
  const form = formFromJson(JSON.stringify(definition([field()])));
  expect(form).toMatchObject({
    id: 'prova',
    version: 1,
    title: { it: 'Prova' },
    office: { code: 'urp' },
    termDays: 30,
    languages: ['it'],
  });
  expect(fieldsOf(form)).toMatchObject([{ name: 'nome', longest: 100, required: false }]);
});

test('fields may stand under headings, or under none', () => {
  const steps = [
    {
      id: 'dati',
      title: 'Dati',
      fields: [field()],
      sections: [{ title: 'Altro', fields: [field({ name: 'altro' })] }],
    },
  ];
  const { parts } = formFromJson({ id: 'prova', title: 'Prova', steps });
  expect(parts[0]?.sections.map(({ title, fields }) => [title?.it, fields.length])).toEqual([
    [undefined, 1],
    ['Altro', 1],
  ]);
});

const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
];

test.each<[string, unknown, string, string]>([
  ['a text that is no JSON', '{\n  "id": "prova",\n}', 'riga 3, colonna 1', 'line 3, column 1'],
  [
    'nothing',
    undefined,
    'qui ci vuole un oggetto { }, non null',
    'an object { } goes here, not null',
  ],
  ['no title', definition([field()], { title: undefined }), 'title: manca', 'title: is missing'],
  [
    'a title that is a number',
    definition([field()], { title: 7 }),
    'title: 7 non è ammesso',
    'title: 7 is not allowed',
  ],
  [
    'a field without a label',
    definition([field({ label: undefined })]),
    'steps[0].fields[0].label (nome):',
    'steps[0].fields[0].label (nome):',
  ],
  [
    'a label without Italian',
    definition([field({ label: { en: 'Name' } })]),
    'steps[0].fields[0].label.it (nome): manca',
    'is missing',
  ],
  [
    'a setting misspelt',
    definition([field({ longestt: 5 })]),
    'steps[0].fields[0] (nome): impostazione sconosciuta: longestt',
    'unknown setting: longestt',
  ],
  [
    'a type misspelt',
    definition([field({ type: 'testo' })]),
    'steps[0].fields[0].type (nome): "testo" non è tra i valori ammessi: acknowledgement, appointment, choice,',
    '"testo" is none of the values allowed',
  ],
  [
    'a name with spaces',
    definition([field({ name: 'Data di nascita' })]),
    '"Data di nascita" non va bene come nome',
    '"Data di nascita" cannot be a name',
  ],
  [
    'a single option',
    definition([field({ type: 'choice', options: options.slice(1) })]),
    'steps[0].fields[0].options (nome): troppo corto o troppo piccolo: il minimo è 2',
    'at least 2',
  ],
  [
    'a day that is not',
    definition([field({ type: 'date', earliest: '2026-02-30' })]),
    '"2026-02-30" non è un giorno',
    '"2026-02-30" is no day',
  ],
  [
    'a time that is not',
    definition([field({ type: 'time', latest: '25:00' })]),
    '"25:00" non è un\'ora',
    '"25:00" is no time',
  ],
  [
    'a step without fields',
    { id: 'prova', title: 'Prova', steps: [{ id: 'dati', title: 'Dati' }] },
    'steps[0]: il passo non ha campi',
    'steps[0]: the step has no fields',
  ],
  [
    'two fields of one name',
    definition([field(), field()]),
    'due campi hanno lo stesso nome «nome»',
    'two fields have the same name "nome"',
  ],
  [
    'a name that the page uses',
    definition([field({ name: 'submission-key' })]),
    'un campo non può chiamarsi «submission-key»',
    'cannot be named "submission-key"',
  ],
  [
    'a condition on an answer that is none',
    definition([
      field({ type: 'choice', name: 'tipo', options }),
      field({ showWhen: { field: 'tipo', is: 'c' } }),
    ]),
    'il campo «nome» dipende dalla risposta «c» di «tipo», che ha solo: a, b',
    'has only: a, b',
  ],
])('names %s and where it stands, in the language of the officer', (_, given, it, en) => {
  const error = refusal(given);
  expect(error.code).toBe('form.invalid');
  expect(error.what('it')).toContain(it);
  expect(error.what('en')).toContain(en);
});

test('says five problems, and how many more there are', () => {
  const error = refusal(definition(Array.from({ length: 8 }, () => field({ wrong: 1 }))));
  expect(error.what('it').match(/impostazione sconosciuta/g)).toHaveLength(5);
  expect(error.todo('it')).toContain('altri 3 problemi');
});

test('whatever is given is a form or a refusal that an officer can read', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string(), fc.object()), (given) => {
      expect(refusal(given).what('it')).toMatch(/^Il modulo non è valido: ./);
    }),
  );
});

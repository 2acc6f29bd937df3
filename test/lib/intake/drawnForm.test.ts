import { checkAnswers } from '../../../lib/intake/checking';
import { formFromRows, type Drawing } from '../../../lib/intake/drawnForm';
import { rowTypes } from '../../../lib/intake/drawnField';
import { fieldSchema } from '../../../lib/intake/fieldTypes';
import { fieldsOf } from '../../../lib/intake/form';
import { formFrom } from '../../../lib/intake/formSource';

type Row = Drawing['rows'][number];
const draw = (rows: Row[], more: Partial<Drawing> = {}) =>
  formFromRows({ title: 'Iscrizione al corso', rows, ...more });
const namesIn = (form: ReturnType<typeof draw>) => fieldsOf(form).map(({ name }) => name);

test('has the privacy notice at its beginning and who writes at its end, by itself', () => {
  const form = draw([{ type: 'short-text', label: 'Titolo del corso', required: true }]);
  expect(form.id).toBe('iscrizione-al-corso');
  expect(form.steps.map(({ id }) => id)).toEqual([
    'informativa',
    'la-tua-richiesta',
    'richiedente',
  ]);
  expect(namesIn(form)).toEqual([
    'testo-informativa',
    'privacy',
    'titolo-del-corso',
    'nome',
    'cognome',
    'email',
    'telefono',
  ]);
  expect(form.languages).toEqual(['it']);
});

test('leaves out who writes where the officer wants no names', () => {
  const form = draw([{ type: 'email', label: 'Dove rispondere' }], { asksWhoWrites: false });
  expect(namesIn(form)).toEqual(['testo-informativa', 'privacy', 'dove-rispondere']);
  expect(fieldsOf(form).at(-1)?.fills).toBe('email');
});

test('begins a step at each row that says so', () => {
  const form = draw([
    { type: 'step', label: 'Il corso' },
    { type: 'short-text', label: 'Titolo' },
    { type: 'step', label: 'Il corso' },
    { type: 'long-text', label: 'Perché' },
  ]);
  expect(form.steps.map(({ id, title }) => [id, title.it])).toEqual([
    ['informativa', 'Informativa privacy'],
    ['il-corso', 'Il corso'],
    ['il-corso-2', 'Il corso'],
    ['richiedente', 'I tuoi dati'],
  ]);
  expect(fieldsOf(form).find(({ name }) => name === 'perche')?.fills).toBe('text');
});

test('gives every field a name of its own, made from its label', () => {
  const labels = ['Città', 'Città!', '3 parole', 'Nome', 'Step', '???'];
  const form = draw(labels.map((label) => ({ type: 'short-text', label })));
  expect(namesIn(form).slice(2, 8)).toEqual([
    'citta',
    'citta-2',
    'campo-3-parole',
    'nome-2',
    'step-2',
    'campo',
  ]);
});

test('reads what each type asks for', () => {
  const form = draw([
    { type: 'choice', label: 'Turno', options: 'Mattina\n\n Pomeriggio \n', required: true },
    { type: 'number', label: 'Ore', unit: 'ore', least: '0,5', most: '40', decimals: 1 },
    { type: 'date', label: 'Nascita', least: '1/1/1900', most: 'oggi' },
    { type: 'time', label: 'Ora', least: '09:00', most: '13:00' },
    { type: 'short-text', label: 'Motto', longest: 20, hint: 'Breve.' },
    { type: 'hidden', label: 'Scheda', text: 'scheda-12' },
    { type: 'text-block', label: 'Attenzione', text: 'Leggi bene.' },
    { type: 'file', label: 'Documento' },
  ]);
  expect(fieldsOf(form).slice(2, 10)).toMatchObject([
    {
      options: [
        { value: 'mattina', label: { it: 'Mattina' } },
        { value: 'pomeriggio', label: { it: 'Pomeriggio' } },
      ],
      required: true,
    },
    { unit: { it: 'ore' }, least: 0.5, most: 40, decimals: 1 },
    { earliest: '1900-01-01', latest: 'today' },
    { earliest: '09:00', latest: '13:00' },
    { longest: 20, hint: { it: 'Breve.' } },
    { value: 'scheda-12' },
    { text: { it: 'Leggi bene.' } },
    { most: 3, megabytes: 5 },
  ]);
});

test('asks a question only after the answers that its row names', () => {
  const form = draw([
    { type: 'yes-no', label: 'Sei residente?' },
    { type: 'municipality', label: 'Comune', dependsOn: 'sei residente?', answers: 'No' },
    { type: 'choices', label: 'Giorni', options: 'Lunedì\nMartedì\nAltro' },
    { type: 'short-text', label: 'Quali', dependsOn: 'Giorni', answers: 'Altro' },
  ]);
  const asked = (answers: Record<string, string>) =>
    checkAnswers(
      form,
      new Map(Object.entries(answers).map(([name, text]) => [name, { texts: [text], files: [] }])),
    ).asked;
  expect(asked({ 'sei-residente': 'si' }).has('comune')).toBe(false);
  expect(asked({ 'sei-residente': 'no' }).has('comune')).toBe(true);
  expect(asked({ giorni: 'altro' }).has('quali')).toBe(true);
  expect(asked({ giorni: 'lunedi' }).has('quali')).toBe(false);
});

test.each<[string, Row[], string]>([
  ['no row at all', [], 'rows: troppo corto'],
  ['a row without a label', [{ type: 'date', label: ' ' }], 'rows[0].label'],
  ['a choice between one', [{ type: 'choice', label: 'Turno', options: 'Mattina' }], '(turno)'],
  ['a bound that is no number', [{ type: 'number', label: 'Ore', most: 'tante' }], '"tante"'],
  ['a bound that is no day', [{ type: 'date', label: 'Giorno', most: '31/02/2026' }], '2026-02-31'],
  [
    'a question that is not there',
    [{ type: 'email', label: 'Altra email', dependsOn: 'Boh' }],
    '«altra-email» dipende da «Boh»',
  ],
  [
    'an answer that is not there',
    [
      { type: 'choice', label: 'Turno', options: 'Mattina\nSera' },
      { type: 'time', label: 'Ora', dependsOn: 'Turno', answers: 'Notte' },
    ],
    '«notte» di «turno»',
  ],
  ['a step without a field', [{ type: 'step', label: 'Vuoto' }], 'troppo corto'],
])('%s is said to the officer', (_, rows, said) => {
  expect(() => draw(rows)).toThrow(expect.objectContaining({ code: 'form.invalid' }));
  try {
    draw(rows);
  } catch (error) {
    expect((error as { what(language: 'it'): string }).what('it')).toContain(said);
  }
});

test('offers every type of field but the notice that it puts in by itself', () => {
  const types = fieldSchema.options.map(({ shape }) => shape.type.value);
  expect(['step', ...types.filter((type) => type !== 'privacy-notice')].sort()).toEqual(
    [...rowTypes].sort(),
  );
});

test('is read once for as long as it stays the same', () => {
  const drawing: Drawing = { title: 'Corso', rows: [{ type: 'email', label: 'Altra email' }] };
  const source = { kind: 'drawn', drawing } as const;
  expect(formFrom(source)).toBe(formFrom(structuredClone(source)));
  expect(formFrom({ kind: 'drawn', drawing: { ...drawing, title: 'Altro' } }).id).toBe('altro');
});

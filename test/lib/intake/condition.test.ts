import { checkAnswers } from '../../../lib/intake/checking';
import { defineForm, formSchema, type FormDefinition } from '../../../lib/intake/form';
import { fieldsOfPart } from '../../../lib/intake/parts';
import type { Register } from '../../../lib/register/register';
import '../../harness/loopback';
import { serveForm, type FormServer } from './formServer';
import { carriedBy, picture, postMultipart, postUrlEncoded } from './posting';
import { temporaryRegister } from './temporaryRegister';

const text = (it: string) => ({ it });
const options = (...values: string[]) => values.map((value) => ({ value, label: text(value) }));

/** A dog or a cat; of a dog also its breed, and of a foreign one its passport. */
const definition = {
  id: 'animali',
  title: text('Animali'),
  steps: [
    {
      id: 'animale',
      title: text('Animale'),
      sections: [
        {
          fields: [
            {
              type: 'choice',
              name: 'specie',
              label: text('Specie'),
              required: true,
              options: options('cane', 'gatto'),
            },
            {
              type: 'yes-no',
              name: 'estero',
              label: text('Nato all’estero'),
              required: true,
              showWhen: { field: 'specie', is: ['cane'] },
            },
            {
              type: 'file',
              name: 'passaporto',
              label: text('Passaporto'),
              required: true,
              accepted: ['image/png'],
              showWhen: { field: 'estero', is: true },
            },
            { type: 'short-text', name: 'nome-animale', label: text('Nome dell’animale') },
          ],
        },
      ],
    },
    {
      id: 'cane',
      title: text('Cane'),
      sections: [
        {
          fields: [
            {
              type: 'short-text',
              name: 'razza',
              label: text('Razza'),
              required: true,
              showWhen: { field: 'specie', is: 'cane' },
            },
          ],
        },
      ],
    },
    {
      id: 'contatti',
      title: text('Contatti'),
      sections: [{ fields: [{ type: 'email', name: 'email', label: text('Email') }] }],
    },
  ],
} satisfies FormDefinition;
const form = defineForm(definition);

let register: Register;
let remove: () => Promise<void>;
let server: FormServer;
beforeAll(async () => {
  ({ register, remove } = await temporaryRegister());
  server = await serveForm(async () => register, { form });
});
afterAll(async () => {
  await server.close();
  await remove();
});

const asJson = { accept: 'application/json' };
const answer = (answers: Record<string, string>) =>
  checkAnswers(
    form,
    new Map(Object.entries(answers).map(([name, value]) => [name, { texts: [value], files: [] }])),
  );
const fieldOf = async (reference: unknown) => (await register.get(String(reference))).fields;

test('what depends on an answer of its own step comes on a further page of it', () => {
  const pages = form.parts.map((part) => [part.id, fieldsOfPart(part).map(({ name }) => name)]);
  expect(pages).toEqual([
    ['animale', ['specie', 'nome-animale']],
    ['animale--2', ['estero']],
    ['animale--3', ['passaporto']],
    ['cane', ['razza']],
    ['contatti', ['email']],
  ]);
});

test.each([
  [{ specie: 'gatto' }, []],
  [{ specie: 'gatto', estero: 'si' }, []],
  [{ specie: 'cane' }, ['estero', 'razza']],
  [{ specie: 'cane', estero: 'si', razza: 'x' }, ['passaporto']],
  [{ specie: 'cane', estero: 'no', razza: 'x' }, []],
  [{ specie: 'drago', estero: 'si' }, ['specie']],
])('%j lacks %j', (answers, lacking) => {
  expect([...answer(answers).problems.keys()]).toEqual(lacking);
});

test('records nothing of a field whose condition fails, whatever was posted', async () => {
  const posted = { specie: 'gatto', estero: 'si', razza: 'Setter', passaporto: picture() };
  const response = await postMultipart(server.url, posted, asJson);
  const { reference } = (await response.json()) as { reference: string };
  expect(response.status).toBe(201);
  expect(await fieldOf(reference)).toEqual({ specie: 'gatto' });
  expect(await register.attachments(reference)).toEqual([]);
});

test('asks a program for what its own answers make obligatory', async () => {
  const response = await postUrlEncoded(server.url, { specie: 'cane', estero: 'no' }, asJson);
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ errors: [{ field: 'razza' }] });
});

describe('page by page, without JavaScript', () => {
  const post = async (fields: Parameters<typeof postMultipart>[1]) => {
    const response = await postMultipart(server.url, fields);
    return { status: response.status, page: await response.text() };
  };

  test('never shows a question that does not concern its reader', async () => {
    const { page } = await post({ specie: 'gatto', step: 'animale--2' });
    expect(page).toContain('Passo 2 di 3');
    expect(page).toContain('name="email"');
    expect(page).toMatch(/name="step" value="animale"/);
    const { page: review } = await post({ ...carriedBy(page), step: 'review' });
    expect(review).toContain('Passo 3 di 3');
    expect(review).not.toContain('Razza');
  });

  test('opens the further page, without calling what was never asked an error', async () => {
    const { status, page } = await post({ specie: 'cane', step: 'animale--2' });
    expect([status, page.includes('aria-invalid="true"')]).toEqual([200, false]);
    expect(page).toContain('Passo 1 di 4');
    expect(page).toContain('name="estero"');
    const { page: missing, status: refused } = await post({
      ...carriedBy(page),
      step: 'animale--3',
    });
    expect(refused).toBe(422);
    expect(missing).toContain('href="#campo-estero"');
    const { page: breed } = await post({ ...carriedBy(page), estero: 'no', step: 'animale--3' });
    expect(breed).toContain('name="razza"');
  });

  test('keeps an answer that no longer counts, for whoever changes their mind', async () => {
    const dog = { specie: 'cane', estero: 'no', razza: 'Setter' };
    const { page: cat } = await post({ ...dog, specie: 'gatto', step: 'contatti' });
    expect(carriedBy(cat)).toMatchObject({ razza: 'Setter' });
    const { page: review } = await post({ ...carriedBy(cat), step: 'review' });
    expect(review).not.toContain('<dd>Setter</dd>');
    const { page: again } = await post({ ...carriedBy(cat), specie: 'cane', step: 'review' });
    expect(again).toContain('<dd>Setter</dd>');
  });
});

const dependent = (showWhen: object) => ({
  id: 'x',
  title: text('x'),
  steps: [
    {
      id: 'passo',
      title: text('x'),
      sections: [
        {
          fields: [
            { type: 'short-text', name: 'testo', label: text('x') },
            { type: 'choice', name: 'scelta', label: text('x'), options: options('a', 'b') },
            { type: 'short-text', name: 'dipende', label: text('x'), showWhen },
            { type: 'yes-no', name: 'dopo', label: text('x') },
          ],
        },
      ],
    },
  ],
});

test.each([
  ['condition-unknown', { field: 'inesistente', is: 'a' }],
  ['condition-unknown', { field: 'dopo', is: true }],
  ['condition-unknown', { field: 'dipende', is: 'a' }],
  ['condition-type', { field: 'testo', is: 'a' }],
  ['condition-answer', { field: 'scelta', is: 'c' }],
  ['condition-answer', { field: 'scelta', is: ['a', true] }],
  ['condition-unknown', { field: '__proto__', is: 'a' }],
])('%s: %j is refused', (code, showWhen) => {
  const issues = formSchema.safeParse(dependent(showWhen)).error?.issues ?? [];
  expect(issues).toEqual([expect.objectContaining({ params: expect.objectContaining({ code }) })]);
});

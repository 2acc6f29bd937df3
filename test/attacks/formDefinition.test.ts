import { formFromJson } from '../../lib/intake/definition';
import { formFromRows } from '../../lib/intake/drawnForm';
import { openDesk } from '../../lib/intake/desk';
import { answer } from '../../lib/intake/http';
import '../harness/loopback';
import { deskSettings, serveForm } from '../lib/intake/formServer';
import { postUrlEncoded } from '../lib/intake/posting';
import { temporaryRegister } from '../lib/intake/temporaryRegister';

const refused = expect.objectContaining({ code: 'form.invalid' });
const definition = (field: object, more: object = {}) => ({
  id: 'prova',
  title: 'Prova',
  steps: [
    {
      id: 'dati',
      title: 'Dati',
      fields: [{ type: 'short-text', name: 'nome', label: 'Nome', ...field }],
    },
  ],
  ...more,
});

async function pageOf(given: object): Promise<string> {
  const desk = openDesk({ ...deskSettings, form: formFromJson(given) });
  const request = {
    method: 'GET',
    query: {},
    contentType: undefined,
    accept: undefined,
    ifNoneMatch: undefined,
    body: undefined,
  };
  return (await answer(request, desk, () => Promise.reject(new Error('not asked')))).body;
}

test('markup in a definition is text on the page, wherever it stands', async () => {
  const attack = `"><script>alert(1)</script><img src=x onerror='alert(1)'>{{7*7}}`;
  const page = await pageOf(
    definition(
      {
        type: 'choice',
        label: attack,
        hint: attack,
        options: [
          { value: 'a', label: attack },
          { value: 'b', label: attack },
        ],
      },
      { title: attack, introduction: attack },
    ),
  );
  expect(page).not.toMatch(/<script|<img/);
  expect(page.split('&lt;script&gt;').length).toBeGreaterThan(5);
});

test.each([
  ['a pattern of its own', definition({ pattern: '^(a+)+$' })],
  ['an attribute of its own', definition({ autocomplete: 'off" onfocus="alert(1)' })],
  ['a name that breaks out', definition({ name: 'x"><u>' })],
  ['the name __proto__', definition({ name: '__proto__' })],
  ['a condition on __proto__', definition({ showWhen: { field: '__proto__', is: 'x' } })],
  ['a type that every object has', definition({ type: 'constructor' })],
  ['an address to send to', definition({}, { action: 'https://altrove.example' })],
  ['a text of a million characters', definition({ label: 'a'.repeat(1_000_000) })],
  [
    'a thousand fields',
    {
      ...definition({}),
      steps: [
        {
          id: 'dati',
          title: 'x',
          fields: Array.from({ length: 1000 }, (_, index) => ({
            type: 'email',
            name: `a${index}`,
            label: 'x',
          })),
        },
      ],
    },
  ],
  [
    'a hundred steps',
    {
      ...definition({}),
      steps: Array.from({ length: 100 }, (_, index) => ({
        id: `a${index}`,
        title: 'x',
        fields: [{ type: 'email', name: `a${index}`, label: 'x' }],
      })),
    },
  ],
])('%s is refused', (_, given) => {
  expect(() => formFromJson(given)).toThrow(refused);
});

test('an own __proto__ is refused, and changes no object', () => {
  const json = JSON.stringify(definition({})).replace(
    '{"type"',
    '{"__proto__":{"polluted":1},"type"',
  );
  expect(json).toContain('polluted');
  expect(() => formFromJson(json)).toThrow(refused);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test('brackets a hundred thousand deep are no form', () => {
  expect(() => formFromJson('['.repeat(100_000) + ']'.repeat(100_000))).toThrow(refused);
});

test('what a refusal quotes of a definition is short', () => {
  const error = (() => {
    try {
      return formFromJson(definition({ type: 'x'.repeat(5000) }));
    } catch (thrown) {
      return thrown as Error;
    }
  })();
  expect((error as Error).message.length).toBeLessThan(1500);
});

test('labels of the editor cannot become names that the page or the engine uses', () => {
  const labels = ['__proto__', 'constructor', 'Submission key', 'step', '{{ $env }}', '../..'];
  const form = formFromRows({
    title: '__proto__',
    rows: labels.map((label) => ({ type: 'short-text', label })),
  });
  const names = form.steps[1]?.sections[0]?.fields.map(({ name }) => name);
  expect(names).toEqual(['proto', 'constructor', 'submission-key-2', 'step-2', 'env', 'campo']);
});

test('a question called as what every object has is unanswered where nobody answered', async () => {
  const name = 'constructor';
  const { register, remove } = await temporaryRegister();
  const form = formFromJson(definition({ name, required: true }));
  const server = await serveForm(async () => register, { form });
  const unanswered = await postUrlEncoded(server.url, { altro: 'x' });
  const answered = await postUrlEncoded(server.url, { [name]: 'Sì' });
  await server.close();
  expect([unanswered.status, answered.status]).toEqual([422, 200]);
  expect(server.replies.at(-1)?.filed?.ticket.fields).toEqual({ [name]: 'Sì' });
  await remove();
});

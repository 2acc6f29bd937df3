import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { designByModel } from '../../../../lib/intake/designer/fromModel';
import { formFromJson } from '../../../../lib/intake/definition';
import { fieldsOf } from '../../../../lib/intake/form';
import { openAiServer } from '../../../../lib/language-model/openAiServer';
import { openLanguageModel } from '../../../../lib/language-model/openLanguageModel';
import '../../../harness/loopback';

const row = {
  type: 'short-text',
  label: 'Scuola',
  hint: '',
  required: true,
  options: [],
  text: '',
  unit: '',
  least: '',
  most: '',
  dependsOn: '',
  answers: [],
};
const answer = {
  title: 'Iscrizione allo scuolabus',
  introduction: 'Iscrivi qui tuo figlio allo scuolabus.',
  purpose: 'gestire l’iscrizione',
  office: 'istruzione',
  termDays: 20,
  asksWhoWrites: true,
  rows: [
    { ...row, type: 'step', label: 'Il servizio' },
    row,
    { ...row, type: 'yes-no', label: 'Ha allergie?' },
    { ...row, label: 'Quali allergie', dependsOn: 'Ha allergie?', answers: [] },
    {
      ...row,
      type: 'choice',
      label: 'Fermata',
      options: ['[da completare] Fermata 1', '[da completare] Fermata 2'],
    },
  ],
  reasons: ['Lo scuolabus è un servizio scolastico.'],
  notUnderstood: ['come l’anno scorso'],
};
const broken = { ...answer, rows: [{ ...row, dependsOn: 'Domanda che non c’è' }] };

let server: Server;
let asked: string[];
let answers: unknown[];

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      asked.push(Buffer.concat(parts).toString());
      const next = answers.shift();
      response.writeHead(next === undefined ? 500 : 200, { 'content-type': 'application/json' });
      const content = typeof next === 'string' ? next : JSON.stringify(next);
      const choices = [
        { index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' },
      ];
      response.end(JSON.stringify({ id: '1', object: 'chat.completion', model: 'prova', choices }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => {
  asked = [];
  answers = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function design(text: string) {
  const { port } = server.address() as AddressInfo;
  const settings = { baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: 'k', model: 'prova' };
  const retries = { attempts: 1, base: 1, cap: 1, budget: 100 };
  return designByModel(text, openLanguageModel(openAiServer(settings), { retries }));
}

const description = 'iscrizione allo scuolabus con scelta della fermata, come l’anno scorso';

test('a model’s form is checked, and usable as it is', async () => {
  answers = [answer];
  const made = await design(description);
  expect(made).toMatchObject({ engine: 'model', notUnderstood: ['come l’anno scorso'] });
  expect(made.form).toMatchObject({
    title: { it: 'Iscrizione allo scuolabus' },
    termDays: 20,
    office: { code: 'istruzione' },
  });
  expect(fieldsOf(made.form).find(({ name }) => name === 'quali-allergie')).toMatchObject({
    showWhen: { field: 'ha-allergie', is: [true] },
  });
  expect(made.toComplete.map(({ it }) => it)).toEqual([expect.stringContaining('Fermata')]);
  expect(made.reasons.map(({ it }) => it)).toContain('Lo scuolabus è un servizio scolastico.');
  expect(formFromJson(JSON.stringify(made.definition))).toEqual(made.form);
});

test('a form that does not hold together is told what is wrong, once', async () => {
  answers = [broken, answer];
  expect((await design(description)).engine).toBe('model');
  expect(asked).toHaveLength(2);
  expect(asked[1]).toContain('Domanda che non c’è');
});

test.each<[string, unknown[], RegExp]>([
  ['never holds together', [broken, broken], /non è valido/],
  ['is no form', ['Ecco il modulo!'], /non nella forma chiesta/],
  ['does not come', [], /non risponde|HTTP 500/],
])('where the model’s form %s, the rules make one and say why', async (_how, given, why) => {
  answers = given;
  const made = await design(description);
  expect(made.engine).toBe('offline');
  expect(made.reasons[0]?.it).toMatch(/l’hanno fatto le regole/);
  expect(made.reasons[0]?.it).toMatch(why);
  expect(fieldsOf(made.form).map(({ name }) => name)).toContain('fermata');
});

test('no part of an identifier leaves that stands where a long description is cut', async () => {
  answers = [answer];
  const iban = 'IT60X0542811101000000123456';
  await design(
    `${description} ${'con la fermata vicina '.repeat(200)}`.slice(0, 3_990) + ` ${iban}`,
  );
  expect(asked[0]).toContain('scuolabus');
  expect(asked[0]).not.toContain(iban.slice(0, 6));
});

test('personal data stay here, and come back in their place', async () => {
  answers = [{ ...answer, notUnderstood: ['scrivere a [EMAIL_1]'] }];
  const made = await design('modulo per lo scuolabus, scrivere a ada.neri@posta.example');
  expect(asked[0]).not.toContain('ada.neri');
  expect(made.notUnderstood).toEqual(['scrivere a ada.neri@posta.example']);
});

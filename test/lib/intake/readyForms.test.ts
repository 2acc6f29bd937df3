import { citizenLanguages } from '../../../lib/language';
import { formNamed, forms } from '../../../lib/intake/forms';
import type { Register } from '../../../lib/register/register';
import '../../harness/loopback';
import { serveForm } from './formServer';
import { filledIn } from './filledIn';
import { carriedBy, nextStep, postMultipart } from './posting';
import { temporaryRegister } from './temporaryRegister';

let register: Register;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ register, remove } = await temporaryRegister());
});
afterEach(() => remove());

const now = new Date('2026-11-24T09:00:00Z');

describe.each([...forms.keys()])('%s', (id) => {
  const form = formNamed(id);
  const { answers, ticket } = filledIn[id] as (typeof filledIn)[string];

  test('filled in page by page, arrives as a right ticket', async () => {
    const server = await serveForm(async () => register, { form }, now);
    const pages: string[] = [];
    let page = await (await fetch(server.url)).text();
    for (let step = nextStep(page); step !== 'send'; step = nextStep(page)) {
      pages.push(step);
      const shown = Object.fromEntries(
        Object.entries(answers).filter(([name]) => page.includes(` name="${name}"`)),
      );
      const response = await postMultipart(server.url, { ...carriedBy(page), ...shown, step });
      page = await response.text();
      expect([step, response.status]).toEqual([step, 200]);
      expect(Buffer.byteLength(page)).toBeLessThan(40_000);
    }
    expect(pages.at(-1)).toBe('review');
    const sent = await postMultipart(server.url, { ...carriedBy(page), step: 'send' });
    await server.close();
    expect(sent.status).toBe(200);
    const filed = server.replies.at(-1)?.filed?.ticket;
    const { fields = {}, ...rest } = ticket as { fields?: object };
    expect(filed).toMatchObject({ formId: id, dueAt: '2026-12-24', ...rest });
    expect(filed?.citizen).toMatchObject({ givenName: 'Maria', familyName: 'Bianchi' });
    expect(filed?.fields).toMatchObject(fields);
  });

  test.each(citizenLanguages)('says in %s what silence means', async (language) => {
    const server = await serveForm(async () => register, { form, language }, now);
    const sent = await postMultipart(server.url, answers);
    const receipt = await sent.text();
    await server.close();
    expect(receipt).toContain(`<html lang="${language}">`);
    if (form.silence) expect(receipt).toContain(form.silence[language]?.slice(0, 40));
    else expect(receipt).toContain('241/1990');
  });
});

test('silence is refusal for access to documents, and none for freedom of information', () => {
  expect(formNamed('accesso-atti').silence?.it).toContain('si intende respinta');
  expect(formNamed('accesso-atti').silence?.it).toContain('difensore civico');
  const civic = formNamed('accesso-civico-generalizzato');
  expect(civic.silence?.it).toContain('non vale come rifiuto');
  expect(civic.silence?.it).toContain('entro 20 giorni');
  expect(civic.next.map(({ it }) => it).join(' ')).toMatch(/10 giorni.*15 giorni/);
});

test('a special diet leads to the confidential way, and asks for no certificate here', async () => {
  const server = await serveForm(
    async () => register,
    { form: formNamed('iscrizione-mensa') },
    now,
  );
  const { answers } = filledIn['iscrizione-mensa'] as (typeof filledIn)[string];
  const diet = { ...answers, dieta: 'sanitaria', step: 'servizio--2' };
  const page = await (await postMultipart(server.url, diet)).text();
  await server.close();
  expect(page).toContain('in modo riservato');
  expect(page).not.toContain('type="file"');
});

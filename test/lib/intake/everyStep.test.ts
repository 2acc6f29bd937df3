import { formNamed, forms } from '../../../lib/intake/forms';
import { citizenLanguages, type CitizenLanguage } from '../../../lib/language';
import type { Register } from '../../../lib/register/register';
import '../../harness/loopback';
import { filledIn } from './filledIn';
import { serveForm, type FormServer } from './formServer';
import { pageProblems } from './pageProblems';
import { carriedBy, nextStep, postMultipart, type Fields } from './posting';
import { temporaryRegister } from './temporaryRegister';

let register: Register;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ register, remove } = await temporaryRegister());
});
afterEach(() => remove());

const now = new Date('2026-11-24T09:00:00Z');
const ways = [...forms.keys()].flatMap((id) =>
  citizenLanguages.map((language): [string, CitizenLanguage] => [id, language]),
);

test.each(ways)('%s in %s: each page, as it opens and with its errors', async (id, language) => {
  const server = await serveForm(async () => register, { form: formNamed(id) }, now);
  const pages = await everyPage(server, id, language);
  await server.close();
  const names = [...pages.keys()];
  expect(names.slice(-2)).toEqual(['review', 'send']);
  // Where nothing was answered, what must be answered is asked again.
  expect(names.filter((name) => name.endsWith(' unanswered')).length).toBeGreaterThan(1);
  const problems = [...pages].flatMap(([name, page]) =>
    pageProblems(page, language).map((problem) => `${name}: ${problem}`),
  );
  expect(problems).toEqual([]);
});

/** All that a citizen can see on the way through a form, who at first answers nothing on each page. */
async function everyPage(
  { url }: FormServer,
  id: string,
  language: CitizenLanguage,
): Promise<Map<string, string>> {
  const address = `${url}?lang=${language}`;
  const { answers } = filledIn[id] as (typeof filledIn)[string];
  const post = async (fields: Fields) => (await postMultipart(address, fields)).text();
  let page = await (await fetch(address)).text();
  const pages = new Map([['first', page]]);
  for (let step = nextStep(page); ; step = nextStep(page)) {
    const carried = carriedBy(page);
    const unanswered = await post({ ...carried, step });
    if (step !== 'send' && unanswered.includes('class="errors"')) {
      pages.set(`${step} unanswered`, unanswered);
    }
    const shown = Object.entries(answers).filter(([name]) => page.includes(` name="${name}"`));
    page = await post({ ...carried, ...Object.fromEntries(shown), step });
    pages.set(step, page);
    if (step === 'send') return pages;
  }
}

const whole = `<!DOCTYPE html><html lang="it"><head><meta name="viewport" content=""><title>Modulo di prova</title></head><body><a class="skip" href="#contenuto">Vai</a><main id="contenuto"><h1>Modulo</h1><label for="a">Nome</label><input type="text" id="a"><button>Invia</button></main></body></html>`;

test('a whole page has no problem', () => {
  expect(pageProblems(whole, 'it')).toEqual([]);
});

test.each<[string, string, string]>([
  ['lang="it"', '', 'not in it'],
  ['<!DOCTYPE html>', '', 'no doctype'],
  ['<title>Modulo di prova', '<title>', 'no title'],
  ['<h1>Modulo</h1>', '', '0 first headings'],
  ['<h1>Modulo</h1>', '<h1>Modulo</h1><h3>Dati</h3>', 'headings leap'],
  ['for="a"', '', 'has no label'],
  ['Nome</label>', '</label>', 'has no label'],
  ['id="a"', 'id="a" aria-describedby="b"', 'points to no b'],
  ['id="a"', 'id="a" aria-invalid="true"', 'does not say what is wrong'],
  ['id="a"', 'id="contenuto"', 'twice the id'],
  ['id="a"', 'id="a" tabindex="2"', 'is sent ahead'],
  ['class="skip"', 'class="x"', 'the first stop'],
  ['Invia</button>', '</button>', 'has no text'],
  ['<button>', '<fieldset><p>x</p></fieldset><button>', 'no legend'],
  ['<button>', '<script src="https://cdn.example/x.js"></script><button>', 'comes from elsewhere'],
  ['<button>', '<img src="data:,"><button>', 'has no text in its place'],
  ['<button>', `${' '.repeat(40_000)}<button>`, 'bytes'],
])('%s, as %s, is found: %s', (from, to, problem) => {
  expect(pageProblems(whole.replace(from, to), 'it').join('\n')).toContain(problem);
});

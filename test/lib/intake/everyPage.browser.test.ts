import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { withAgendas } from '../../../lib/intake/adapting';
import { agendaSchema } from '../../../lib/intake/appointments/agenda';
import type { DeskSettings } from '../../../lib/intake/desk';
import { formNamed } from '../../../lib/intake/forms';
import type { Register } from '../../../lib/register/register';
import { reviewUrl } from '../../../lib/review/link';
import { expectNoViolations, keepScreenshot, openBrowser } from '../../harness/browser';
import { fileWaiting, serveReviews } from '../review/reviewServer';
import { serveForm, type FormServer } from './formServer';
import { carriedBy, postUrlEncoded, report, type Fields } from './posting';
import { temporaryRegister } from './temporaryRegister';

// Axe takes seconds a page on a busy machine.
jest.setTimeout(180_000);

let browser: Browser;
let register: Register;
let remove: () => Promise<void>;
let reviews: Awaited<ReturnType<typeof serveReviews>>;
const servers: FormServer[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  ({ register, remove } = await temporaryRegister());
  reviews = await serveReviews(async () => register);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([reviews, ...servers].map((server) => server.close()));
  await remove();
});

/** A page as it came: what its address answered, and with which status. */
interface Answered {
  url: string;
  status: number;
  headers: Record<string, string>;
  body: string;
}

async function serve(settings: Partial<DeskSettings> = {}, open = async () => register) {
  const server = await serveForm(open, settings);
  servers.push(server);
  return server.url;
}

async function read(response: Response): Promise<Answered> {
  const { url, status, headers } = response;
  return { url, status, headers: Object.fromEntries(headers), body: await response.text() };
}

const get = async (url: string) => read(await fetch(url));
const post = async (url: string, fields: Fields) => read(await postUrlEncoded(url, fields));
const send = { ...report, step: 'send' };

async function booked(): Promise<string> {
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
  const hours = Object.fromEntries(days.map((day) => [day, '9-12']));
  const form = withAgendas(formNamed('prenotazione-appuntamento'), [
    agendaSchema.parse({ code: 'anagrafe', office: 'Servizi demografici', hours }),
  ]);
  const url = await serve({ form });
  const answers = {
    privacy: 'si',
    servizio: 'carta-identita',
    motivo: 'Carta scaduta',
    dettagli: 'Parto a gennaio.',
    nome: 'Maria',
    cognome: 'Bianchi',
    email: 'maria.bianchi@example.it',
  };
  const { body } = await post(url, { ...answers, step: 'appuntamento' });
  const [name, value] = freeHour(body);
  const receipt = await post(url, { ...answers, [name]: value, step: 'send' });
  const link = /href="(\?appuntamento=[^"&]+)/.exec(receipt.body);
  if (!link) throw new Error('The receipt leads to no appointment.');
  return url + link[1];
}

const down = () => Promise.reject(new Error('down'));
const limited = { protection: { sourceLimit: 1 } };

/** Every page that stands outside the common way through a form, as an address gives it. */
const pages: [string, number, () => Promise<Answered>][] = [
  ['the first page', 200, async () => get(await serve())],
  ['the receipt', 200, async () => post(await serve(), send)],
  ['too many requests', 429, tooMany],
  ['too fast', 422, async () => post(await serve({ protection: { leastSeconds: 60 } }), send)],
  ['caught by the trap', 422, async () => post(await serve(), { ...send, website: 'x' })],
  ['the register is down', 503, async () => post(await serve({}, down), send)],
  ['no way to ask', 405, async () => read(await fetch(await serve(), { method: 'PUT' }))],
  ['a body of another kind', 415, async () => read(await postText(await serve()))],
  ['no key of a sending', 422, async () => post(await serve(), { ...send, 'submission-key': '§' })],
  ['the lines to embed it', 200, async () => get(`${await serve(embedded)}?incorpora`)],
  ['follow a request', 200, async () => get(`${await serve()}?segui`)],
  ['no such request', 404, async () => get(`${await serve()}?segui=falso`)],
  ['following is down', 503, async () => get(`${await serve({}, down)}?segui=falso`)],
  ['an appointment', 200, async () => get(await booked())],
  ['no such appointment', 404, async () => get(`${await serve()}?appuntamento=falso`)],
  ['appointments are down', 503, async () => get(`${await serve({}, down)}?appuntamento=falso`)],
  ['an appointment cancelled', 200, async () => post(await booked(), { azione: 'annulla' })],
  ['an appointment moved', 200, moved],
  ['the officers’ queue', 200, async () => get(await queue())],
  ['a request to decide', 200, async () => get(await waiting())],
  ['no link to decide', 403, async () => get(reviews.url)],
];

const embedded = { embeddingSites: ['https://www.comune.example'] };
const postText = (url: string) => fetch(url, { method: 'POST', body: 'ciao' });

async function tooMany(): Promise<Answered> {
  const url = await serve(limited);
  await post(url, send);
  const { body } = await post(url, { ...report, step: 'review' });
  return post(url, { ...carriedBy(body), dettagli: 'Altro.', step: 'send' });
}

async function moved(): Promise<Answered> {
  const url = await booked();
  const [name, value] = freeHour((await get(url)).body);
  return post(url, { azione: 'sposta', [name]: value });
}

function freeHour(page: string): [string, string] {
  const slot = /type="radio"[^>]* name="([^"]+)"[^>]* value="([^"]+)"/.exec(page);
  if (!slot?.[1] || !slot[2]) throw new Error('The page offers no hour.');
  return [slot[1], slot[2]];
}

async function queue(): Promise<string> {
  await fileWaiting(register);
  return reviewUrl(register, reviews.url, {}, 1);
}

async function waiting(): Promise<string> {
  const reference = await fileWaiting(register);
  return reviewUrl(register, reviews.url, { reference }, 1);
}

/** The widest with the colours of the page, the narrowest with those too that a reader forces on it. */
const looks: [string, BrowserContextOptions][] = [
  ['320 px', { viewport: { width: 320, height: 800 } }],
  ['320 px with forced colours', { viewport: { width: 320, height: 800 }, forcedColors: 'active' }],
  ['1280 px', { viewport: { width: 1280, height: 800 } }],
];

describe.each(pages)('%s', (name, status, ask) => {
  let answered: Answered;
  beforeAll(async () => {
    answered = await ask();
  });

  test('is what its name says, whole and light', () => {
    expect(answered.status).toBe(status);
    expect(Buffer.byteLength(answered.body)).toBeLessThan(40_000);
    expect(answered.body).toMatch(/<html lang="it">/);
    expect(answered.body.match(/<h1[ >]/g)).toHaveLength(1);
    expect(answered.body).toMatch(/<title>[^<]{10,}<\/title>/);
  });

  test.each(looks)('is accessible and fits at %s', async (look, options) => {
    const page = await show(answered, options);
    await expectNoViolations(page);
    const width = await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
    expect(width).toBe(page.viewportSize()?.width);
    expect(await page.evaluate(unlabelled)).toEqual([]);
    await keepScreenshot(page, `page-${name}-${look}`.replace(/[^a-z0-9]+/g, '-'));
    await page.context().close();
  });

  test('is gone through by keyboard in the order it is read', async () => {
    const page = await show(answered, { viewport: { width: 320, height: 800 } });
    const places: number[] = [];
    for (;;) {
      await page.keyboard.press('Tab');
      const place = Number(await page.evaluate(focusedPlace));
      // Past the last one the focus leaves the page.
      if (place < 0 || places.includes(place)) break;
      places.push(place);
    }
    expect(places.length).toBeGreaterThan(1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    await page.context().close();
  });
});

/** Gives a browser, at its own address, what a posting was answered with. */
async function show({ url, ...answered }: Answered, options: BrowserContextOptions): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.route(url, (route) => route.fulfill(answered));
  await page.goto(url);
  return page;
}

/** What a citizen answers in and hears no name of; runs in the page. */
const unlabelled = `[...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
  .filter((control) => control.labels.length === 0 && !control.ariaLabel)
  .map((control) => control.outerHTML)`;

/** Where in the page the focus stands, from 0; -1 where it stands nowhere. */
const focusedPlace = `document.activeElement === document.body
  ? -1
  : [...document.querySelectorAll('*')].indexOf(document.activeElement)`;

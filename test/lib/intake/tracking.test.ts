import type { OpenRegister } from '../../../lib/intake/keptFiles';
import type { Register } from '../../../lib/register/register';
import { citizenLanguages } from '../../../lib/language';
import '../../harness/loopback';
import { serveForm, type FormServer } from './formServer';
import { postUrlEncoded, report } from './posting';
import { temporaryRegister } from './temporaryRegister';

const address = 'https://n8n.comune.example/webhook/segnalazione-disservizio';
let register: Register;
let remove: () => Promise<void>;
let server: FormServer;
let open: OpenRegister;
let reference: string;
let link: string;
let code: string;

beforeAll(async () => {
  ({ register, remove } = await temporaryRegister());
});
beforeEach(async () => {
  open = async () => register;
  server = await serveForm(() => open(), { address });
  const sent = await postUrlEncoded(server.url, report, { accept: 'application/json' });
  const receipt = (await sent.json()) as Record<string, string>;
  reference = receipt.reference ?? '';
  code = receipt.trackingCode ?? '';
  expect(receipt.trackingUrl).toContain(`${address}?segui=`);
  link = server.url + new URL(receipt.trackingUrl ?? '').search;
});
afterEach(() => server.close());
afterAll(() => remove());

const pageAt = async (url: string) => (await fetch(url)).text();
const type = (numero: string, codice: string, headers = {}) =>
  postUrlEncoded(`${server.url}?segui`, { numero, codice }, headers);

test('the receipt page leads to it, and shows the code', async () => {
  const page = await (await postUrlEncoded(server.url, { ...report, step: 'send' })).text();
  const [, query] = /href="(\?segui=[^"]+)"/.exec(page) ?? [];
  const [, shown = ''] = /<dd>([2-9A-Y]{5}-[2-9A-Y]{5})<\/dd>/.exec(page) ?? [];
  const own = server.replies.at(-1)?.filed?.ticket.reference ?? 'none';
  expect(await pageAt(server.url + query)).toContain(`<b>${own}</b>`);
  expect(await (await type(own, shown)).text()).toContain(`<b>${own}</b>`);
});

test('shows status and history in the citizen’s words, and nothing else', async () => {
  await register.changeStatus(reference, 'in-review', 'Anna Verdi', 'Non chiaro: vive solo');
  await register.assign(
    reference,
    { office: 'lavori-pubblici', assignee: 'Bruno Neri' },
    'Anna Verdi',
  );
  await register.addNote(reference, 'Il cittadino è molesto', 'Bruno Neri');
  await register.changeStatus(reference, 'in-progress', 'Bruno Neri');
  await register.handOver(reference, { office: 'ambiente', reason: 'Non nostro' }, 'Bruno Neri');
  await register.suspendTerm(reference, { ground: 'information', reason: 'Manca la foto' }, 'x');
  await register.resumeTerm(reference, {}, 'x');
  await register.changeStatus(reference, 'answered', 'Bruno Neri', 'Lampada cambiata');
  const page = await pageAt(link);
  const steps = [...page.matchAll(/<li><b>([^<]+)<\/b> <time/g)].map(([, text]) => text);
  expect(steps).toEqual([
    'Ricevuta',
    'In verifica',
    'Affidata all’ufficio competente',
    'In lavorazione',
    'Passata a un altro ufficio',
    'Sospesa: il termine è fermo',
    'Il termine riprende a correre',
    'Conclusa con una risposta',
  ]);
  expect(page).toContain('<dd>Conclusa con una risposta</dd>');
  for (const hidden of [
    ...Object.values(report).filter((value) => value.length > 3),
    'Verdi',
    'Neri',
    'molesto',
    'lavori-pubblici',
    'ambiente',
    'Manca la foto',
    'Lampada',
    'vive solo',
  ]) {
    expect(page).not.toContain(hidden);
  }
});

test('is kept by nobody, listed by no search engine, and told to no other site', async () => {
  const { headers, status } = await fetch(link);
  expect(status).toBe(200);
  expect(Object.fromEntries(headers)).toMatchObject({
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'no-referrer',
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
  });
});

test.each(citizenLanguages)(
  'is there in %s, and leads to the other languages',
  async (language) => {
    const page = await pageAt(`${link}&lang=${language}`);
    expect(page).toContain(`<html lang="${language}">`);
    const others = [...page.matchAll(/href="\?segui=[^"]+&amp;lang=(..)"/g)].map(
      ([, each]) => each,
    );
    expect(others.sort()).toEqual(citizenLanguages.filter((each) => each !== language).sort());
  },
);

test('speaks the language of the request where no other is asked for', async () => {
  const sent = await postUrlEncoded(`${server.url}?lang=de`, report, {
    accept: 'application/json',
  });
  const { trackingUrl } = (await sent.json()) as { trackingUrl: string };
  expect(await pageAt(server.url + new URL(trackingUrl).search)).toContain('<html lang="de">');
});

describe('by number and code', () => {
  test('asks for both', async () => {
    const page = await pageAt(`${server.url}?segui`);
    expect(page).toContain('action="?segui&amp;lang=it"');
    expect(page).toContain('<label for="segui-numero">');
  });

  test('takes them as a person types them', async () => {
    const typed = await type(
      reference.toLowerCase().replaceAll('-', ' '),
      ` ${code.toLowerCase()} `,
    );
    expect(typed.status).toBe(200);
    expect(await typed.text()).toContain(`<b>${reference}</b>`);
  });

  test.each([
    ['a wrong code', () => [reference, '22222-22222']],
    ['no code', () => [reference, '']],
    ['a number with a slip', () => [reference.replace(/.$/, 'Z'), code]],
    ['nothing', () => ['', '']],
  ])('with %s says so, and shows nothing', async (_what, given) => {
    const [numero = '', codice = ''] = given();
    const response = await type(numero, codice);
    const page = await response.text();
    expect(response.status).toBe(404);
    expect(page).toContain('Nessuna richiesta con questi dati');
    expect(page).not.toContain(`<b>${reference}`);
  });
});

test('while the register cannot be reached says so', async () => {
  open = () => Promise.reject(new Error('disk full'));
  const response = await fetch(link);
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '120']);
  expect(await response.text()).toContain('In questo momento non possiamo mostrare la richiesta');
});

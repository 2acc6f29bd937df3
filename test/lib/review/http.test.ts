import type { Register } from '../../../lib/register/register';
import { reviewParameter, reviewUrl, type ReviewLink } from '../../../lib/review/link';
import { temporaryRegister } from '../intake/temporaryRegister';
import { proposal } from '../register/requests';
import { fileWaiting, serveReviews } from './reviewServer';

let register: Register;
let remove: () => Promise<void>;
let open: () => Promise<Register>;
let server: Awaited<ReturnType<typeof serveReviews>>;

beforeEach(async () => {
  ({ register, remove } = await temporaryRegister());
  open = async () => register;
  server = await serveReviews(() => open());
});
afterEach(async () => {
  await server.close();
  await remove();
});

const link = (own: ReviewLink = {}, days = 7, now = new Date()) =>
  reviewUrl(register, server.url, own, days, now);
const get = async (url: string) => {
  const answer = await fetch(url);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

async function decide(url: string, fields: Record<string, string>, headers = {}) {
  const token = new URL(url).searchParams.get(reviewParameter) ?? '';
  const body = new URLSearchParams({
    [reviewParameter]: token,
    category: 'illuminazione-pubblica',
    office: '',
    priority: 'high',
    decidedBy: 'Ada Neri',
    ...fields,
  });
  const answer = await fetch(server.url, { method: 'POST', body, headers });
  return { status: answer.status, text: await answer.text() };
}

async function waitingOne(own: object = {}) {
  const reference = await fileWaiting(register, own);
  const decision = String((await register.decisions(reference)).at(-1)?.id);
  return { reference, decision };
}

test('shows all that waits, the most urgent first, and decides nothing by it', async () => {
  const { reference } = await waitingOne({ subject: 'Lampione' });
  const urgent = await waitingOne({ subject: 'Fuga di gas', priority: 'urgent' });
  const { status, text, headers } = await get(await link());
  expect(status).toBe(200);
  expect(text.indexOf(urgent.reference)).toBeLessThan(text.indexOf(reference));
  expect(text).toContain('probabilità 41%');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  await get(`${await link()}&reference=${reference}`);
  expect(await register.get(reference)).toMatchObject({ status: 'in-review', office: null });
});

test('shows one ticket with its text, its proposal and the words that weighed', async () => {
  const { reference } = await waitingOne({ text: 'Buio <script>alert(1)</script> in via Verdi' });
  const { text } = await get(await link({ reference }));
  expect(text).toContain('Buio &lt;script&gt;alert(1)&lt;/script&gt; in via Verdi');
  expect(text).toContain('Illuminazione pubblica, probabilità 41%');
  expect(text).toContain('lampione');
  expect(text).not.toContain('<script');
});

test('says why a person must look, and offers the likeliest categories first', async () => {
  const { text: bare } = await get(await link({ reference: (await waitingOne()).reference }));
  expect(bare).toContain('La proposta è incerta.');
  expect(bare).not.toContain('<optgroup');
  const { reference } = await waitingOne();
  const ranked = {
    category: 'multe',
    office: 'polizia-locale',
    priority: 'normal',
    reviewReasons: ['special-category', 'other-language', 'of-another-version'],
    ranking: [
      { category: 'multe', confidence: 0.412 },
      { category: 'abolita', confidence: 0.3 },
      { category: 'rifiuti', confidence: 0.2 },
    ],
  };
  await register.recordProposal(proposal(reference, { proposal: ranked }), 'flusso');
  const { text } = await get(await link({ reference }));
  expect(text).toContain('Può contenere dati delicati');
  expect(text).toContain('È scritta in un’altra lingua.');
  const [likely = '', all = ''] = text.split('<optgroup').slice(1);
  expect([...likely.matchAll(/value="([^"]*)"/g)].map(([, code]) => code)).toEqual([
    'multe',
    'rifiuti',
  ]);
  expect(likely).toMatch(/value="multe" selected>[^<]*, probabilità 41%</);
  expect(all).toContain('value="multe">');
  expect(text.match(/ selected/g)).toHaveLength(2);
});

test('a link to one ticket leads to no list, since it opens none', async () => {
  const { reference, decision } = await waitingOne();
  const [list, single] = [await link(), await link({ reference })];
  const back = 'Torna all’elenco';
  expect((await get(`${list}&reference=${reference}`)).text).toContain(back);
  expect((await get(single)).text).not.toContain(back);
  expect((await decide(single, { reference, decision })).text).not.toContain(back);
  expect((await get(single)).text).not.toContain(back);
  expect((await get(`${list}&reference=${reference}`)).text).toContain(back);
});

test('confirms as proposed, under the name of who decided', async () => {
  const { reference, decision } = await waitingOne();
  const { status, text } = await decide(await link(), { reference, decision });
  expect(status).toBe(200);
  expect(text).toContain('Decisione registrata');
  expect(text).toMatch(
    /Illuminazione pubblica[^]*Lavori pubblici e manutenzioni[^]*alta[^]*Ada Neri/,
  );
  expect(server.replies.at(-1)?.decided).toMatchObject({
    ticket: { reference, status: 'assigned', office: 'lavori-pubblici' },
    decision: {
      categoryName: 'Illuminazione pubblica',
      officeName: 'Lavori pubblici e manutenzioni',
      decidedBy: 'Ada Neri',
    },
  });
  expect(await register.decisions(reference)).toMatchObject([
    { decidedBy: 'Ada Neri', final: { category: 'illuminazione-pubblica', priority: 'high' } },
  ]);
});

test('a correction moves the ticket to the category’s office and teaches the engine', async () => {
  const { reference, decision } = await waitingOne();
  await decide(await link(), { reference, decision, category: 'tari', priority: 'low' });
  expect(await register.get(reference)).toMatchObject({
    category: 'tari',
    office: 'tributi',
    priority: 'low',
  });
  expect(await register.confirmedTickets(10)).toMatchObject([{ category: 'tari' }]);
});

test('a ticket is decided once, however often it is sent', async () => {
  const { reference, decision } = await waitingOne();
  const url = await link();
  const answers = await Promise.all(
    ['tari', 'multe', 'tari', 'cimiteri'].map((category) =>
      decide(url, { reference, decision, category }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  expect(server.replies.filter(({ decided }) => decided)).toHaveLength(1);
});

test('a proposal that came after the page was opened is not decided unseen', async () => {
  const { reference, decision } = await waitingOne();
  const before = String(Number(decision) - 1);
  expect((await decide(await link(), { reference, decision: before })).status).toBe(409);
  expect((await register.get(reference)).status).toBe('in-review');
});

const wrong: { fields: Record<string, string>; says: string }[] = [
  { fields: { decidedBy: ' ' }, says: 'Manca il nome' },
  { fields: { category: '' }, says: 'Scegli categoria' },
  { fields: { category: 'inventata' }, says: 'Scegli categoria' },
  { fields: { office: 'inventato' }, says: 'Scegli categoria' },
  { fields: { priority: 'somma' }, says: 'Scegli categoria' },
];
test.each(wrong)(
  'takes nothing with $fields, and keeps what was typed',
  async ({ fields, says }) => {
    const { reference, decision } = await waitingOne();
    const sent = { reference, decision, reason: 'perché sì', ...fields };
    const { status, text } = await decide(await link(), sent);
    expect(status).toBe(422);
    expect(text).toContain(says);
    expect(text).toContain('perché sì');
    expect((await register.get(reference)).status).toBe('in-review');
  },
);

test('a link for one person decides in their name alone', async () => {
  const { reference, decision } = await waitingOne();
  await decide(await link({ decidedBy: 'Ugo Verdi' }), { reference, decision, decidedBy: 'Altri' });
  expect(await register.decisions(reference)).toMatchObject([{ decidedBy: 'Ugo Verdi' }]);
});

test('a link for one ticket opens no other', async () => {
  const one = await waitingOne();
  const other = await waitingOne({ subject: 'Segreto di altri' });
  const url = await link({ reference: one.reference });
  expect((await get(`${url}&reference=${other.reference}`)).text).not.toContain('Segreto');
  expect((await decide(url, other)).status).toBe(403);
  expect((await register.get(other.reference)).status).toBe('in-review');
});

test('nobody gets in without a link of the office', async () => {
  const { reference, decision } = await waitingOne({ subject: 'Segreto' });
  const good = await link();
  const expired = await link({}, 1, new Date(Date.now() - 2 * 24 * 60 * 60 * 1000));
  const forged = good.slice(0, -3) + 'abc';
  for (const url of [server.url, forged, expired, `${server.url}?${reviewParameter}=x`]) {
    const { status, text } = await get(url);
    expect(status).toBe(403);
    expect(text).not.toContain('Segreto');
    expect((await decide(url, { reference, decision })).status).toBe(403);
  }
  const foreign = { 'sec-fetch-site': 'cross-site' };
  expect((await decide(good, { reference, decision }, foreign)).status).toBe(403);
  expect((await fetch(good, { method: 'PUT' })).status).toBe(405);
  expect((await register.get(reference)).status).toBe('in-review');
});

test('a ticket’s link is the same when it is made again', async () => {
  const { reference } = await waitingOne();
  const now = new Date(Date.now() + 60_000);
  expect(await link({ reference })).toBe(await link({ reference }, 7, now));
  await expect(reviewUrl(register, 'revisione', {}, 7)).rejects.toMatchObject({
    code: 'review.page-address',
  });
});

test('shows the urgent and the oldest of more than a page holds, and counts them all', async () => {
  const oldest = await waitingOne({ subject: 'La prima' });
  const { tickets } = await register.search({ limit: 1 });
  const newer = Array.from({ length: 200 }, () => ({ ...tickets[0]!, submittedAt: '2999-01-01' }));
  const search = async () => ({ tickets: [...newer, ...tickets], next: null });
  open = async () => ({ ...register, search });
  const { text } = await get(await link());
  const [first] = text.match(/URP-[A-Z0-9-]+/) ?? [];
  expect(first).toBe(oldest.reference);
  expect(text.match(/<li>\s*<h2>/g)).toHaveLength(200);
  expect(/<h1>[^<]*<\/h1>/.exec(text)?.[0]).toContain('(201)');
});

test('hands on what it decided, though the next one cannot be read', async () => {
  const { reference, decision } = await waitingOne();
  const url = await link();
  open = async () => ({ ...register, search: () => Promise.reject(new Error('down')) });
  await decide(url, { reference, decision });
  const decided = server.replies.some((reply) => reply.decided !== undefined);
  expect(decided).toBe((await register.get(reference)).status === 'assigned');
});

test('says so where the register does not answer', async () => {
  const url = await link();
  open = () => Promise.reject(new Error('down'));
  const { status, text } = await get(url);
  expect(status).toBe(503);
  expect(text).toContain('Il registro non risponde');
});

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { urpTaxonomy } from '../../../lib/classification/taxonomies/urp';
import { openDesk } from '../../../lib/intake/desk';
import { formNamed } from '../../../lib/intake/forms';
import { answer } from '../../../lib/intake/http';
import { openRegister } from '../../../lib/register/openRegister';
import type { Register } from '../../../lib/register/register';
import { readSamples } from '../../../scripts/demo/samples';
import { sendAll } from '../../../scripts/demo/sending';
import { readFlow } from '../../../scripts/editor';
import { root } from '../../../scripts/root';

const samples = readSamples();
const folder = mkdtempSync(join(tmpdir(), 'urp-samples-'));
let register: Register;

/** The form itself behind an HTTP server, its bodies parsed as n8n does. */
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const type = request.headers['content-type'] ?? '';
  const posted = await new Response(Buffer.concat(chunks), {
    headers: { 'content-type': type },
  }).formData();
  const data = Object.fromEntries(posted.entries());
  const isMultipart = type.startsWith('multipart/form-data');
  const reply = await answer(
    {
      method: 'POST',
      query: {},
      contentType: type.split(';')[0],
      accept: request.headers.accept,
      ifNoneMatch: undefined,
      body: isMultipart ? { data, files: {} } : data,
    },
    openDesk({
      form: formNamed('segnalazione-disservizio'),
      administration: 'Comune di Esempio',
      contact: '',
      privacyPage: '',
      accessibilityPage: '',
      language: 'it',
      isTrial: false,
    }),
    async () => register,
  );
  response.writeHead(reply.status, reply.headers).end(reply.body);
});

let form: string;
beforeAll(async () => {
  register = await openRegister({ kind: 'sqlite', file: join(folder, 'register.sqlite') });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  form = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await register.close();
  rmSync(folder, { recursive: true });
});

test('there are thirty, spread over the taxonomy', () => {
  expect(samples).toHaveLength(30);
  const codes = urpTaxonomy.categories.map(({ code }) => code);
  const topics = new Set(samples.flatMap(({ topic }) => topic ?? []));
  expect(codes).toEqual(expect.arrayContaining([...topics]));
  expect(topics.size).toBeGreaterThanOrEqual(15);
});

test('each citizen has an address that the flow may write to', () => {
  const { nodes } = readFlow(join(root, 'workflows/01-sportello.json'));
  const receipt = nodes.find(({ name }) => name === 'Ricevuta al cittadino')?.parameters;
  const { allowedRecipients } = receipt?.options as { allowedRecipients: string };
  expect(allowedRecipients).toBe('.example');
  for (const { answers } of samples.filter(({ outcome }) => outcome !== 'refused')) {
    expect(answers.email?.endsWith(allowedRecipients)).toBe(true);
  }
});

test('the form takes and refuses what it should, says why, and knows what comes twice', async () => {
  const receipts = await sendAll(form, samples, 'run-of-this-test');
  const outcome = (kind: string) => (kind === 'refused' ? 'refused' : 'taken');
  expect(receipts.map(({ kind }) => outcome(kind))).toEqual(
    samples.map((sample) => outcome(sample.outcome)),
  );
  const counts = (kinds: string[]) => kinds.filter((kind) => kind === 'repeated').length;
  expect(counts(receipts.map(({ kind }) => kind))).toBe(2);
  for (const receipt of receipts) {
    if (receipt.kind === 'refused') expect(receipt.reason).toMatch(/\S{3,}.*\.$/);
  }
  const { tickets } = await register.search({ limit: 100 });
  const references = receipts.flatMap((receipt) =>
    'reference' in receipt ? [receipt.reference] : [],
  );
  expect(tickets.map(({ reference }) => reference).sort()).toEqual([...new Set(references)].sort());
});

test('the same samples in another run are other requests', async () => {
  const before = (await register.search({ limit: 100 })).tickets.length;
  await sendAll(form, samples.slice(0, 1), 'another-run-of-this');
  expect((await register.search({ limit: 100 })).tickets).toHaveLength(before + 1);
});

test('hostile words are recorded as text: one line where one was asked for', async () => {
  const { tickets } = await register.search({ limit: 100 });
  const subjects = tickets.map(({ subject }) => subject);
  expect(subjects).toContain('=HYPERLINK("https://example.com/x","Apri")');
  expect(subjects).toContain('Marciapiede rotto Bcc: tutti@example.com Subject: Premio');
  expect(tickets.map(({ text }) => text)).toContainEqual(
    expect.stringContaining('{{7*7}} ={{ $json.citizen }}'),
  );
});

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openRegister } from '../../lib/register/openRegister';
import type { Decision, Register } from '../../lib/register/register';
import type { Ticket } from '../../lib/register/ticket';
import { root } from '../../scripts/root';
import { eventually, startOffice, type Office } from '../harness/n8n';

/** What the office's new category of requests is about, in words that no taxonomy knows. */
const questions = [
  'Vorrei il nulla osta gradiente per la nostra banda musicale',
  'Chi rilascia il nulla osta gradiente? Mi serve per sabato',
  'Vi chiedo il nulla osta gradiente per il nostro concerto',
  'Quanto dura un nulla osta gradiente per i gruppi ospiti?',
  'Il nulla osta gradiente va rinnovato ogni anno?',
  'A chi mando la domanda di nulla osta gradiente',
  'La nostra compagnia aspetta il nulla osta gradiente da lunedì',
  'Per il nulla osta gradiente basta una mail?',
  'Serve il nulla osta gradiente anche ai ragazzi?',
  'Non trovo il modello del nulla osta gradiente',
];
const next = 'Buonasera, ci occorre il nulla osta gradiente entro domenica';

let office: Office;
let register: Register;

beforeAll(async () => {
  const flow = (name: string) => join(root, 'workflows', `${name}.json`);
  office = await startOffice(flow('01-sportello'), flow('06-smistamento'));
  register = await openRegister({ kind: 'sqlite', file: office.registerFile });
});

afterAll(async () => {
  await register?.close();
  await office?.stop();
});

test('what the desk corrects on its page goes to the office, and the next ones follow', async () => {
  const before = await file(next);
  expect(before.proposal.category).not.toBe(wanted.category);
  let corrected = 0;
  for (const question of questions) {
    const decision = await file(question);
    const { status } = await routed(decision);
    if (status === 'in-review') {
      await correct(decision);
      corrected += 1;
    } else {
      // It has learnt enough to send it on by itself.
      expect(decision.proposal).toMatchObject(wanted);
    }
  }
  expect(corrected).toBeGreaterThan(0);

  const after = await file(next);
  expect(after.proposal).toMatchObject(wanted);
  expect(after.confidence).toBeGreaterThan(before.confidence);
  const words = (after.proposal.evidence as { words: string }[]).map(({ words: each }) => each);
  expect(words).toContain('gradiente');
});

const wanted = { category: 'biblioteca-cultura', office: 'cultura-sport' };

/** Sends a request by the form of flow 01 and waits for what is proposed for it. */
async function file(text: string): Promise<Decision> {
  const body = new URLSearchParams({
    privacy: 'si',
    luogo: 'via Garibaldi 1',
    'tipo-disservizio': 'altro',
    titolo: 'Richiesta',
    dettagli: text,
    nome: 'Anna',
    cognome: 'Prova',
    email: 'anna.prova@citta.example',
    'submission-key': randomUUID(),
  });
  const headers = { accept: 'application/json' };
  const { reference } = (await (
    await fetch(office.form, { method: 'POST', headers, body })
  ).json()) as { reference: string };
  return eventually(`a proposal for ${reference}`, async () => {
    return (await register.decisions(reference)).at(-1);
  });
}

/** The ticket once the flow has sent it on: to review, or to an office. */
async function routed({ reference }: Decision): Promise<Ticket> {
  return eventually(`the way of ${reference}`, async () => {
    const ticket = await register.get(reference);
    return ticket.status !== 'filed' && ticket;
  });
}

/** Follows the link of the desk's mail, and sends the form of the page with another category. */
async function correct({ reference }: Decision): Promise<void> {
  const link = await eventually(`the desk's mail about ${reference}`, async () => {
    const mail = (await office.mails()).find(
      ({ to, text }) => to.includes('urp@comune.example') && text.includes(reference),
    );
    return mail && /https?:\S+revisione\?\S+/.exec(mail.text)?.[0];
  });
  const page = await (await fetch(link)).text();
  expect(page).toContain(reference);
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const sent = {
    ...Object.fromEntries(hidden.map(([, name, value]) => [name, value])),
    category: wanted.category,
    office: '',
    priority: 'normal',
    decidedBy: 'Ada Neri',
  };
  expect(await register.get(reference)).toMatchObject({ status: 'in-review', office: null });
  const address = link.replace(/\?.*$/, '');
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(sent) });
  expect(answer.status).toBe(200);
  expect(await register.get(reference)).toMatchObject({ ...wanted, status: 'assigned' });
  await eventually(`the office's task about ${reference}`, async () =>
    (await office.mails()).some(
      ({ to, text }) => to.includes('cultura-sport@comune.example') && text.includes(reference),
    ),
  );
}

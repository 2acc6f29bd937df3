import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { AssessedReading } from '../../lib/register/reading';
import type { NewTicket, Register } from '../../lib/register/register';
import { officeRegister } from '../../nodes/shell/register';
import type { Message } from '../../sandbox/mailbox';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { root } from '../../scripts/root';
import { sandboxCredentials } from '../../scripts/sandboxCredentials';
import { runWorkflowFile } from '../harness/workflow';
import { request } from '../lib/register/requests';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'urp-appointments-'));
const citizen = { givenName: 'Maria', familyName: 'Bianchi', email: 'maria@cittadini.example' };
let sandbox: Sandbox;
let register: Register;

beforeAll(async () => {
  sandbox = await startSandbox({ folder });
  register = await officeRegister();
});
beforeEach(() => fetch(sandbox.inboxApi, { method: 'DELETE' }));
afterAll(async () => {
  await register.close();
  await sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Files a request and runs a flow on it, twice, as after a crash. */
async function fileAndRun(flow: string, start: string, own: Partial<NewTicket>) {
  const { ticket } = await register.file(request({ citizen, ...own }), 'modulo');
  const credentials = Object.fromEntries(
    sandboxCredentials(sandbox).map(({ type, data }) => [type, data as never]),
  );
  const input = [{ json: ticket as unknown as IDataObject }];
  for (let round = 0; round < 2; round += 1) {
    const file = join(root, 'workflows', flow);
    const run = await runWorkflowFile(file, { start, input, credentials });
    expect(run.error).toBeUndefined();
  }
  const mails = (await (await fetch(sandbox.inboxApi)).json()) as Message[];
  return { ticket: await register.get(ticket.reference), mails };
}

test('02: an appointment is confirmed once, with its link, and given to its office', async () => {
  const { ticket, mails } = await fileAndRun('02-appuntamento.json', 'Modulo: prenotazione', {
    formId: 'prenotazione-appuntamento',
    formAddress: 'https://n8n.comune.example/webhook/prenotazione-appuntamento',
    appointment: {
      agenda: 'servizi-demografici',
      start: '2126-11-26T08:20:00Z',
      end: '2126-11-26T08:40:00Z',
      places: 1,
      office: 'Servizi demografici',
      place: 'Piazza del Municipio 1',
      bring: ['Una fototessera recente'],
    },
  });
  expect(ticket).toMatchObject({ status: 'assigned', office: 'servizi-demografici' });
  expect(mails).toHaveLength(1);
  const [{ to, subject, text } = { to: [], subject: '', text: '' }] = mails;
  expect(to).toEqual([citizen.email]);
  expect(subject).toContain('26 novembre 2126, ore 09:20');
  const joined = text.replace(/=\r?\n/g, '');
  expect(joined).toContain('Una fototessera recente');
  expect(joined).toContain(ticket.appointment?.manageUrl);
  expect(joined).toContain('&file=ics');
});

const reading: AssessedReading = {
  meter: 'AB1',
  value: 900,
  readOn: '2026-11-23',
  plausible: true,
  reason: 'usual',
  previous: { value: 880, readOn: '2026-10-01' },
  difference: 20,
  perDay: 0.377,
};

test.each([
  ['that fits goes to the water service', reading, 'assigned', 1],
  [
    'that does not fit goes to review',
    {
      ...reading,
      plausible: false,
      reason: 'lower' as const,
      previous: { value: 951, readOn: '2026-10-01' },
      difference: -51,
    },
    'in-review',
    2,
  ],
])('03: a reading %s, and its citizen learns nothing of it', async (_what, own, status, count) => {
  const { ticket, mails } = await fileAndRun('03-autolettura.json', 'Modulo: autolettura', {
    formId: 'autolettura-acqua',
    fields: { matricola: 'AB1', lettura: 900, 'data-lettura': '2026-11-23' },
    reading: own,
  });
  expect(ticket.status).toBe(status);
  expect(mails).toHaveLength(count);
  const told = mails.find(({ to }) => to.includes(citizen.email))?.text ?? '';
  expect(told).toContain('900 m³');
  expect(told).not.toMatch(/880|951|inferiore|plausib/);
  const office = mails.find(({ to }) => to.includes('servizio-idrico@comune.example'));
  if (count === 2) expect(office?.text).toMatch(/inferiore[^]*951/);
});

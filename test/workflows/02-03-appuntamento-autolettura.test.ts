import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { simpleParser } from 'mailparser';
import type { IDataObject } from 'n8n-workflow';
import type { NewAppointment } from '../../lib/register/appointment';
import type { AssessedReading } from '../../lib/register/reading';
import type { NewTicket } from '../../lib/register/register';
import { root } from '../../scripts/root';
import { openFlowOffice } from '../harness/flowOffice';
import { runWorkflowFile, type WorkflowSource } from '../harness/workflow';
import { request } from '../lib/register/requests';

jest.setTimeout(60_000);

const citizen = { givenName: 'Maria', familyName: 'Bianchi', email: 'maria@cittadini.example' };
const office = openFlowOffice();

beforeEach(() => fetch(office.sandbox.inboxApi, { method: 'DELETE' }));

const fileOne = async (own: Partial<NewTicket>) =>
  (await office.register.file(request({ citizen, ...own }), 'modulo')).ticket;

/** Runs a flow on what starts it, twice, as after a crash; the mails that went, the oldest first. */
async function runTwice(flow: string | Flow, start: string, json: object = {}) {
  const credentials = office.credentials();
  const input = [{ json: json as unknown as IDataObject }];
  for (let round = 0; round < 2; round += 1) {
    const source = typeof flow === 'string' ? join(root, 'workflows', flow) : flow;
    const run = await runWorkflowFile(source, { start, input, credentials });
    expect(run.error).toBeUndefined();
  }
  return office.mails();
}

/** Files a request and runs a flow on it. */
async function fileAndRun(flow: string, start: string, own: Partial<NewTicket>) {
  const filed = await fileOne(own);
  const mails = await runTwice(flow, start, filed);
  return { ticket: await office.register.get(filed.reference), mails };
}

type Flow = Exclude<WorkflowSource, string>;

/** Flow 02, whose list is of another day than today. */
function withDay(appointmentDay: string): Flow {
  const file = readFileSync(join(root, 'workflows/02-appuntamento.json'), 'utf8');
  const flow = JSON.parse(file) as Flow;
  const list = flow.nodes.find(({ name }) => name === 'Appuntamenti di oggi');
  list!.parameters.appointmentDay = appointmentDay;
  return flow;
}

const formAddress = 'https://n8n.comune.example/webhook/prenotazione-appuntamento';

/** An hour of a day at the office. */
function hour(day: string, from: string, own: Partial<NewAppointment> = {}): NewAppointment {
  const start = DateTime.fromISO(`${day}T${from}`, { zone: 'Europe/Rome' });
  return {
    agenda: 'servizi-demografici',
    start: start.toUTC().toISO()!,
    end: start.plus({ minutes: 20 }).toUTC().toISO()!,
    places: 1,
    office: 'Servizi demografici',
    place: 'Piazza del Municipio 1',
    bring: ['Una fototessera recente'],
    ...own,
  };
}

test('02: an appointment is confirmed once, with its link, and given to its office', async () => {
  const { ticket, mails } = await fileAndRun('02-appuntamento.json', 'Modulo: prenotazione', {
    formId: 'prenotazione-appuntamento',
    formAddress,
    appointment: hour('2126-11-26', '09:20'),
  });
  expect(ticket).toMatchObject({ status: 'assigned', office: 'servizi-demografici' });
  expect(mails).toHaveLength(1);
  const [mail] = mails;
  expect(mail?.to).toEqual([citizen.email]);
  expect(mail?.subject).toContain('26 novembre 2126, ore 09:20');
  expect(mail?.text).toContain('Una fototessera recente');
  expect(mail?.text).toContain(ticket.appointment?.manageUrl);
  const source = await (await fetch(`${office.sandbox.inboxApi}/${mail?.id}/raw`)).text();
  const [calendar] = (await simpleParser(source)).attachments;
  expect(calendar).toMatchObject({ filename: 'appuntamento.ics', contentType: 'text/calendar' });
  expect(calendar?.content.toString()).toMatch(/METHOD:PUBLISH[^]*DTSTART:21261126T082000Z/);
});

test('02: who moves an appointment, and then cancels it, is told each once', async () => {
  const { reference } = await fileOne({ formAddress, appointment: hour('2126-11-27', '09:00') });
  await office.register.moveAppointment(reference, hour('2126-11-27', '10:40'), 'citizen');
  const flow = ['02-appuntamento.json', 'Spostato o annullato'] as const;
  const [moved, ...none] = await runTwice(...flow, await office.register.get(reference));
  expect(none).toEqual([]);
  expect(moved?.subject).toMatch(/^Appuntamento spostato: .*ore 10:40/);
  expect(moved?.text).toMatch(/Prima era: .*ore 09:00/);
  expect(moved?.text).not.toContain('Ci scusiamo');
  await office.register.cancelAppointment(reference, 'citizen');
  const [, cancelled, ...more] = await runTwice(...flow, await office.register.get(reference));
  expect(more).toEqual([]);
  expect(cancelled?.subject).toMatch(/^Appuntamento annullato: .*ore 10:40/);
});

test('02: in the morning each counter gets its list, once; a day without appointments writes to nobody', async () => {
  const morning = 'Ogni mattina, alle sette';
  const day = '2126-11-30';
  const listOf = (appointmentDay: string) => runTwice(withDay(appointmentDay), morning);
  expect(await listOf(day)).toEqual([]);
  const early = await fileOne({ appointment: hour(day, '09:00') });
  const gone = await fileOne({ appointment: hour(day, '09:40') });
  await office.register.cancelAppointment(gone.reference, 'citizen');
  const moved = await fileOne({ subject: 'Tassa', appointment: hour('2126-11-29', '11:00') });
  const elsewhere = hour(day, '08:20', { agenda: 'tributi', office: 'Tributi' });
  await office.register.moveAppointment(moved.reference, elsewhere, 'citizen');
  await fileOne({ appointment: hour('2126-12-01', '09:00') });
  const told = Object.fromEntries((await listOf(day)).map(({ to, text }) => [to.join(), text]));
  expect(told).toEqual({
    'servizi-demografici@comune.example': expect.stringMatching(
      new RegExp(
        `- 09:00 Maria Bianchi: .*${early.reference}.*\\n- 09:40 ANNULLATO, Maria Bianchi: .*${gone.reference}`,
      ),
    ),
    'urp@comune.example': expect.stringMatching(
      /- 08:20 Maria Bianchi: Tassa \(.*, spostato: era 29\/11 11:00\), Tributi/,
    ),
  });
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

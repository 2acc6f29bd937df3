import { withAgendas } from '../../../../lib/intake/adapting';
import { agendaSchema } from '../../../../lib/intake/appointments/agenda';
import { formNamed } from '../../../../lib/intake/forms';
import type { Register } from '../../../../lib/register/register';
import '../../../harness/loopback';
import { serveForm, type FormServer } from '../formServer';
import { carriedBy, postMultipart, postUrlEncoded, type Fields } from '../posting';
import { temporaryRegister } from '../temporaryRegister';

/** Two offices on Thursday mornings: one with two places for all, one with one for taxes. */
const form = withAgendas(formNamed('prenotazione-appuntamento'), [
  agendaSchema.parse({
    code: 'anagrafe',
    office: { it: 'Anagrafe', en: 'Registry' },
    place: 'Piazza del Municipio 1\nPiano terra',
    hours: { thursday: '9-10' },
    places: 2,
    bring: ['Una penna'],
  }),
  agendaSchema.parse({
    code: 'ufficio-tributi',
    office: 'Ufficio tributi',
    services: ['tributi'],
    hours: { thursday: '9-9:20' },
  }),
]);
const now = new Date('2026-11-24T09:00:00Z');
const first = 'anagrafe/2026-11-26T08:00Z';
const second = 'anagrafe/2026-11-26T08:20Z';
const answers: Fields = {
  privacy: 'si',
  servizio: 'carta-identita',
  appuntamento: first,
  motivo: 'Carta scaduta',
  dettagli: 'Scade domani.',
  nome: 'Maria',
  cognome: 'Bianchi',
  email: 'maria.bianchi@example.it',
};

let register: Register;
let remove: () => Promise<void>;
let server: FormServer;
const address = 'https://n8n.comune.example/webhook/prenotazione';
const failing = { now: false };

beforeEach(async () => {
  ({ register, remove } = await temporaryRegister(now));
  failing.now = false;
  const open = async () => {
    if (failing.now) throw new Error('down');
    return register;
  };
  server = await serveForm(open, { form, address }, now);
});
afterEach(async () => {
  await server.close();
  await remove();
});

const post = (own: Fields) => postMultipart(server.url, { ...answers, ...own });
const shown = async (own: Fields) => (await post(own)).text();

async function book(own: Fields = {}) {
  const response = await post(own);
  const page = await response.text();
  const ticket = server.replies.at(-1)?.filed?.ticket;
  return { status: response.status, page, ticket: ticket! };
}

describe('choosing', () => {
  const step = 'data-e-orario';
  const without = { appuntamento: [] as string[] };

  test('shows the offices, the days with their places, and the times of the first free day', async () => {
    const page = await shown({ ...without, step, servizio: 'tributi' });
    expect(page).toContain('Anagrafe');
    expect(page).toContain('Ufficio tributi');
    expect(page).toContain('giovedì 26 novembre 2026 – 6 posti');
    expect(page).toContain('Orari liberi di giovedì 26 novembre 2026');
    expect(page).toContain(`value="${first}"`);
    expect(page).toContain('>09:00<');
  });

  test('offers the offices that deal with the service alone', async () => {
    expect(await shown({ ...without, step })).not.toContain('Ufficio tributi');
  });

  test('shows another office and another day where they were asked for', async () => {
    const page = await shown({
      step,
      servizio: 'tributi',
      appuntamento: ['ufficio-tributi', '2026-12-03'],
    });
    expect(page).toContain('Orari liberi di giovedì 3 dicembre 2026');
    expect(page).toContain('value="ufficio-tributi/2026-12-03T08:00Z"');
    expect(page).not.toContain('role="alert"');
  });

  test('shows what is left now, never what was left before', async () => {
    await book();
    expect(await shown({ ...without, step })).toContain('giovedì 26 novembre 2026 – 5 posti');
    await book();
    const page = await shown({ ...without, step });
    expect(page).toContain('giovedì 26 novembre 2026 – 4 posti');
    expect(page).not.toContain(`value="${first}"`);
    expect(server.replies.at(-1)?.headers['cache-control']).toBe('no-store');
  });

  test('says where nothing is free', async () => {
    const full = withAgendas(form, [
      agendaSchema.parse({ code: 'chiuso', office: 'Chiuso', hours: {} }),
    ]);
    const own = await serveForm(async () => register, { form: full }, now);
    const page = await (
      await postMultipart(own.url, { ...answers, step, appuntamento: '' })
    ).text();
    await own.close();
    expect(page).toContain('non ci sono posti liberi');
  });

  test('asks for a time where the day changed since', async () => {
    const response = await post({
      step: 'motivo',
      appuntamento: ['anagrafe', '2026-12-03', first],
    });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('Hai cambiato ufficio o giorno');
  });

  test('a service’s own page chooses the service by its link, in every language', async () => {
    const page = await (await fetch(`${server.url}?servizio=tributi`)).text();
    expect(carriedBy(page)).toMatchObject({ servizio: 'tributi' });
    expect(page).toContain('href="?servizio=tributi&amp;lang=en"');
    const forged = await (await fetch(`${server.url}?servizio=<b>&motivo=Falso&nome=X`)).text();
    expect(carriedBy(forged)).toEqual({});
  });
});

describe('booking', () => {
  test('the receipt tells when, where and what to bring, with the entry and the link', async () => {
    const { page, ticket } = await book();
    expect(ticket.appointment).toMatchObject({
      agenda: 'anagrafe',
      office: 'Anagrafe',
      date: '2026-11-26',
      time: '09:00',
      status: 'booked',
      manageUrl: expect.stringMatching(
        /^https:\/\/n8n.comune.example\/webhook\/prenotazione\?appuntamento=/,
      ),
    });
    expect(ticket.appointment?.bring).toEqual(
      expect.arrayContaining(['Una penna', 'La tessera sanitaria']),
    );
    expect(ticket.fields.appuntamento).toMatchObject({ agenda: 'anagrafe' });
    expect(page).toContain('giovedì 26 novembre 2026, 09:00');
    expect(page).toContain('Piazza del Municipio 1');
    expect(page).toContain('La tessera sanitaria');
    expect(page).toContain('file=ics');
  });

  test('sent again under its key shows the same receipt, though the slot is full since', async () => {
    const key = { 'submission-key': 'a-key-of-sixteen-signs' };
    const { ticket } = await book(key);
    await book();
    const again = await post(key);
    expect(again.status).toBe(200);
    expect(await again.text()).toContain(ticket.reference);
  });

  test('a slot that fills up before sending is told at its field, with the free ones', async () => {
    await book();
    await book();
    const response = await post({ step: 'send' });
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain('appena stato preso da un’altra persona');
    expect(page).toContain(`value="${second}"`);
    expect(page).not.toContain(`value="${first}"`);
    expect(carriedBy(page)).toMatchObject({ motivo: 'Carta scaduta', email: answers.email });
    expect((await register.search({ limit: 10 })).tickets).toHaveLength(2);
  });

  test('a slot that is full is told on the way to the next page already', async () => {
    await book();
    await book();
    expect((await post({ step: 'motivo' })).status).toBe(422);
    expect((await post({ step: 'motivo', appuntamento: second })).status).toBe(200);
  });

  test('a program is told at the field', async () => {
    await book();
    await book();
    const accept = { accept: 'application/json' };
    const response = await postUrlEncoded(server.url, answers, accept);
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({
      errors: [{ field: 'appuntamento', message: expect.stringContaining('preso') }],
    });
    const booked = await postUrlEncoded(server.url, { ...answers, appuntamento: second }, accept);
    expect(await booked.json()).toMatchObject({ appointment: { time: '09:20' } });
  });

  test('with the register out of reach nothing is booked and the answers stay', async () => {
    failing.now = true;
    const response = await post({ step: 'data-e-orario' });
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('Maria');
  });
});

describe('managing', () => {
  async function opened() {
    const { ticket } = await book();
    const query = new URL(ticket.appointment?.manageUrl ?? '').search;
    const link = server.url + query;
    return { reference: ticket.reference, link };
  }
  const state = async (reference: string) => (await register.get(reference)).appointment;
  const act = (link: string, fields: Fields) => postUrlEncoded(link, fields);

  test('a link scanner’s GET and HEAD change nothing, whatever they ask for', async () => {
    const { reference, link } = await opened();
    for (const method of ['GET', 'HEAD']) {
      for (const query of ['', '&azione=annulla', '&azione=sposta', '&file=ics']) {
        const response = await fetch(link + query, { method });
        expect(response.status).toBe(200);
      }
    }
    expect(await state(reference)).toMatchObject({ status: 'booked', changes: 0 });
    expect(await register.history(reference)).toHaveLength(1);
  });

  test('the page shows the appointment and nothing that its citizen wrote', async () => {
    const { link } = await opened();
    const response = await fetch(link);
    const page = await response.text();
    expect(page).toContain('giovedì 26 novembre 2026, 09:00');
    expect(page).toContain('Annulla l’appuntamento');
    expect(page).not.toMatch(/Maria|Bianchi|maria|Scade domani/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await (await fetch(`${link}&lang=en`)).text()).toContain('Your appointment');
  });

  test('moves it', async () => {
    const { reference, link } = await opened();
    const days = await (await act(link, { azione: 'orari', appuntamento: '2026-12-03' })).text();
    expect(days).toContain('Orari liberi di giovedì 3 dicembre 2026');
    expect(await state(reference)).toMatchObject({ changes: 0 });
    const response = await act(link, { azione: 'sposta', appuntamento: second });
    expect(await response.text()).toContain('L’appuntamento è stato spostato');
    expect(await state(reference)).toMatchObject({ time: '09:20', changes: 1, status: 'booked' });
    expect((await register.history(reference)).at(-1)?.kind).toBe('appointment-moved');
    expect(server.replies.at(-1)?.filed).toBeUndefined();
  });

  test.each<[string, Fields, string]>([
    ['no time', {}, 'Scegli un orario'],
    [
      'a time that is not offered',
      { appuntamento: 'anagrafe/2026-11-26T08:01Z' },
      'non si può prenotare',
    ],
    [
      'an office that does not deal with it',
      { appuntamento: 'ufficio-tributi/2026-11-26T08:00Z' },
      'non si può prenotare',
    ],
    ['a day other than the time’s', { appuntamento: ['2026-12-03', second] }, 'Hai cambiato'],
  ])('to %s it stays where it is', async (_what, fields, said) => {
    const { reference, link } = await opened();
    const response = await act(link, { azione: 'sposta', ...fields });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(said);
    expect(await state(reference)).toMatchObject({ time: '09:00', changes: 0 });
  });

  test('to a slot that is full it stays where it is, and says so', async () => {
    const { reference, link } = await opened();
    await book({ appuntamento: second });
    await book({ appuntamento: second });
    const response = await act(link, { azione: 'sposta', appuntamento: second });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('appena stato preso');
    expect(await state(reference)).toMatchObject({ time: '09:00', changes: 0 });
  });

  test('cancels it for good, and frees its place', async () => {
    const { reference, link } = await opened();
    const response = await act(link, { azione: 'annulla' });
    expect(await response.text()).toContain('L’appuntamento è annullato');
    await act(link, { azione: 'annulla' });
    await act(link, { azione: 'sposta', appuntamento: second });
    expect(await state(reference)).toMatchObject({ status: 'cancelled', time: '09:00' });
    expect((await register.history(reference)).map(({ kind }) => kind)).toEqual([
      'filed',
      'appointment-cancelled',
    ]);
    const ics = await (await fetch(`${link}&file=ics`)).text();
    expect(ics).toContain('STATUS:CANCELLED');
    expect(ics).toContain('SEQUENCE:1');
  });

  test.each([
    ['none', ''],
    ['a forged one', 'eyJwYXlsb2FkIjp7fX0.AAAA'],
    ['another’s payload', undefined],
    ['a list', 'a&appuntamento=b'],
  ])('with %s for a token shows nothing', async (_what, token) => {
    const { link, reference } = await opened();
    const forged = link.replace(/appuntamento=.{3}/, 'appuntamento=AAA');
    const wrong = token === undefined ? forged : `${server.url}?appuntamento=${token}`;
    for (const response of [await fetch(wrong), await act(wrong, { azione: 'annulla' })]) {
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain(reference);
    }
    expect(await state(reference)).toMatchObject({ status: 'booked' });
  });

  test('a link made to follow a request opens no appointment', async () => {
    const { ticket } = await book();
    const token = new URL(ticket.trackingUrl ?? '').searchParams.get('segui') ?? '';
    expect((await fetch(`${server.url}?appuntamento=${token}`)).status).toBe(404);
  });

  test('once it has begun it can only be looked at', async () => {
    const { reference, link } = await opened();
    const later = await serveForm(
      async () => register,
      { form, address },
      new Date('2026-11-26T08:00:00Z'),
    );
    const own = link.replace(server.url, later.url);
    const page = await (await act(own, { azione: 'annulla' })).text();
    expect(page).toContain('L’appuntamento è passato');
    expect(page).not.toContain('<form');
    await later.close();
    expect(await state(reference)).toMatchObject({ status: 'booked' });
  });

  test('with the register out of reach says that nothing has changed', async () => {
    const { link } = await opened();
    failing.now = true;
    const response = await act(link, { azione: 'annulla' });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('120');
    expect(await response.text()).toContain('Nulla è cambiato');
  });

  test('the entry for a calendar is whole, in time of the world, with the link', async () => {
    const { link, reference } = await opened();
    const response = await fetch(`${link}&file=ics`);
    expect(response.headers.get('content-type')).toContain('text/calendar');
    const entry = (await response.text()).replace(/\r\n[ \t]/g, '');
    const lines = entry.split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        'METHOD:PUBLISH',
        'DTSTART:20261126T080000Z',
        'DTEND:20261126T082000Z',
        'SUMMARY:Anagrafe – Comune di Borgo San Lieto',
        'LOCATION:Piazza del Municipio 1\\, Piano terra',
        'STATUS:CONFIRMED',
        'SEQUENCE:0',
        'END:VCALENDAR',
      ]),
    );
    expect(entry).toContain(reference);
    expect(entry).toContain('appuntamento=');
  });
});

test('the page that follows the request shows the appointment as it stands, and cannot change it', async () => {
  const { ticket } = await book();
  const link = server.url + new URL(ticket.trackingUrl!).search;
  const followed = async () => (await fetch(link)).text();
  const steps = async () =>
    [...(await followed()).matchAll(/<li><b>([^<]+)<\/b> <time/g)].map(([, text]) => text);
  expect(await followed()).toMatch(/Il tuo appuntamento[^]*giovedì 26 novembre 2026, 09:00/);
  const slot = { ...ticket.appointment!, places: 2 };
  const [start, end] = ['2026-11-26T08:20:00.000Z', '2026-11-26T08:40:00.000Z'];
  await register.moveAppointment(ticket.reference, { ...slot, start, end }, 'citizen');
  expect(await followed()).toMatch(/è stato spostato[^]*giovedì 26 novembre 2026, 09:20/);
  await register.cancelAppointment(ticket.reference, 'citizen');
  const page = await followed();
  expect(page).toMatch(/L’appuntamento è annullato[^]*giovedì 26 novembre 2026, 09:20/);
  expect(await steps()).toEqual([
    'Ricevuta',
    'L’appuntamento è stato spostato.',
    'L’appuntamento è annullato. Il posto è di nuovo libero.',
  ]);
  expect(page).not.toContain('appuntamento=');
});

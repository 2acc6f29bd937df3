import { citizenLanguages } from '../../../lib/language';
import { formNamed, forms } from '../../../lib/intake/forms';
import type { Register } from '../../../lib/register/register';
import '../../harness/loopback';
import { serveForm } from './formServer';
import { carriedBy, picture, postMultipart, report, type Fields } from './posting';
import { temporaryRegister } from './temporaryRegister';

const who = {
  privacy: 'si',
  nome: 'Maria',
  cognome: 'Bianchi',
  email: 'maria.bianchi@example.it',
};
const withCode = { ...who, 'codice-fiscale': 'RSSMRA85T10A562S' };

/** What a citizen answers on each form, and what of it the ticket holds. */
const filledIn: Record<string, { answers: Fields; ticket: object }> = {
  'segnalazione-disservizio': {
    answers: report,
    ticket: { subject: report.titolo, text: report.dettagli },
  },
  'richiesta-assistenza': {
    answers: { ...who, categoria: 'ambiente', servizio: 'Bidoni', dettagli: 'Come si chiedono?' },
    ticket: { subject: 'Bidoni', text: 'Come si chiedono?', fields: { categoria: 'ambiente' } },
  },
  'accesso-atti': {
    answers: {
      ...withCode,
      oggetto: 'Permesso edilizio',
      documenti: 'Il permesso per via Roma 14.',
      interesse: 'È la casa accanto alla mia.',
      modalita: 'copia',
      'documento-identita': picture('documento.png'),
      'per-conto-di-altri': 'si',
      rappresentato: 'Condominio di via Roma 12',
      delega: picture('delega.png'),
    },
    ticket: {
      subject: 'Permesso edilizio',
      text: 'Il permesso per via Roma 14.',
      citizen: expect.objectContaining({ fiscalCode: 'RSSMRA85T10A562S' }),
      fields: expect.objectContaining({
        'per-conto-di-altri': true,
        rappresentato: 'Condominio di via Roma 12',
        delega: ['delega.png'],
      }),
    },
  },
  'accesso-civico-generalizzato': {
    answers: {
      ...who,
      oggetto: 'Spese per le strade',
      'dati-richiesti': 'Le spese del 2025, per strada.',
      consegna: 'email',
    },
    ticket: { subject: 'Spese per le strade', text: 'Le spese del 2025, per strada.' },
  },
  'reclamo-suggerimento': {
    answers: {
      ...who,
      tipo: 'reclamo',
      servizio: 'Anagrafe',
      messaggio: 'Ho aspettato due ore.',
      quando: '3/11/2026',
      'che-cosa-chiedi': 'Più sportelli.',
    },
    ticket: {
      subject: 'Anagrafe',
      fields: { tipo: 'reclamo', quando: '2026-11-03', 'che-cosa-chiedi': 'Più sportelli.' },
    },
  },
  'richiesta-certificato': {
    answers: {
      ...withCode,
      certificato: 'residenza',
      copie: '2',
      bollo: 'esente',
      'motivo-esenzione': 'Adozione',
      'per-chi': 'altra-persona',
      persona: 'Luca Bianchi',
      'persona-data-nascita': '10/12/1985',
    },
    ticket: {
      subject: 'Richiesta di certificato',
      fields: {
        certificato: 'residenza',
        copie: 2,
        bollo: 'esente',
        'motivo-esenzione': 'Adozione',
        'per-chi': 'altra-persona',
        persona: 'Luca Bianchi',
        'persona-data-nascita': '1985-12-10',
      },
    },
  },
  'iscrizione-mensa': {
    answers: {
      ...withCode,
      'nome-bambino': 'Luca Bianchi',
      'data-nascita': '10/12/2018',
      'codice-fiscale-bambino': 'RSSMRA85T10A562S',
      scuola: 'Primaria Rodari',
      giorni: ['venerdi', 'lunedi'],
      dieta: 'ordinaria',
      'tariffa-isee': 'si',
      isee: '12500,50',
      indirizzo: 'Via Roma 12',
      cap: '50122',
      comune: 'Firenze',
      'responsabilita-genitoriale': 'si',
    },
    ticket: {
      subject: 'Iscrizione alla mensa scolastica',
      fields: expect.objectContaining({
        giorni: ['lunedi', 'venerdi'],
        isee: 12500.5,
        cap: '50122',
      }),
    },
  },
  'prenotazione-appuntamento': {
    answers: {
      ...withCode,
      servizio: 'carta-identita',
      appuntamento: 'servizi-demografici/2026-11-26T08:20Z',
      motivo: 'Carta d’identità scaduta',
      dettagli: 'Mi serve per un viaggio.',
    },
    ticket: {
      subject: 'Carta d’identità scaduta',
      text: 'Mi serve per un viaggio.',
      appointment: expect.objectContaining({
        date: '2026-11-26',
        time: '09:20',
        office: 'Servizi demografici',
        status: 'booked',
      }),
      fields: {
        servizio: 'carta-identita',
        appuntamento: {
          agenda: 'servizi-demografici',
          start: '2026-11-26T08:20:00.000Z',
          end: '2026-11-26T08:40:00.000Z',
        },
      },
    },
  },
  'autolettura-acqua': {
    answers: {
      ...who,
      'codice-utenza': '0012345',
      matricola: '12-ab345678',
      indirizzo: 'Via Roma 12',
      'data-lettura': '23/11/2026',
      lettura: '01250',
      foto: picture('contatore.png'),
    },
    ticket: {
      subject: 'Autolettura del contatore dell’acqua',
      reading: expect.objectContaining({
        meter: '12AB345678',
        value: 1250,
        readOn: '2026-11-23',
        plausible: true,
      }),
      fields: { lettura: 1250, matricola: '12-ab345678', foto: ['contatore.png'] },
    },
  },
};

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

/** The first button of a page leads on. */
function nextStep(page: string): string {
  return /<div class="actions"><button name="step" value="([^"]+)"/.exec(page)?.[1] ?? 'send';
}

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

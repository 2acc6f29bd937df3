import { openDesk, type DeskSettings } from '../../../lib/intake/desk';
import { fieldsOf } from '../../../lib/intake/form';
import { formNamed } from '../../../lib/intake/forms';
import { formFromJson } from '../../../lib/intake/definition';
import { answer } from '../../../lib/intake/http';
import { citizenLanguages } from '../../../lib/language';
import { deskSettings } from './formServer';

async function footerOf(settings: Partial<DeskSettings>, lang: string = 'it'): Promise<string> {
  const request = {
    method: 'GET',
    query: { lang },
    contentType: undefined,
    accept: undefined,
    ifNoneMatch: undefined,
    body: undefined,
  };
  const desk = openDesk({ ...deskSettings, ...settings });
  const { body } = await answer(request, desk, () => Promise.reject(new Error('not asked')));
  return body.slice(body.indexOf('<footer>'));
}

const linkTo = (footer: string, element: string) =>
  new RegExp(`<a href="([^"]*)" data-element="${element}">([^<]*)</a>`).exec(footer)?.slice(1) ??
  [];

describe('C.SI.2.1, booking of an appointment', () => {
  const form = formNamed('prenotazione-appuntamento');
  const fields = fieldsOf(form);
  const field = (name: string) => fields.find((each) => each.name === name);

  test.each([
    ['topic', 'servizio', { type: 'choice', required: true }],
    ['office, day and time', 'appuntamento', { type: 'appointment', required: true }],
    ['reason', 'motivo', { fills: 'subject', required: true }],
    ['details', 'dettagli', { fills: 'text', required: true, longest: 200 }],
    ['name', 'nome', { fills: 'givenName', required: true }],
    ['surname', 'cognome', { fills: 'familyName', required: true }],
    ['address to write to', 'email', { fills: 'email', required: true }],
  ])('asks for the %s', (_, name, expected) => {
    expect(field(name)).toMatchObject(expected);
  });

  test('offers the offices that deal with the topic alone, after it', () => {
    const names = fields.map(({ name }) => name);
    expect(names.indexOf('servizio')).toBeLessThan(names.indexOf('appuntamento'));
    expect(field('appuntamento')).toMatchObject({ service: 'servizio' });
  });

  test('opens with the topic of the service’s own page', async () => {
    const request = {
      method: 'GET',
      query: { servizio: 'carta-identita' },
      contentType: undefined,
      accept: undefined,
      ifNoneMatch: undefined,
      body: undefined,
    };
    const desk = openDesk({ ...deskSettings, form });
    const { body } = await answer(request, desk, () => Promise.reject(new Error('not asked')));
    expect(body).toContain('<input type="hidden" name="servizio" value="carta-identita">');
  });
});

describe('C.SI.2.4, report of a problem', () => {
  const fields = fieldsOf(formNamed('segnalazione-disservizio'));
  const field = (name: string) => fields.find((each) => each.name === name);

  test.each([
    ['category', 'tipo-disservizio', { type: 'choice', required: true }],
    ['place', 'luogo', { type: 'place', required: true }],
    ['subject', 'titolo', { fills: 'subject', required: true }],
    ['description', 'dettagli', { fills: 'text', required: true, longest: 200 }],
    [
      'pictures and documents',
      'immagini',
      { accepted: expect.arrayContaining(['image/jpeg', 'image/png', 'application/pdf']) },
    ],
  ])('asks for the %s', (_, name, expected) => {
    expect(field(name)).toMatchObject(expected);
  });

  test.each(citizenLanguages)(
    'its page in %s leads to it, by a link that names it',
    async (lang) => {
      const [address, text] = linkTo(await footerOf({}, lang), 'report-inefficiency');
      expect(address).toBe(`?lang=${lang}`);
      expect(text?.toLowerCase()).toContain('disservizio');
    },
  );

  test('other forms lead to where the officer says, or nowhere', async () => {
    const form = formFromJson({
      id: 'altro',
      title: 'Altro',
      steps: [
        { id: 'dati', title: 'Dati', fields: [{ type: 'email', name: 'email', label: 'Email' }] },
      ],
    });
    const reportPage = 'https://www.comune.example.it/segnala';
    expect(linkTo(await footerOf({ form, reportPage }), 'report-inefficiency')[0]).toBe(reportPage);
    expect(await footerOf({ form })).not.toContain('report-inefficiency');
  });
});

test.each([
  ['C.SI.3.2, the accessibility statement', 'accessibility-link', deskSettings.accessibilityPage],
  ['C.SI.3.3, the privacy notice', 'privacy-policy-link', deskSettings.privacyPage],
])('%s is linked at the foot of the page', async (_, element, address) => {
  expect(linkTo(await footerOf({}), element)[0]).toBe(address);
});

import { openDesk, type DeskSettings } from '../../../lib/intake/desk';
import { answer } from '../../../lib/intake/http';
import { citizenLanguages } from '../../../lib/language';
import { deskSettings } from './formServer';

async function notice(settings: Partial<DeskSettings>, lang: string): Promise<string> {
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
  return body.slice(body.indexOf('<form'), body.indexOf('</form>'));
}

const facts = {
  dataProtectionOfficer: 'rpd@comune.example.it',
  dataRecipients: 'Modelli Europei S.p.A.',
  dataRetention: 'per cinque anni',
};
const { languages } = openDesk(deskSettings).form;

test.each(citizenLanguages.filter((each) => languages.includes(each)))(
  'in %s says what art. 13 GDPR asks',
  async (language) => {
    const text = await notice(facts, language);
    expect(text).toContain('Comune di Borgo San Lieto');
    for (const fact of Object.values(facts)) expect(text).toContain(fact);
    expect(text).toContain('2016/679');
    expect(text).toMatch(/6(\(1\)\(e\)|.{2,40}\be\b)/);
    expect(text).toContain('Garante');
    expect(text).toContain('https://www.comune.example.it/privacy');
  },
);

test.each(languages)('in %s leaves no gap where the office said nothing', async (language) => {
  const text = await notice({}, language);
  expect(text).not.toMatch(/undefined|: \.|:\.| {2}| \./);
});

test('escapes what the officer wrote', async () => {
  expect(await notice({ dataRetention: '<u>sempre</u>' }, 'it')).toContain('&lt;u&gt;sempre');
});

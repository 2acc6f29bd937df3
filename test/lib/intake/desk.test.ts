import { UrpError } from '../../../lib/error';
import { officeName, openDesk, termOf } from '../../../lib/intake/desk';
import { deskSettings } from './formServer';

test('takes what the form says where the officer says nothing', () => {
  const desk = openDesk(deskSettings);
  expect(officeName(desk, 'it')).toBe('Ufficio relazioni con il pubblico (URP)');
  expect(officeName(openDesk({ ...deskSettings, office: 'Sportello' }), 'it')).toBe('Sportello');
  expect(termOf(desk)).toBe(30);
  expect(termOf(openDesk({ ...deskSettings, termDays: 10 }))).toBe(10);
});

test.each([
  ['administration', { administration: ' ' }],
  ['privacyPage', { privacyPage: 'javascript:alert(1)' }],
  ['privacyPage', { privacyPage: '//altrove.example' }],
  ['patronSaint', { patronSaint: '31/13' }],
  ['termDays', { termDays: -1 }],
  ['embeddingSites', { embeddingSites: ["'unsafe-inline'"] }],
  ['embeddingSites', { embeddingSites: ['https://a.example; script-src *'] }],
])('names %s when it is wrong: %j', (setting, wrong) => {
  const open = () => openDesk({ ...deskSettings, ...wrong });
  expect(open).toThrow(UrpError);
  expect(open).toThrow(expect.objectContaining({ code: 'form.settings' }));
  expect(open).toThrow(setting);
});

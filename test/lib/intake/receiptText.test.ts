import { receiptText } from '../../../lib/intake/receiptText';
import type { CitizenLanguage } from '../../../lib/language';
import type { Register } from '../../../lib/register/register';
import { request } from '../register/requests';
import { temporaryRegister } from './temporaryRegister';

let register: Register;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ register, remove } = await temporaryRegister());
});
afterAll(() => remove());

const fields = { isee: 12500.5, anno: 2026, residente: true, giorni: ['lunedì', 'martedì'] };

test.each<[CitizenLanguage, string]>([
  ['it', 'isee: 12.500,50\nanno: 2026\nresidente: Sì\ngiorni: lunedì, martedì'],
  ['en', 'isee: 12,500.50\nanno: 2026\nresidente: Yes\ngiorni: lunedì, martedì'],
  ['de', 'isee: 12.500,50\nanno: 2026\nresidente: Ja\ngiorni: lunedì, martedì'],
])('in %s numbers, lists and yes or no are written as its reader does', async (language, lines) => {
  const { ticket } = await register.file(request({ language, fields }), 'modulo');
  const text = receiptText(await register.receipt(ticket.reference), { query: '', code: '' });
  expect(text).toContain(lines);
});

import { accessKinds, accessRegister } from '../../lib/register/accessRegister';
import type { Register } from '../../lib/register/register';
import { temporaryRegister } from '../lib/intake/temporaryRegister';
import { request } from '../lib/register/requests';

let register: Register;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ register, remove } = await temporaryRegister());
});
afterAll(() => remove());

async function published(subject: string, reason = ''): Promise<string> {
  const citizen = {
    givenName: 'Zenobia',
    familyName: 'Quaglia',
    email: 'zenobia@example.it',
    fiscalCode: 'RSSMRA80A01H501U',
  };
  const { ticket } = await register.file(
    request({ formId: 'accesso-atti', subject, citizen }),
    'modulo',
  );
  await register.changeStatus(ticket.reference, 'rejected', 'Ufficio di Bruno Neri', reason);
  const entries = await accessRegister(register, { kinds: accessKinds });
  return JSON.stringify(entries.at(-1));
}

test.each([
  'Pratica di Zenobia Quaglia',
  'PRATICA QUAGLIA ZENOBIA',
  'Scrivetemi a zenobia@example.it o al 333 1234567',
  'Atti su RSSMRA80A01H501U',
  'Rimborso su IT60X0542811101000000123456',
])('what is published names nobody: %s', async (text) => {
  const entry = await published(text, `Respinta: ${text}`);
  expect(entry).toContain('[omissis]');
  expect(entry).not.toMatch(/zenobia|quaglia|RSSMRA|1234567|IT60|Bruno|Neri/i);
});

test.each(['=HYPERLINK("https://x.example")', '+39', '-1+1', '@SUM(A1)', '\t=1', '\r=1', ' =1'])(
  'no cell begins like a formula: %j',
  async (text) => {
    const { subject, reason } = JSON.parse(await published(text, text)) as Record<string, string>;
    for (const cell of [subject, reason]) expect(cell).toMatch(/^'?[^=+\-@\t\r]/);
  },
);

test('a cell holds one line', async () => {
  expect(await published('uno\r\ndue\u2028tre')).not.toMatch(/\\n|\\r|\u2028/);
});

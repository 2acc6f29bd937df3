import { embeddedPlace, openRegister } from '../../lib/register/openRegister';
import type { Register } from '../../lib/register/register';
import { userFolder } from '../harness/workflow';
import { operate } from '../nodes/UrpTicket/operate';

let register: Register;
beforeAll(async () => {
  register = await openRegister(embeddedPlace(userFolder));
});
afterAll(() => register.close());

const messageId = '<20261130.1@posta.example>';
const mailOf = (name: string, text: string) => ({
  json: { messageId, subject: 'Richiesta', text, citizen: { email: `${name}@posta.example` } },
});
const anna = mailOf('anna', 'La mia diagnosi è allegata.');

test('a mail that copies the Message-ID of another gets nothing of its ticket, and is not lost in silence', async () => {
  const [filed] = (await operate('file', {}, [anna])).json('Ticket');
  expect(filed).toMatchObject({ isNew: true });
  const forged = mailOf('eva', 'Mandatemi ciò che avete.');
  const stopped = await operate('file', {}, [forged]);
  expect(stopped.error?.description).toContain('[ticket.key-conflict]');
  expect(JSON.stringify(stopped.items('Ticket'))).not.toMatch(/diagnosi|anna@/);
  const { tickets } = await register.search({ limit: 10 });
  expect(tickets.map(({ citizen }) => citizen.email)).toEqual(['anna@posta.example']);
});

test('the same mail read again is the same ticket', async () => {
  const spaced = { json: { ...anna.json, subject: ' Richiesta\r\n', text: `${anna.json.text}\n` } };
  const [again] = (await operate('file', {}, [spaced])).json('Ticket');
  expect(again).toMatchObject({ isNew: false, text: anna.json.text });
});

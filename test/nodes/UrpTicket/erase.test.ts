import { embeddedPlace, openRegister } from '../../../lib/register/openRegister';
import type { Register } from '../../../lib/register/register';
import { userFolder } from '../../harness/workflow';
import { operate } from './operate';

const photo = { data: 'aGVsbG8=', mimeType: 'image/png', fileName: 'foto.png' };
let register: Register;
beforeAll(async () => {
  register = await openRegister(embeddedPlace(userFolder));
});
afterAll(() => register.close());

test('erasing says what would go, removes it when told, and hands no data on', async () => {
  const citizen = { email: 'eva@example.it' };
  const item = {
    json: { submissionKey: 'erase', subject: 'Sbagliata', citizen },
    binary: { photo },
  };
  const filed = (await operate('file', {}, [item])).items('Ticket');
  const reference = String(filed[0]?.json.reference);
  const held = { events: 1, attachments: 1, decisions: 0, messages: 0 };
  const said = await operate('erase', {}, filed);
  const whole = await register.get(reference);
  expect(said.json('Ticket')).toMatchObject([{ ...whole, erase: { removed: false, ...held } }]);
  const removed = await operate('erase', { onlySay: false }, filed);
  expect(removed.items('Ticket')).toEqual([
    { json: { reference, erase: { removed: true, ...held } }, pairedItem: { item: 0 } },
  ]);
  const again = await operate('erase', { onlySay: false }, filed);
  expect(again.error?.description).toContain('[ticket.unknown]');
});

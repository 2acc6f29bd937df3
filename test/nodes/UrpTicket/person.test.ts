import type { INodeExecutionData } from 'n8n-workflow';
import { embeddedPlace, openRegister } from '../../../lib/register/openRegister';
import type { Register } from '../../../lib/register/register';
import { userFolder } from '../../harness/workflow';
import { claim, hash } from '../../lib/register/requests';
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

test('exporting a person’s data brings the receipts of their messages, as the mails they were', async () => {
  const citizen = { email: 'zita@example.it' };
  const item = { json: { submissionKey: 'receipts', subject: 'Buca', citizen }, binary: { photo } };
  const reference = String((await operate('file', {}, [item])).json('Ticket')[0]?.reference);
  const message = claim({ reference });
  await register.claimMessage(message);
  const content = Buffer.from('Subject: CONSEGNA');
  const at = '2026-10-05T08:31:00.000Z';
  const kind = 'avvenuta-consegna';
  await register.keepReceipt({ messageKey: message.key, kind, at, recipient: null, content });
  const run = await operate('exportPerson', { personEmail: citizen.email });
  const [{ json, binary } = {} as INodeExecutionData] = run.items('Ticket');
  expect(json.receipts).toEqual([
    { messageKey: message.key, kind, at, recipient: null, sha256: hash(content) },
  ]);
  expect(binary).toMatchObject({
    attachment_0: { fileName: 'foto.png' },
    receipt_0: { fileName: `${kind}.eml`, data: content.toString('base64') },
  });
});

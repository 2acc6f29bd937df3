import type { Register } from '../../lib/register/register';
import { temporaryRegister } from '../lib/intake/temporaryRegister';
import { request } from '../lib/register/requests';

let register: Register;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ register, remove } = await temporaryRegister());
});
afterAll(() => remove());

/** Names that a mail gives its attachments: a flow may write them to a disk, a person may open them. */
test.each([
  ['../../.n8n/config', 'config'],
  ['/etc/cron.d/urp', 'urp'],
  ['C:\\Windows\\system32\\foto.png', 'foto.png'],
  ['..', 'file'],
  ['..\\..', 'file'],
  ['.bashrc', 'bashrc'],
  ['fattura\u202efdp.exe', 'fatturafdp.exe'],
  ['foto\u200b.png', 'foto.png'],
  ['a\r\nContent-Type: text.pdf', 'a Content-Type text.pdf'],
  ['documento:nascosto.txt', 'documentonascosto.txt'],
  ['\u2066\u2069', 'file'],
  ['Carta d’identità (1).pdf', 'Carta d’identità (1).pdf'],
])('a file called %j is kept as %j', async (fileName, kept) => {
  const attachments = [{ fileName, mediaType: 'application/pdf', content: Buffer.from('x') }];
  const { ticket } = await register.file(request({ attachments }), 'posta');
  const [attachment] = await register.attachments(ticket.reference);
  expect(attachment?.fileName).toBe(kept);
  expect((await register.receipt(ticket.reference)).isIntact).toBe(true);
});

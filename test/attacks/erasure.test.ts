import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRegister } from '../../lib/register/openRegister';
import type { Register } from '../../lib/register/register';
import { claim, hash, proposal, request } from '../lib/register/requests';

/** One word for each place of the register in which something of a citizen may stand. */
const marks = {
  subject: 'Zefirinone',
  text: 'Quirinettone',
  name: 'Ermenegildona',
  address: 'ermegilda@esempiuccio.example',
  field: 'Stortignaccolo',
  file: 'diagnosi-riservatissima',
  fileName: 'certificatone.pdf',
  note: 'Molestone',
  rationale: 'Anteprimona',
  evidence: 'Prova-di-consegna',
  receipt: 'Avvenuta-consegnona',
  digest: 'Riepilogone',
};

const day = 24 * 60 * 60 * 1000;
const folder = mkdtempSync(join(tmpdir(), 'urp-erasure-'));
let file: string;
let now: Date;
let register: Register;
let reference: string;

beforeEach(async () => {
  file = join(mkdtempSync(join(folder, 'register-')), 'register.sqlite');
  now = new Date('2026-10-05T08:30:00Z');
  register = await openRegister({ kind: 'sqlite', file }, { now: () => now });
  // Others before and after, so that the rows stand on pages and in an index that they share.
  await fileOthers('prima');
  reference = await fillIn();
  await fileOthers('dopo');
});
afterEach(() => register.close());
afterAll(() => rmSync(folder, { recursive: true }));

async function fileOthers(when: string): Promise<void> {
  for (let other = 0; other < 40; other += 1) {
    await register.file(request({ submissionKey: `${when}-${other}` }), 'modulo');
  }
}

/** A ticket with something in every table that may hold it. */
async function fillIn(): Promise<string> {
  const attachment = {
    fileName: marks.fileName,
    mediaType: 'application/pdf',
    content: Buffer.from(`%PDF-1.7 ${marks.file}`),
  };
  await register.keepUpload(attachment);
  const citizen = { givenName: marks.name, email: marks.address };
  const sent = request({
    subject: marks.subject,
    text: `${marks.text} `.repeat(500),
    citizen,
    fields: { via: marks.field },
    attachments: [attachment],
  });
  const { ticket } = await register.file(sent, 'modulo');
  const found = ticket.reference;
  await register.addNote(found, marks.note, 'urp');
  await register.recordProposal(
    proposal(found, { proposal: { rationale: marks.rationale } }),
    'flusso',
  );
  const message = claim({ reference: found, key: hash(found) });
  await register.claimMessage(message);
  await register.recordDelivery(message.key, { status: 'sent', evidence: marks.evidence }, 'urp');
  await register.keepReceipt({
    messageKey: message.key,
    kind: 'avvenuta-consegna',
    at: now.toISOString(),
    recipient: null,
    content: Buffer.from(marks.receipt),
  });
  await register.collectEntry({
    key: hash('digest'),
    channel: 'email',
    recipient: marks.address,
    reference: found,
    language: 'it',
    subject: marks.digest,
    text: marks.digest,
  });
  return found;
}

/** The marks that the register's files still hold, in whichever case an index keeps them. */
function left(): string[] {
  const files = [file, `${file}-wal`].filter((each) => existsSync(each));
  const bytes = files.map((each) => readFileSync(each).toString('latin1').toLowerCase()).join();
  return Object.entries(marks)
    .filter(([, mark]) => bytes.includes(mark.toLowerCase()))
    .map(([place]) => place);
}

test('all of it stands in the files before', () => {
  expect(left()).toEqual(Object.keys(marks));
});

test.each([
  ['erased, though it is open', () => register.erase(reference)],
  [
    'purged',
    async () => {
      await register.changeStatus(reference, 'closed', 'urp');
      now = new Date(now.getTime() + 400 * day);
      expect(await register.purge(365)).toBe(1);
    },
  ],
])('nothing of a ticket that is %s can be read in the files', async (_how, remove) => {
  await remove();
  expect(left()).toEqual([]);
  expect((await register.search({ limit: 1000 })).tickets).toHaveLength(80);
  const { tickets } = await register.search({ words: 'lampione', limit: 1000 });
  expect(tickets).toHaveLength(80);
});

test('a file that nobody sent is gone after its day, though no other file comes', async () => {
  const content = Buffer.from('%PDF-1.7 mai-spedito');
  const upload = { fileName: 'a.pdf', mediaType: 'application/pdf', content };
  await register.keepUpload(upload);
  now = new Date(now.getTime() + day + 1);
  await register.file(request(), 'modulo');
  await register.erase(reference);
  expect(readFileSync(file).includes('mai-spedito')).toBe(false);
});

import { accessKinds, accessRegister } from '../../../lib/register/accessRegister';
import type { NewTicket, Register } from '../../../lib/register/register';
import { temporaryRegister } from '../intake/temporaryRegister';
import { request } from './requests';

let register: Register;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ register, remove } = await temporaryRegister());
});
afterEach(() => remove());

const all = { kinds: accessKinds };
async function file(own: Partial<NewTicket>): Promise<string> {
  return (await register.file(request(own), 'modulo')).ticket.reference;
}

test('lists requests for access by either law, the oldest first, and nothing else', async () => {
  await file({ formId: 'segnalazione-disservizio', submittedAt: '2026-01-01T10:00:00Z' });
  await file({
    formId: 'accesso-atti',
    subject: 'Permesso 12/2025',
    submittedAt: '2026-03-02T10:00:00Z',
  });
  await file({
    formId: 'accesso-civico-generalizzato',
    subject: 'Spesa per il verde',
    submittedAt: '2026-02-01T23:30:00Z',
  });
  await file({
    channel: 'pec',
    subject: 'Verbali',
    term: { procedure: 'civic-access' },
    submittedAt: '2026-04-01T10:00:00Z',
  });
  await file({ channel: 'pec', term: { procedure: 'general' } });
  const entries = await accessRegister(register, all);
  expect(
    entries.map(({ number, kind, submittedOn, subject }) => [number, kind, submittedOn, subject]),
  ).toEqual([
    [1, 'civic-access', '2026-02-02', 'Spesa per il verde'],
    [2, 'access-to-documents', '2026-03-02', 'Permesso 12/2025'],
    [3, 'civic-access', '2026-04-01', 'Verbali'],
  ]);
  const half = {
    kinds: ['civic-access' as const],
    submittedFrom: '2026-03-01T00:00:00Z',
    submittedUntil: '2026-07-01T00:00:00Z',
  };
  expect(await accessRegister(register, half)).toMatchObject([{ number: 1, subject: 'Verbali' }]);
});

test.each([
  ['nothing yet', [], 'pending'],
  ['in progress', [['in-progress']], 'pending'],
  ['an answer', [['answered']], 'granted'],
  ['an answer with its outcome', [['answered', 'partly-granted']], 'partly-granted'],
  ['an answer, then closed', [['answered', 'deferred'], ['closed']], 'deferred'],
  ['a refusal', [['rejected']], 'refused'],
  ['closed alone', [['closed']], 'closed'],
  ['closed as withdrawn', [['closed', 'withdrawn']], 'withdrawn'],
  ['opened again', [['answered'], ['in-progress']], 'pending'],
] as const)('the outcome of %s', async (_what, changes, outcome) => {
  const reference = await file({ formId: 'accesso-atti' });
  for (const [status, ended] of changes) {
    await register.changeStatus(reference, status, 'ufficio', 'Motivo', ended);
  }
  const [entry] = await accessRegister(register, all);
  expect(entry?.outcome).toBe(outcome);
  expect(entry?.decidedOn).toMatch(outcome === 'pending' ? /^$/ : /^\d{4}-\d\d-\d\d$/);
});

test('says whether third parties were heard, and why it was decided so', async () => {
  const reference = await file({ formId: 'accesso-civico-generalizzato', term: { days: 30 } });
  await register.assign(reference, { office: 'segreteria' }, 'urp');
  await register.suspendTerm(reference, { ground: 'third-parties' }, 'segreteria');
  await register.resumeTerm(reference, {}, 'segreteria');
  await register.changeStatus(
    reference,
    'rejected',
    'segreteria',
    'Art. 5-bis, comma 2',
    'refused',
  );
  expect(await accessRegister(register, all)).toMatchObject([
    { thirdParties: true, outcome: 'refused', reason: 'Art. 5-bis, comma 2' },
  ]);
});

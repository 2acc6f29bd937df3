import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openChannel } from '../../../lib/notification/channels';
import { chooseText } from '../../../lib/notification/compose';
import { collectAll, sendDigests, type DigestOptions } from '../../../lib/notification/digest';
import { wayOut } from '../../../lib/notification/report';
import { claimLease } from '../../../lib/register/messages';
import { openRegister } from '../../../lib/register/openRegister';
import type { Register } from '../../../lib/register/register';
import { channelCredentials } from './everyChannel';
import { startMailServer, type MailServer } from './mailServer';

let folder: string;
let server: MailServer;
let register: Register;
let options: DigestOptions;
let now = 0;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'urp-digest-'));
  server = await startMailServer();
  now = Date.now();
  register = await openRegister(
    { kind: 'sqlite', file: join(folder, 'register.sqlite') },
    { now: () => new Date((now += 1)) },
  );
  const channel = openChannel('email', server.settings());
  options = {
    channel,
    register,
    by: 'test',
    officerLanguage: 'it',
    retry: { attempts: 1, base: 0, cap: 0, budget: 0 },
  };
});
afterEach(async () => {
  await options.channel.close();
  await register.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

const sender = { administration: 'Comune di Esempio', contact: 'urp@comune.example' };

function draft(reference: string, own: object = {}, recipient = 'mario@posta.example') {
  const item = { reference, subject: 'Lampione', text: 'Spento', language: 'it', ...own };
  const noText = { subject: '', body: '' };
  const chosen = chooseText({ template: 'resolved', language: 'ticket', own: noText }, item, 'it');
  return { draft: { item, ...chosen, sender, data: {}, recipient } };
}
const collect = (...drafts: ReturnType<typeof draft>[]) => collectAll(drafts, options);
const send = (changes: Partial<DigestOptions> = {}) =>
  sendDigests(sender, { ...options, ...changes });
const bodies = async () => (await server.parsed()).map(({ text = '' }) => text);

describe('a digest', () => {
  const act = {
    fileName: 'atto.pdf',
    mediaType: 'application/pdf',
    content: async () => Buffer.from('%PDF'),
  };
  const appointment = {
    office: 'Anagrafe',
    agenda: 'anagrafe',
    place: 'Piazza 1',
    bring: [],
    start: '2026-11-26T08:20:00.000Z',
    end: '2026-11-26T08:40:00.000Z',
    date: '2026-11-26',
    time: '09:20',
    status: 'booked',
    changes: 0,
    changedAt: '2026-11-24T09:35:00.000Z',
    movedFrom: null,
    manageUrl: null,
  };
  it.each([
    ['a file', { files: [act] }, false],
    ['an entry for a calendar', {}, true],
  ])(
    'has no place for %s: the message goes at once, with it',
    async (_what, files, withCalendar) => {
      const { draft: plain } = draft('A-1', { appointment });
      const text = { ...plain.text, ...(withCalendar ? { withCalendar } : {}) };
      const [report] = await collect({ draft: { ...plain, ...files, text } });
      expect(report).toMatchObject({ status: 'sent', repeated: false });
      const [mail] = await server.parsed();
      expect(mail?.attachments).toHaveLength(1);
      expect(await send()).toEqual([]);
    },
  );

  it('brings each recipient all that was collected, in one message', async () => {
    const reports = await collect(
      draft('A-1'),
      draft('A-2'),
      draft('B-1', {}, 'anna@posta.example'),
      draft('A-1'),
    );
    expect(
      reports.map(({ status, providerCode, repeated }) => [status, providerCode, repeated]),
    ).toEqual([
      ['created', 'digest', false],
      ['created', 'digest', false],
      ['created', 'digest', false],
      ['created', 'digest', true],
    ]);
    expect(JSON.stringify(reports)).not.toMatch(/mario@|anna@/);
    expect(server.received).toEqual([]);
    const digests = await send();
    expect(digests.map(({ report, references }) => [report.status, references])).toEqual([
      ['sent', ['A-1', 'A-2']],
      ['sent', ['B-1']],
    ]);
    const [mario = '', anna = ''] = await bodies();
    expect(mario).toContain('1. La tua richiesta A-1 è risolta');
    expect(mario).toContain('2. La tua richiesta A-2 è risolta');
    expect(mario).not.toContain('B-1');
    expect(anna).toContain('B-1');
    expect(await send()).toEqual([]);
    // A flow that runs again brings nothing back.
    expect(await collect(draft('A-1'))).toMatchObject([{ repeated: true }]);
    expect(await send()).toEqual([]);
    expect(server.received).toHaveLength(2);
  });

  it('does not keep what is urgent waiting', async () => {
    const [urgent] = await collect(draft('A-1', { priority: 'urgent' }));
    expect(urgent).toMatchObject({ status: 'sent' });
    expect(server.received).toHaveLength(1);
    expect(await send()).toEqual([]);
  });

  it('waits for the end of the quiet hours', async () => {
    await collect(draft('A-1'));
    const quietHours = { from: { hour: 0, minute: 0 }, until: { hour: 23, minute: 59 } };
    const atNight = await send({ quietHours });
    expect(atNight).toMatchObject([{ report: { providerCode: 'quiet-hours' } }]);
    expect(atNight.map(({ report }) => wayOut(report))).toEqual(['later']);
    expect(server.received).toEqual([]);
    expect(await send()).toHaveLength(1);
  });

  it('goes again as it was after a fault that passes, and what came since goes beside it', async () => {
    await collect(draft('A-1'));
    server.behaviour = { rcpt: () => ({ code: 451, words: 'later' }) };
    expect(await send()).toMatchObject([{ report: { status: 'temporary-failure' } }]);
    server.behaviour = {};
    await collect(draft('A-2'));
    expect(await send()).toMatchObject([
      { report: { status: 'sent' }, references: ['A-1'] },
      { report: { status: 'sent' }, references: ['A-2'] },
    ]);
    expect(server.received).toHaveLength(2);
  });

  it.each(['before the claim', 'after the claim', 'before the record', 'before it is settled'])(
    'that a crash cut %s goes once, or is said to be uncertain',
    async (point) => {
      await collect(draft('A-1'), draft('A-2'));
      const crash = () => Promise.reject(new Error('crash'));
      const claimAndCrash: Register['claimMessage'] = (claim) =>
        register.claimMessage(claim).then(crash);
      const dying: Partial<Register> | undefined = {
        'before the claim': { claimMessage: crash },
        'after the claim': { claimMessage: claimAndCrash },
        'before the record': { recordDelivery: crash, settleDigest: crash },
        'before it is settled': { settleDigest: crash },
      }[point];
      await send({ register: { ...register, ...dying } }).catch(() => undefined);
      const [again] = await send();
      const [later] = await (async () => ((now += claimLease), send()))();
      const settled = later ?? again;
      const isSent = point === 'before the claim' || point === 'before it is settled';
      expect(settled?.report.status).toBe(isSent ? 'sent' : 'unknown');
      expect(settled?.references).toEqual(['A-1', 'A-2']);
      expect(server.received).toHaveLength(point === 'after the claim' ? 0 : 1);
      expect(await send()).toEqual([]);
    },
  );

  it('is settled by the message that went, whatever the office is called since', async () => {
    await collect(draft('A-1'));
    const crash = () => Promise.reject(new Error('crash'));
    await send({ register: { ...register, settleDigest: crash } }).catch(() => undefined);
    const renamed = { ...sender, administration: 'Altro nome' };
    expect(await sendDigests(renamed, options)).toMatchObject([
      { report: { providerCode: 'message.key-conflict' } },
    ]);
    expect(await send()).toEqual([]);
    expect(server.received).toHaveLength(1);
  });

  it('writes to nobody but the allowed', async () => {
    expect(
      await collectAll([draft('A-1')], { ...options, allowedRecipients: ['@altro.example'] }),
    ).toMatchObject([{ providerCode: 'recipient.not-allowed' }]);
    await collect(draft('A-1'));
    const kept = await send({ allowedRecipients: ['@altro.example'] });
    expect(kept).toMatchObject([{ report: { providerCode: 'recipient.not-allowed' } }]);
    expect(server.received).toEqual([]);
  });

  it.each([
    ['email', true],
    ['pec', true],
    ['app-io', true],
    ['none', true],
    ['sms', false],
    ['twilio', false],
    ['whatsapp', false],
  ] as const)('on %s: %s', async (id, suits) => {
    const channel = openChannel(id, channelCredentials()[id]);
    const sent = sendDigests(sender, { ...options, channel });
    if (suits) return expect(sent).resolves.toEqual([]);
    await expect(sent).rejects.toMatchObject({ code: 'digest.channel-unsuited' });
  });

  it('fits into App IO with as many entries as it takes, each as long as it may be', async () => {
    const channel = openChannel('app-io', channelCredentials()['app-io']);
    const long = { subject: '*Buca* '.repeat(60), text: 'x' };
    const to = 'RSSMRA85T10A562S';
    const drafts = Array.from({ length: 15 }, (_, index) => draft(`A-${index}`, long, to));
    const own = {
      id: 'own',
      version: '1',
      text: { subject: 'Oggetto '.repeat(14), body: '#_*'.repeat(500) },
    };
    const attempts = drafts.map((each) => ({ draft: { ...each.draft, text: own } }));
    const reports = await collectAll(attempts, { ...options, channel });
    expect(reports.every(({ providerCode }) => providerCode === 'digest')).toBe(true);
    const [{ report } = { report: undefined }] = await sendDigests(sender, { ...options, channel });
    // Nobody listens there: it was rendered, and the line refused it.
    expect(report).toMatchObject({ providerCode: 'ECONNREFUSED' });
  });
});

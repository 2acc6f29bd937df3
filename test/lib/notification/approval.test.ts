import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkApproval, type Approval } from '../../../lib/notification/approval';
import type { Channel } from '../../../lib/notification/channel';
import { noneChannel } from '../../../lib/notification/channels/none';
import { dispatch } from '../../../lib/notification/dispatch';
import { openRegister } from '../../../lib/register/openRegister';
import type { Register } from '../../../lib/register/register';
import { caught } from './channelContract';

const now = new Date('2026-11-30T10:00:00Z');

it.each<[string, Partial<Approval> | undefined, string]>([
  ['none', undefined, 'message.approval-missing'],
  ['nobody', { at: '2026-11-30T09:00:00Z' }, 'message.approval-missing'],
  ['a blank name', { by: ' \u200b ', at: '2026-11-30T09:00:00Z' }, 'message.approval-missing'],
  ['no time', { by: 'Maria Bianchi' }, 'message.approval-missing'],
  ['a day without its hour', { by: 'Maria Bianchi', at: '2026-11-30' }, 'message.approval-missing'],
  [
    'no clock',
    { by: 'Maria Bianchi', at: '2026-11-30T09:00:00+99:99' },
    'message.approval-missing',
  ],
  ['the future', { by: 'Maria Bianchi', at: '2026-11-30T10:06:00Z' }, 'message.approval-missing'],
  ['a month ago', { by: 'Maria Bianchi', at: '2026-10-31T09:59:00Z' }, 'message.approval-expired'],
])('refuses an approval by %s', (_name, approval, code) => {
  expect(caught(() => checkApproval(approval as Approval, now)).code).toBe(code);
});

it.each(['2026-11-30T10:04:00Z', '2026-11-30T11:00:00+01:00', '2026-11-01T00:00:00Z'])(
  'takes one given at %s',
  (at) => expect(checkApproval({ by: ' Maria  Bianchi ', at }, now).by).toBe('Maria Bianchi'),
);

describe('a channel that asks for an approval', () => {
  let register: Register;
  let folder: string;
  let sent: number;
  const channel = (): Channel => ({
    ...noneChannel(),
    id: 'costly',
    needsApproval: true,
    send: async () => {
      sent += 1;
      return { status: 'sent', providerCode: '202', evidence: 'Taken' };
    },
  });
  const draft = (approval?: Approval) => ({
    item: { reference: 'ALTRO-1' },
    text: { id: 'own', version: '1', text: { subject: 'Atto', body: 'Notifica' } },
    language: 'it' as const,
    sender: {},
    data: {},
    recipient: 'm@posta.example',
    ...(approval ? { approval } : {}),
  });
  const give = async (approval?: Approval) => {
    const options = { channel: channel(), register, by: 'flusso', officerLanguage: 'it' } as const;
    const [report] = await dispatch([{ draft: draft(approval) }], options);
    return report;
  };
  const approval = () => ({ by: 'Maria Bianchi', at: new Date().toISOString() });

  beforeEach(async () => {
    sent = 0;
    folder = mkdtempSync(join(tmpdir(), 'urp-approval-'));
    register = await openRegister({ kind: 'sqlite', file: join(folder, 'register.sqlite') });
  });
  afterEach(async () => {
    await register.close();
    rmSync(folder, { recursive: true });
  });

  it('sends nothing and claims nothing without it', async () => {
    expect(await give()).toMatchObject({
      status: 'permanent-failure',
      providerCode: 'message.approval-missing',
      key: null,
    });
    expect(sent).toBe(0);
  });

  it('sends with it, and the register keeps who released the message', async () => {
    const given = approval();
    const report = await give(given);
    expect(report).toMatchObject({
      status: 'sent',
      evidence: 'Taken',
      approval: given,
    });
    // Another approval of the same message is no other message.
    const other = { ...approval(), by: 'Luca Verdi' };
    expect(await give(other)).toMatchObject({ status: 'sent', repeated: true, approval: given });
    expect(sent).toBe(1);
  });
});

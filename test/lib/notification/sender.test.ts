import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel, Delivery } from '../../../lib/notification/channel';
import { emailChannel } from '../../../lib/notification/channels/email';
import { noneChannel } from '../../../lib/notification/channels/none';
import { reportOf, waysOut, wayOut, withDelivery } from '../../../lib/notification/report';
import { waitBeforeRetry } from '../../../lib/notification/retry';
import {
  sendAll,
  type Notification,
  type SendOptions,
  type SendOutcome,
} from '../../../lib/notification/sender';
import { openRegister } from '../../../lib/register/openRegister';
import type { Register } from '../../../lib/register/register';
import { account, startMailServer, type MailServer } from './mailServer';

const quickly = { attempts: 3, base: 1, cap: 2, budget: 1000 };

let folder: string;
let server: MailServer;
let register: Register;
let channel: Channel;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'urp-sender-'));
  server = await startMailServer();
  register = await openRegister({ kind: 'sqlite', file: join(folder, 'register.sqlite') });
  channel = emailChannel(server.settings());
});
afterEach(async () => {
  await channel.close();
  await register.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

function to(name: string, changes: Partial<Notification> = {}): Notification {
  return {
    recipient: `${name}@posta.example`,
    message: { subject: 'Ricevuta', body: `Buongiorno ${name}`, language: 'it' },
    template: { id: 'received', version: '1-it' },
    reference: null,
    ...changes,
  };
}

function send(notifications: Parameters<typeof sendAll>[0], changes: Partial<SendOptions> = {}) {
  return sendAll(notifications, { channel, register, by: 'test', retry: quickly, ...changes });
}

function told(outcomes: SendOutcome[]): string[] {
  return outcomes.map((outcome) => {
    if (outcome.kind === 'refused')
      return (outcome.error as { code?: string }).code ?? String(outcome.error);
    return `${outcome.record.status}${outcome.repeated ? ' (repeated)' : ''}`;
  });
}

describe('sending a batch', () => {
  it('answers in the order of the items, each on its own', async () => {
    server.behaviour = {
      rcpt: (address) =>
        address.startsWith('ignota') ? { code: 550, words: '5.1.1 No' } : undefined,
    };
    const names = Array.from({ length: 12 }, (_, index) => to(`citta${index}`));
    const outcomes = await send([
      to('anna'),
      to('ignota'),
      to('non valida'),
      { error: new Error('x') },
      ...names,
    ]);
    expect(told(outcomes)).toEqual([
      'sent',
      'permanent-failure',
      'recipient.invalid',
      'Error: x',
      ...names.map(() => 'sent'),
    ]);
    expect(server.received).toHaveLength(13);
    // Four at once, one session each; the refused recipient costs its own.
    expect(server.counts.connections).toBeLessThanOrEqual(5);
  });

  it('sends a message once, however often it is asked to', async () => {
    expect(told(await send([to('anna'), to('anna'), to('anna')]))).toEqual([
      'sent',
      'sent (repeated)',
      'sent (repeated)',
    ]);
    expect(told(await send([to('anna')]))).toEqual(['sent (repeated)']);
    expect(server.received).toHaveLength(1);
  });

  it.each([
    ['another occasion', { occasion: 'secondo-sollecito' }],
    ['another version of the text', { template: { id: 'received', version: '2-it' } }],
    ['another text', { template: { id: 'task', version: '1-it' } }],
    ['other words about no ticket', { message: { subject: 's', body: 'Altro', language: 'it' } }],
  ] as [string, Partial<Notification>][])(
    'takes %s for another message',
    async (_name, changes) => {
      await send([to('anna')]);
      expect(told(await send([to('anna', changes)]))).toEqual(['sent']);
      expect(server.received).toHaveLength(2);
    },
  );

  it('takes another file under the same name for the same message', async () => {
    const withFile = (content: string) => {
      const file = { fileName: 'rapporto.xlsx', mediaType: 'application/octet-stream' };
      const attachments = [{ ...file, content: async () => Buffer.from(content) }];
      return to('anna', { message: { subject: 's', body: 'b', language: 'it', attachments } });
    };
    // A report made again is another file each time: what went is not sent again.
    expect(told(await send([withFile('once'), withFile('again')]))).toEqual([
      'sent',
      'sent (repeated)',
    ]);
  });

  it('refuses other words under the same key, when the first have gone', async () => {
    const { ticket } = await register.file(
      { submissionKey: 'a', subject: 's', text: 't', channel: 'form', language: 'it' },
      'test',
    );
    const { reference } = ticket;
    await send([to('anna', { reference })]);
    const other = to('anna', {
      reference,
      message: { subject: 's', body: 'Altro', language: 'it' },
    });
    expect(told(await send([other]))).toEqual(['message.key-conflict']);
    expect(server.received).toHaveLength(1);
    expect(await register.messages(reference)).toMatchObject([
      { status: 'sent', recipient: 'a•••@posta.example' },
    ]);
  });

  it('bears the same identifier at every attempt', async () => {
    let refusals = 1;
    server.behaviour = {
      data: () => (refusals-- > 0 ? { code: 451, words: '4.3.0 Later' } : undefined),
    };
    const [outcome] = await send([to('anna')]);
    const [mail] = await server.parsed();
    expect(outcome).toMatchObject({ kind: 'answered', record: { messageId: mail?.messageId } });
    expect(mail?.messageId).toMatch(/^<[0-9a-f]{40}@comune\.example>$/);
  });
});

describe('what failed', () => {
  it('for a while is tried again within the execution', async () => {
    let refusals = 2;
    server.behaviour = {
      rcpt: () => (refusals-- > 0 ? { code: 450, words: '4.2.0 Greylisted' } : undefined),
    };
    expect(told(await send([to('anna')]))).toEqual(['sent']);
    expect(server.counts).toMatchObject({ rcpt: 3, data: 1 });
  });

  it('for longer is given up within the budget, and a later execution sends it', async () => {
    server.behaviour = { rcpt: () => ({ code: 450, words: '4.2.0 Greylisted' }) };
    expect(told(await send([to('anna')]))).toEqual(['temporary-failure']);
    expect(server.counts.rcpt).toBe(3);
    server.behaviour = {};
    expect(told(await send([to('anna')]))).toEqual(['sent']);
    expect(told(await send([to('anna')]))).toEqual(['sent (repeated)']);
    expect(server.received).toHaveLength(1);
  });

  it('for a wrong password is sent once the credential is right', async () => {
    const wrong = emailChannel(server.settings({ password: 'Sbagliata-0815-canarino' }));
    expect(told(await send([to('anna'), to('bruno')], { channel: wrong }))).toEqual([
      'technical-failure',
      'technical-failure',
    ]);
    expect(told(await send([to('anna'), to('bruno')]))).toEqual(['sent', 'sent']);
  });

  it.each([
    ['for good', { rcpt: () => ({ code: 550, words: '5.1.1 No' }) }, 'permanent-failure', 0],
    ['nobody knows how', { data: () => 'cut' as const }, 'unknown', 1],
  ] as [string, MailServer['behaviour'], string, number][])(
    '%s is not sent again',
    async (_name, behaviour, status, arrived) => {
      server.behaviour = behaviour;
      expect(told(await send([to('anna')]))).toEqual([status]);
      server.behaviour = {};
      expect(told(await send([to('anna')]))).toEqual([`${status} (repeated)`]);
      expect(server.received).toHaveLength(arrived);
    },
  );

  it('in the channel itself counts as unknown', async () => {
    const broken = {
      ...channel,
      send: () => Promise.reject(new TypeError('mario.rossi@posta.example')),
    };
    const [outcome] = await send([to('anna')], { channel: broken });
    expect(outcome).toMatchObject({ record: { status: 'unknown', evidence: 'TypeError' } });
  });

  it('to be recorded is still told as it went, and nobody sends it again', async () => {
    const forgetful = {
      ...register,
      claimMessage: register.claimMessage.bind(register),
      recordDelivery: () => Promise.reject(new Error('disk full')),
    };
    const [outcome] = await send([to('anna')], { register: forgetful });
    expect(outcome).toMatchObject({
      record: { status: 'sent', evidence: expect.stringContaining('not recorded') },
    });
    expect(told(await send([to('anna')]))).toEqual(['sending (repeated)']);
    expect(server.received).toHaveLength(1);
  });

  it('to be claimed is not sent', async () => {
    const closed = await openRegister({ kind: 'sqlite', file: join(folder, 'other.sqlite') });
    await closed.close();
    const [outcome] = await send([to('anna')], { register: closed });
    expect(outcome?.kind).toBe('refused');
    expect(server.counts.connections).toBe(0);
  });
});

describe('retrying', () => {
  const passing: Delivery = {
    status: 'temporary-failure',
    failure: 'transient',
    providerCode: '450',
    evidence: null,
  };
  const policy = { attempts: 4, base: 500, cap: 8000, budget: 30_000 };

  it.each([
    ['a failure that passes', passing, 1, 0, true],
    ['the last attempt', passing, 4, 0, false],
    ['the provider’s Retry-After within the budget', { ...passing, retryAfter: 20 }, 1, 0, true],
    ['the provider’s Retry-After beyond it', { ...passing, retryAfter: 40 }, 1, 0, false],
    ['a budget already spent', passing, 1, 30_000, false],
    [
      'what was refused',
      { ...passing, status: 'permanent-failure', failure: 'permanent' },
      1,
      0,
      false,
    ],
    ['what is unknown', { ...passing, status: 'unknown', failure: 'unknown' }, 1, 0, false],
    ['what went', { ...passing, status: 'sent', failure: undefined }, 1, 0, false],
  ] as [string, Delivery, number, number, boolean][])(
    '%s',
    (_name, delivery, attempt, waited, again) => {
      const wait = waitBeforeRetry(delivery, attempt, waited, policy);
      expect(wait !== null).toBe(again);
      if (wait !== null) expect(wait).toBeGreaterThanOrEqual((delivery.retryAfter ?? 0) * 1000);
    },
  );
});

describe('a cancelled execution', () => {
  it('starts no message', async () => {
    const outcomes = await send([to('anna'), to('bruno')], { signal: AbortSignal.abort() });
    expect(told(outcomes)).toEqual(['notification.cancelled', 'notification.cancelled']);
    expect(server.counts.connections).toBe(0);
    expect(told(await send([to('anna')]))).toEqual(['sent']);
  });

  it('finishes the message under way, and starts no other', async () => {
    const cancel = new AbortController();
    server.behaviour = { data: () => void cancel.abort() };
    const outcomes = await send([to('anna'), to('bruno')], {
      signal: cancel.signal,
      concurrency: 1,
    });
    expect(told(outcomes)).toEqual(['sent', 'notification.cancelled']);
  });

  it('does not wait for the next attempt', async () => {
    const cancel = new AbortController();
    server.behaviour = { rcpt: () => (cancel.abort(), { code: 450, words: '4.2.0 Greylisted' }) };
    const forever = { attempts: 9, base: 1e9, cap: 1e9, budget: 1e9 };
    const outcomes = await send([to('anna')], { signal: cancel.signal, retry: forever });
    expect(told(outcomes)).toEqual(['temporary-failure']);
    expect(server.counts.rcpt).toBe(1);
  });
});

it('writes to nobody outside the allowed recipients, and claims nothing for them', async () => {
  const allowedRecipients = ['Anna@posta.example', '@comune.example'];
  const outcomes = await send(
    [
      to('anna'),
      to('bruno'),
      to('x', { recipient: 'urp@comune.example' }),
      to('y', { recipient: 'urp@xcomune.example' }),
    ],
    { allowedRecipients },
  );
  expect(told(outcomes)).toEqual([
    'sent',
    'recipient.not-allowed',
    'sent',
    'recipient.not-allowed',
  ]);
  expect(told(await send([to('bruno')]))).toEqual(['sent']);
});

it('in test mode writes to whatever nobody can own', async () => {
  const outcomes = await send(
    ['anna@cittadini.example', 'anna@example.it', 'anna@posta.xexample'].map((recipient) =>
      to('z', { recipient }),
    ),
    { allowedRecipients: ['.example'] },
  );
  expect(told(outcomes)).toEqual(['sent', 'recipient.not-allowed', 'recipient.not-allowed']);
});

it('a rehearsal sends nothing and leaves the message to be sent', async () => {
  const rehearsal = noneChannel();
  expect(told(await send([to('anna')], { channel: rehearsal }))).toEqual(['created']);
  expect(told(await send([to('anna')], { channel: rehearsal }))).toEqual(['created']);
  expect(told(await send([to('anna')]))).toEqual(['sent']);
});

it('tells no password, no account and no address in full, whatever happens', async () => {
  const fiscalCode = 'RSSMRA85T10A562S';
  const password = 'Sbagliata-0815-canarino';
  const recipient = `${fiscalCode.toLowerCase()}@posta.example`;
  const badOnes = [to('x', { recipient }), to('y', { recipient: `${fiscalCode}, ${recipient}` })];
  const everything: unknown[] = [];
  for (const settings of [server.settings(), server.settings({ password })]) {
    for (const rcpt of [
      undefined,
      () => ({ code: 550, words: `5.1.1 <${recipient}> unknown to ${account.user}` }),
    ]) {
      server.behaviour = rcpt ? { rcpt } : {};
      const spoken = emailChannel(settings);
      const occasion = String(everything.length);
      const outcomes = await send(
        badOnes.map((each) => ({ ...each, occasion })),
        { channel: spoken },
      );
      await spoken.close();
      for (const outcome of outcomes) {
        const report = reportOf(outcome, 'email', 'it');
        expect(waysOut).toContain(wayOut(report));
        everything.push(report, withDelivery({ deliveries: [] }, report));
        if (outcome.kind === 'refused')
          everything.push(String(outcome.error), (outcome.error as Error).stack);
        else everything.push(outcome.record);
      }
    }
  }
  const said = JSON.stringify(everything).toLowerCase();
  for (const secret of [password, account.password, account.user, fiscalCode]) {
    expect(said).not.toContain(secret.toLowerCase());
  }
});

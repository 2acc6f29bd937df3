import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { type Message } from '../../sandbox/mailbox';
import { startSandbox, type Sandbox } from '../../sandbox/server';

let folder: string;
let sandbox: Sandbox;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'urp-sandbox-'));
  sandbox = await startSandbox({ folder });
});

afterEach(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});

const receipt: SendMailOptions = {
  from: 'URP Comune <urp@comune.example>',
  to: 'maria.rossi@posta.example',
  subject: 'Ricevuta della richiesta URP-7K3-MD4-9AR: perché è così',
  text: 'Gentile Maria,\nla sua richiesta è stata registrata.\nhttps://comune.example/stato.',
  html: '<p>Gentile Maria, la sua richiesta è stata <strong>registrata</strong>.</p>',
};

async function send(options: SendMailOptions, password?: string): Promise<string> {
  const auth = password === undefined ? undefined : { user: 'urp', pass: password };
  const transport = createTransport({ host: '127.0.0.1', port: sandbox.smtpPort, auth });
  try {
    return (await transport.sendMail(options)).messageId;
  } finally {
    transport.close();
  }
}

async function received(query = ''): Promise<Message[]> {
  return (await (await fetch(`${sandbox.inboxApi}${query}`)).json()) as Message[];
}

async function page(path: string): Promise<string> {
  return (await fetch(`${sandbox.inbox}${path}`)).text();
}

describe('the mail server', () => {
  it('keeps a message as it was sent', async () => {
    const messageId = await send(receipt);
    expect(await received()).toEqual([
      {
        id: 1,
        from: 'urp@comune.example',
        to: ['maria.rossi@posta.example'],
        sender: '"URP Comune" <urp@comune.example>',
        subject: receipt.subject,
        text: receipt.text,
        messageId,
        receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
      },
    ]);
    const raw = await (await fetch(`${sandbox.inboxApi}/1/raw`)).text();
    expect(raw).toContain(`Message-ID: ${messageId}`);
    expect(raw).toContain('Content-Type: multipart/alternative');
  });

  it('takes any sign-in but the wrong password', async () => {
    await send(receipt, 'qualsiasi');
    await expect(send(receipt, 'sbagliata')).rejects.toMatchObject({ responseCode: 535 });
    expect(await received()).toHaveLength(1);
  });

  it('has what it received after a restart, and numbers on from there', async () => {
    await send(receipt);
    await send({ ...receipt, to: 'altro@posta.example' });
    const before = await received();
    await sandbox.stop();
    sandbox = await startSandbox({ folder });
    expect(await received()).toEqual(before);
    await send(receipt);
    expect((await received()).map(({ id }) => id)).toEqual([3, 2, 1]);
  });

  it('refuses for good at rifiuta@', async () => {
    await expect(send({ ...receipt, to: 'rifiuta@posta.example' })).rejects.toMatchObject({
      responseCode: 550,
    });
    expect(await received()).toEqual([]);
  });

  it.each([
    ['occupata@posta.example', 2],
    ['occupata.4@posta.example', 4],
  ])('is busy for %s %i times for each message, then takes it', async (to, times) => {
    for (const round of [1, 2]) {
      for (let time = 0; time < times; time++) {
        await expect(send({ ...receipt, to })).rejects.toMatchObject({ responseCode: 451 });
      }
      await send({ ...receipt, to });
      expect(await received()).toHaveLength(round);
    }
  });

  it('takes the message of cade@ and drops the connection without an answer', async () => {
    await expect(send({ ...receipt, to: 'cade@posta.example' })).rejects.toMatchObject({
      code: 'ECONNECTION',
    });
    expect(await received()).toHaveLength(1);
  });

  it('makes the sender of lenta@ wait, also past its patience, with the message taken', async () => {
    const transport = createTransport({
      host: '127.0.0.1',
      port: sandbox.smtpPort,
      socketTimeout: 200,
    });
    const sending = transport.sendMail({ ...receipt, to: 'lenta.60@posta.example' });
    await expect(sending).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    expect(await received()).toHaveLength(1);
  });

  it('says who is who when it refuses one of several recipients', async () => {
    const transport = createTransport({ host: '127.0.0.1', port: sandbox.smtpPort });
    const sent = await transport.sendMail({
      ...receipt,
      to: ['maria.rossi@posta.example', 'rifiuta@posta.example'],
    });
    transport.close();
    expect(sent.rejected).toEqual(['rifiuta@posta.example']);
    expect((await received())[0]?.to).toEqual(['maria.rossi@posta.example']);
  });
});

describe('the interface for programs', () => {
  it('finds by recipient and by words', async () => {
    await send(receipt);
    await send({ ...receipt, to: 'strade@comune.example', subject: 'Buca in via Roma', html: '' });
    expect(await received('?to=STRADE@comune.example')).toHaveLength(1);
    expect(await received('?q=buca+roma')).toHaveLength(1);
    expect(await received('?q=buca+milano')).toHaveLength(0);
  });

  it('throws all messages away, on disk too', async () => {
    await send(receipt);
    expect((await fetch(sandbox.inboxApi, { method: 'DELETE' })).status).toBe(204);
    expect(await received()).toEqual([]);
    await sandbox.stop();
    sandbox = await startSandbox({ folder });
    expect(await received()).toEqual([]);
  });

  it('tells open pages of a new message', async () => {
    const events = await fetch(`${sandbox.inbox}/api/events`);
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe('data: 0\n\n');
    await send(receipt);
    expect((await reader?.read())?.value).toBe('data: 1\n\n');
  });

  it.each(['/messaggi/9', '/messaggi/x', '/api/messages/9', '/nulla', '/caselle/%E0%A4%A'])(
    'answers %s without falling',
    async (path) => {
      const { status } = await fetch(`${sandbox.inbox}${path}`);
      expect([200, 404]).toContain(status);
    },
  );
});

describe('the inbox page', () => {
  it("sets citizens and the sender's own offices apart", async () => {
    await send(receipt);
    await send({ ...receipt, to: 'strade@comune.example', subject: 'Buca in via Roma' });
    const [citizens = '', offices = ''] = (await page('/')).split('aria-labelledby="uffici"');
    expect(citizens).toContain('maria.rossi@posta.example');
    expect(citizens).not.toContain('strade@comune.example');
    expect(offices).toContain('Buca in via Roma');

    const certified = { ...receipt, from: 'urp@pec.comune.example', to: 'anna@pec.example' };
    await send(certified);
    const provider = 'posta-certificata@gestore.example';
    await send({ ...receipt, from: provider, to: certified.from, subject: 'CONSEGNA' });
    expect((await page('/')).split('aria-labelledby="uffici"')[1]).toContain('CONSEGNA');
  });

  it('shows a message with its headers, text, graphics and source', async () => {
    await send(receipt);
    const shown = await page('/messaggi/1');
    expect(shown).toContain('perché è così');
    expect(shown).toContain('<td>Message-ID</td>');
    expect(shown).toContain('href="https://comune.example/stato"');
    expect(await page('/messaggi/1/html')).toContain('<strong>registrata</strong>');
  });

  it('gives attachments as downloads, never as pages', async () => {
    const content = '<script>alert(1)</script>';
    await send({ ...receipt, attachments: [{ filename: 'pagina è.html', content }] });
    const answer = await fetch(`${sandbox.inbox}/messaggi/1/allegati/0`);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(await answer.text()).toBe(content);
  });

  it('is emptied by its form', async () => {
    await send(receipt);
    const answer = await fetch(`${sandbox.inbox}/svuota`, { method: 'POST' });
    expect(await answer.text()).toContain('Qui arrivano le ricevute');
    expect(await received()).toEqual([]);
  });
});

describe('other web sites', () => {
  it.each([
    ['read the mail by a name that points here', 'GET', '/', { host: 'sito.example' }],
    ['empty it', 'POST', '/svuota', { 'sec-fetch-site': 'cross-site' }],
    ['empty it by the interface', 'DELETE', '/api/messages', { 'sec-fetch-site': 'cross-site' }],
  ])('may not %s', async (_what, method, path, headers) => {
    await send(receipt);
    const { port } = new URL(sandbox.inbox);
    const status = await new Promise((resolve) =>
      request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end(),
    );
    expect(status).toBe(403);
    expect(await received()).toHaveLength(1);
  });
});

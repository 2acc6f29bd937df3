import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Mailbox, type Message } from '../mailbox';
import { type Phones } from '../phone';
import {
  framedMail,
  boxPage,
  inboxPage,
  messagePage,
  missingPage,
  type PageSettings,
} from './page';
import { phonePage } from './phonePage';

const loopback = '127.0.0.1';

/** The page's own files: everything it loads comes from here. */
const assets = new Map(
  [
    ['/inbox.css', 'text/css; charset=utf-8'],
    ['/inbox.js', 'text/javascript; charset=utf-8'],
    ['/frame.js', 'text/javascript; charset=utf-8'],
    ['/inbox.svg', 'image/svg+xml'],
  ].map(([path, type]) => [path, { type, content: readFileSync(join(__dirname, `.${path}`)) }]),
);

const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/**
 * A message's own markup: no script, no request anywhere; its links open in a new tab. Of the page's
 * origin, so that the page can give it its height and a picture of the page has it too.
 */
const mailPolicy =
  "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; " +
  "style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

export interface Inbox {
  address: string;
  stop(): Promise<void>;
}

/** Serves the inbox page and its JSON interface on loopback. @throws when the port is taken */
export async function startInbox(
  received: Received,
  { port = 0, ...settings }: { port?: number } & PageSettings,
): Promise<Inbox> {
  const server = createServer((request, response) => {
    answer(received, settings, request, response).catch((error: Error) =>
      send(response, 500, 'text/plain; charset=utf-8', error.message),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, resolve);
  });
  return {
    address: `http://${loopback}:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Live pages hold theirs open.
        server.closeAllConnections();
      }),
  };
}

/** What the page shows. */
export interface Received {
  mailbox: Mailbox;
  phones: Phones;
}

async function answer(
  received: Received,
  settings: PageSettings,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isOurs(request)) return send(response, 403, 'text/plain; charset=utf-8', 'Non da qui.');
  const { mailbox, phones } = received;
  const url = new URL(request.url ?? '/', `http://${loopback}`);
  const words = url.searchParams.get('q') ?? undefined;
  const [first, second, third, fourth] = url.pathname.slice(1).split('/').map(decode);

  switch (`${request.method} /${first}`) {
    case 'GET /':
      return sendPage(
        response,
        200,
        inboxPage(
          { messages: mailbox.messages({ words }), phoneMessages: phones.messages({ words }) },
          settings,
          words,
        ),
      );
    case 'GET /caselle':
      return sendPage(response, 200, boxPage(second ?? '', mailbox.messages({ to: second })));
    case 'GET /messaggi': {
      const message = mailbox.message(Number(second));
      if (!message) return sendPage(response, 404, missingPage());
      return sendMessage(mailbox, message, response, third, Number(fourth));
    }
    case 'GET /telefoni':
      return sendPage(response, 200, phonePage(second ?? '', phones.messages({ to: second })));
    case 'POST /svuota':
      clear(received);
      response.writeHead(303, { location: '/' }).end();
      return;
    case 'GET /api':
    case 'DELETE /api':
      return answerApi(received, request, response, url, [second, third, fourth]);
  }
  const asset = request.method === 'GET' ? assets.get(url.pathname) : undefined;
  if (asset) return send(response, 200, asset.type ?? '', asset.content);
  sendPage(response, 404, missingPage());
}

/** `/messaggi/<id>`, and below it `html`, `allegati/<number>`. */
async function sendMessage(
  mailbox: Mailbox,
  message: Message,
  response: ServerResponse,
  part: string | undefined,
  number: number,
): Promise<void> {
  const open = await mailbox.open(message.id);
  if (part === undefined) {
    const source = mailbox.source(message.id).toString('utf8');
    return sendPage(response, 200, messagePage(message, open, source));
  }
  if (part === 'html' && open.html) {
    response.setHeader('content-security-policy', mailPolicy);
    return send(response, 200, 'text/html; charset=utf-8', framedMail(open.html));
  }
  const attachment = part === 'allegati' ? open.attachments[number] : undefined;
  if (!attachment) return sendPage(response, 404, missingPage());
  // Never shown in place: what a message carries may be a page of its own.
  const name = encodeURIComponent(attachment.name);
  response.setHeader('content-disposition', `attachment; filename*=UTF-8''${name}`);
  send(response, 200, 'application/octet-stream', attachment.content);
}

function clear({ mailbox, phones }: Received): void {
  mailbox.clear();
  phones.clear();
}

function answerApi(
  received: Received,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  [collection, id, part]: (string | undefined)[],
): void {
  const { mailbox, phones } = received;
  if (collection === 'events' && request.method === 'GET') return streamChanges(received, response);
  if (collection === 'phones' && request.method === 'GET') {
    return sendJson(
      response,
      200,
      phones.messages({ to: url.searchParams.get('to') ?? undefined }),
    );
  }
  if (collection !== 'messages') return sendJson(response, 404, { error: 'not found' });
  if (request.method === 'DELETE') {
    clear(received);
    response.writeHead(204).end();
    return;
  }
  if (id === undefined) {
    const to = url.searchParams.get('to') ?? undefined;
    const words = url.searchParams.get('q') ?? undefined;
    return sendJson(response, 200, mailbox.messages({ to, words }));
  }
  const message = mailbox.message(Number(id));
  if (!message) return sendJson(response, 404, { error: 'not found' });
  if (part === 'raw') {
    return send(response, 200, 'text/plain; charset=utf-8', mailbox.source(message.id));
  }
  sendJson(response, 200, message);
}

/** Server-sent events: one now, and one for each change. */
function streamChanges({ mailbox, phones }: Received, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const tell = () =>
    response.write(`data: ${mailbox.messages().length + phones.messages().length}\n\n`);
  tell();
  mailbox.on('change', tell);
  phones.on('change', tell);
  response.once('close', () => {
    mailbox.off('change', tell);
    phones.off('change', tell);
  });
}

/**
 * Only this machine's own pages and programs may ask: a web site that points its name at loopback,
 * or that posts here from a browser, may neither read the mail nor throw it away.
 */
function isOurs(request: IncomingMessage): boolean {
  const host = request.headers.host?.replace(/:\d+$/, '');
  const site = request.headers['sec-fetch-site'];
  const isRead = request.method === 'GET';
  return (host === loopback || host === 'localhost') && (isRead || site !== 'cross-site');
}

function sendPage(response: ServerResponse, status: number, page: string): void {
  response.setHeader('content-security-policy', pagePolicy);
  send(response, status, 'text/html; charset=utf-8', page);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, 'application/json', JSON.stringify(value));
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response
    .writeHead(status, {
      'content-type': type,
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .end(body);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

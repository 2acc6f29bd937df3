import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'node:querystring';
import { openDesk, type DeskSettings } from '../../../lib/intake/desk';
import { formNamed } from '../../../lib/intake/forms';
import { answer } from '../../../lib/intake/http';
import type { OpenRegister } from '../../../lib/intake/keptFiles';
import type { Reply } from '../../../lib/intake/exchange';

export const deskSettings: DeskSettings = {
  form: formNamed('segnalazione-disservizio'),
  administration: 'Comune di Borgo San Lieto',
  contact: 'Piazza del Municipio 1\nTel. 055 000000, dal lunedì al venerdì, ore 9-13',
  privacyPage: 'https://www.comune.example.it/privacy',
  accessibilityPage: 'https://www.comune.example.it/accessibilita',
};

export interface FormServer {
  /** With a path prefix, as behind a proxy. */
  url: string;
  replies: Reply[];
  close(): Promise<void>;
}

/** Serves the form over real HTTP: bodies are parsed into the shapes that n8n's parsers give. */
export async function serveForm(
  openRegister: OpenRegister,
  settings: Partial<DeskSettings> = {},
  now?: Date,
): Promise<FormServer> {
  const desk = openDesk({ ...deskSettings, ...settings });
  const replies: Reply[] = [];
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const { contentType, body, remove } = await parseBody(request);
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const reply = await answer(
      {
        method: request.method ?? 'GET',
        query: Object.fromEntries(searchParams),
        contentType,
        accept: request.headers.accept,
        ifNoneMatch: request.headers['if-none-match'],
        source: sourceOf(request),
        body,
      },
      desk,
      openRegister,
      now,
    );
    await remove();
    replies.push(reply);
    response.writeHead(reply.status, reply.headers);
    response.end(reply.body);
  };
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      response.writeHead(500);
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/n8n/webhook/segnalazione-disservizio`,
    replies,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A test sends from wherever it says, as n8n reads it from its own proxy's header. */
function sourceOf({ headers, socket }: IncomingMessage): string | undefined {
  return headers['x-forwarded-for']?.toString() ?? socket.remoteAddress;
}

const keepNothing = async () => {};

export async function parseBody(request: IncomingMessage) {
  const header = request.headers['content-type'];
  const contentType = header?.split(';')[0]?.toLowerCase();
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  if (contentType === 'multipart/form-data') return parseMultipart(raw, header ?? '');
  if (contentType === 'application/x-www-form-urlencoded') {
    const body = parse(raw.toString(), undefined, undefined, { maxKeys: 1000 });
    return { contentType, body, remove: keepNothing };
  }
  const body: unknown = contentType === 'application/json' ? JSON.parse(raw.toString()) : {};
  return { contentType, body, remove: keepNothing };
}

/** As n8n gives it: texts in `data`, files in `files`, each already in the temporary folder. */
async function parseMultipart(raw: Buffer, header: string) {
  const parsed = await new Response(new Uint8Array(raw), {
    headers: { 'content-type': header },
  }).formData();
  const data: Record<string, string | string[]> = {};
  const files: Record<string, object | object[]> = {};
  const paths: string[] = [];
  for (const name of new Set(parsed.keys())) {
    const values = parsed.getAll(name);
    const texts = values.filter((value) => typeof value === 'string');
    if (texts.length > 0) data[name] = texts.length === 1 ? (texts[0] as string) : texts;
    const kept: object[] = [];
    for (const value of values) {
      if (typeof value === 'string' || (value.name === '' && value.size === 0)) continue;
      const filepath = join(tmpdir(), randomUUID());
      await writeFile(filepath, Buffer.from(await value.arrayBuffer()));
      paths.push(filepath);
      kept.push({ filepath, originalFilename: value.name, size: value.size });
    }
    if (kept.length > 0) files[name] = kept.length === 1 ? (kept[0] as object) : kept;
  }
  const remove = async () => {
    await Promise.all(paths.map((path) => rm(path, { force: true })));
  };
  return { contentType: 'multipart/form-data', body: { data, files }, remove };
}

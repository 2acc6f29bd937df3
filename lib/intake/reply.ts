import { createHash } from 'node:crypto';
import type { Desk } from './desk';
import type { Reply } from './exchange';
import { proofScript } from './page/guard';
import { pageHeaders, secretAddress } from './page/headers';
import { frameScript } from './page/layout';

/** A page for one citizen: it holds what they wrote, so nothing keeps a copy of it. */
export function pageReply(body: string, desk: Desk, status = 200): Reply {
  return { status, headers: { ...headersFor(desk), 'cache-control': 'no-store' }, body };
}

/** A page behind a secret address. */
export function privatePageReply(body: string, desk: Desk, status = 200): Reply {
  const { headers, ...reply } = pageReply(body, desk, status);
  return { ...reply, headers: { ...headers, ...secretAddress } };
}

/** A page that is the same for everybody. */
export function sharedPageReply(body: string, desk: Desk): Reply {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = { ...headersFor(desk), 'cache-control': 'public, max-age=300', etag };
  return { status: 200, headers, body };
}

/** The same, without its body, for a browser that has it already. */
export function unlessKnown(reply: Reply, ifNoneMatch: string | undefined): Reply {
  const { etag } = reply.headers;
  if (!etag || !ifNoneMatch?.includes(etag)) return reply;
  return { status: 304, headers: reply.headers, body: '' };
}

export function jsonReply(body: unknown, status: number): Reply {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  return { status, headers, body: JSON.stringify(body) };
}

export function delayed(reply: Reply, seconds: number): Reply {
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(seconds) } };
}

/** Seconds after which trying again makes sense when the register cannot be reached. */
const retryAfter = '120';

export function unavailable(reply: Reply, failure: unknown): Reply {
  const headers = { ...reply.headers, 'retry-after': retryAfter };
  return { ...reply, status: 503, headers, failure };
}

function headersFor({ embeddingSites, protection }: Desk): Record<string, string> {
  return pageHeaders({
    scripts: [
      ...(protection.proofOfWork ? [proofScript.hash] : []),
      ...(embeddingSites.length > 0 ? [frameScript.hash] : []),
    ],
    workers: protection.proofOfWork,
    embeddingSites,
  });
}

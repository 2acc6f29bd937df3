import { isIP } from 'node:net';
import { z } from 'zod';
import type { JsonObject } from '../../json';
import type { Delivery, MessageDocument } from '../channel';
import { ask, failedDelivery } from '../http';
import { oursToMend, passing } from '../verdict';
import { sendFailure, type SendClient } from './client';

/** A document of 200 MB on a slow line, in milliseconds. */
const uploadTimeout = 10 * 60_000;

const places = z.array(
  z.object({
    preloadIdx: z.string(),
    secret: z.string().min(1),
    httpMethod: z.enum(['POST', 'PUT']),
    url: z.string().url(),
    key: z.string().min(1),
  }),
);
type Place = z.infer<typeof places>[number];

/**
 * Puts documents where SEND keeps them and answers with their references, as the request names them.
 * Nothing is sent by it: what fails may be tried again.
 */
export async function upload(
  documents: readonly MessageDocument[],
  client: SendClient,
): Promise<JsonObject[] | Delivery> {
  const asked = documents.map(({ sha256 }, index) => ({
    preloadIdx: String(index),
    contentType: 'application/pdf',
    sha256,
  }));
  const outcome = await client.post('delivery/attachments/preload', asked);
  if (outcome.kind === 'lost' || outcome.status !== 200) {
    return sendFailure(outcome, client, { harmless: true });
  }
  const given = places.safeParse(outcome.body).data ?? [];
  const references: JsonObject[] = [];
  for (const [index, document] of documents.entries()) {
    const place = given.find(({ preloadIdx }) => preloadIdx === String(index));
    if (!place || !isPlausible(place.url, client.baseUrl)) {
      return sendFailure(outcome, client, { verdict: oursToMend, code: 'PRELOAD_UNREADABLE' });
    }
    const reference = await put(document, place, client, index);
    if ('status' in reference) return reference as Delivery;
    references.push(reference as JsonObject);
  }
  return references;
}

async function put(
  document: MessageDocument,
  { httpMethod, url, secret, key }: Place,
  client: SendClient,
  index: number,
): Promise<JsonObject | Delivery> {
  const outcome = await ask({
    method: httpMethod,
    url,
    headers: {
      'content-type': 'application/pdf',
      'x-amz-meta-secret': secret,
      'x-amz-checksum-sha256': document.sha256,
    },
    body: await document.read(),
    timeout: uploadTimeout,
  });
  const secrets = [...client.secrets, secret, url];
  const versionToken = outcome.kind === 'answer' && outcome.headers['x-amz-version-id'];
  if (outcome.kind === 'lost' || outcome.status !== 200 || !versionToken) {
    // The address that was given may have run out: the next attempt gets another.
    const hasRunOut = outcome.kind === 'answer' && outcome.status === 403;
    return failedDelivery(outcome, {
      secrets,
      harmless: true,
      ...(hasRunOut ? { verdict: passing } : {}),
    });
  }
  return {
    title: document.title,
    docIdx: String(index),
    contentType: 'application/pdf',
    digests: { sha256: document.sha256 },
    ref: { key, versionToken },
  };
}

/** Of another host only by its name and under TLS: no answer leads into the office's own network. */
function isPlausible(url: string, baseUrl: string): boolean {
  const { origin, protocol, hostname } = new URL(url);
  if (origin === new URL(baseUrl).origin) return true;
  return protocol === 'https:' && hostname.includes('.') && !isIP(hostname.replace(/[[\]]/g, ''));
}

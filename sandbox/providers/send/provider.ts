import { createHash, randomBytes } from 'node:crypto';
import type { Fate } from '../behaviour';
import type { Provider, ProviderAnswer, ProviderRequest, Surroundings } from '../server';
import {
  newRequest,
  preloads,
  SendMemory,
  statesUntil,
  storageKey,
  type NewRequest,
  type Notification,
} from './notifications';
import { problem } from './problem';
import { answerStreams } from './streams';

const storage = '/send-storage/';
const memories = new WeakMap<Surroundings, SendMemory>();

/** SEND with its storage of documents. The key `sbagliata` is refused. */
export const sendProvider: Provider = {
  paths: /^\/(delivery|delivery-progresses|send-storage)\//,
  answer: (request, surroundings) => {
    const memory = memories.get(surroundings) ?? new SendMemory();
    memories.set(surroundings, memory);
    const { path, method, headers } = request;
    if (path.startsWith(storage)) return store(request, memory);
    const key = headers['x-api-key'];
    if (!key || key === 'sbagliata') return { status: 403, body: { message: 'Forbidden' } };
    if (path === '/delivery/attachments/preload') return preload(request, memory, surroundings);
    if (path === '/delivery/v2.6/requests') {
      return method === 'POST'
        ? take(request, memory, surroundings)
        : requestState(request, memory, surroundings.now());
    }
    if (path.startsWith('/delivery/v2.9/notifications/sent/')) {
      return notificationState(path.split('/').at(-1) ?? '', memory, surroundings.now());
    }
    if (/^\/delivery-progresses\/v2\.9\/streams/.test(path)) {
      return answerStreams(request, memory, surroundings.now());
    }
    return problem(404, 'PN_GENERIC_ERROR', 'Not found');
  },
};

function preload(
  { body }: ProviderRequest,
  { documents }: SendMemory,
  { address }: Surroundings,
): ProviderAnswer {
  const asked = preloads.safeParse(body);
  if (!asked.success)
    return problem(400, 'PN_GENERIC_INVALIDPARAMETER', String(asked.error.issues[0]?.path));
  return {
    status: 200,
    body: asked.data.map(({ preloadIdx, sha256 }) => {
      const key = storageKey();
      const secret = randomBytes(16).toString('base64');
      documents.set(key, { sha256, secret });
      return { preloadIdx, secret, httpMethod: 'PUT', url: `${address}${storage}${key}`, key };
    }),
  };
}

function store(
  { path, method, headers, bytes }: ProviderRequest,
  memory: SendMemory,
): ProviderAnswer {
  const kept = memory.documents.get(path.slice(storage.length));
  const isOurs = kept && method === 'PUT' && headers['x-amz-meta-secret'] === kept.secret;
  if (!isOurs || headers['content-type'] !== 'application/pdf') return { status: 403 };
  const sha256 = createHash('sha256').update(bytes).digest('base64');
  if (sha256 !== kept.sha256 || headers['x-amz-checksum-sha256'] !== sha256) return { status: 400 };
  kept.versionToken = randomBytes(16).toString('hex');
  return { status: 200, headers: { 'x-amz-version-id': kept.versionToken } };
}

function take({ body }: ProviderRequest, memory: SendMemory, around: Surroundings): ProviderAnswer {
  const asked = newRequest.safeParse(body);
  if (!asked.success) {
    const where = asked.error.issues[0]?.path.join('.') ?? '';
    return problem(400, 'PN_GENERIC_INVALIDPARAMETER', `Invalid ${where}`);
  }
  const request = asked.data;
  const [recipient] = request.recipients;
  const fate = around.fate(recipient?.taxId ?? '');
  const refusal = refusals[fate];
  if (refusal) return refusal;
  if (named(memory, request.paProtocolNumber, request.idempotenceToken)) {
    return problem(409, 'PN_DUPLICATE_ENTRY', 'Duplicated notification for protocol and token');
  }
  if (!request.documents.every((document) => isStored(document, memory))) {
    return problem(400, 'FILE_NOTFOUND', 'Document was not uploaded');
  }
  const kept = memory.keep(request, around.now());
  if (!kept.story.refusal) show(kept, around);
  if (fate === '504') return 'cut';
  const { id: notificationRequestId } = kept;
  const { paProtocolNumber, idempotenceToken } = request;
  return { status: 202, body: { notificationRequestId, paProtocolNumber, idempotenceToken } };
}

const refusals: Partial<Record<Fate, ProviderAnswer>> = {
  '429': { status: 429, body: { message: 'Too Many Requests' }, headers: { 'retry-after': '1' } },
  '500': problem(500, 'PN_GENERIC_ERROR', 'Internal error'),
  '503': { status: 503, body: { message: 'Service Unavailable' } },
};

function isStored({ digests, ref }: NewRequest['documents'][number], memory: SendMemory): boolean {
  const kept = memory.documents.get(ref.key);
  return kept?.versionToken === ref.versionToken && kept.sha256 === digests.sha256;
}

/** As the citizen sees it in the app, from where it is opened. */
function show({ request, iun }: Notification, { phones }: Surroundings): void {
  const [recipient] = request.recipients;
  const [payment] = recipient?.payments ?? [];
  phones.receive({
    app: 'send',
    to: recipient?.taxId ?? '',
    sender: request.senderDenomination,
    providerId: iun,
    subject: request.subject,
    text: request.abstract ?? '',
    extras: [
      { name: 'IUN', value: iun },
      { name: 'Documenti', value: request.documents.map(({ title }) => title).join(', ') },
      ...(payment ? [{ name: 'Da pagare', value: `avviso ${payment.pagoPa.noticeCode}` }] : []),
    ],
  });
}

function named({ notifications }: SendMemory, protocol: string | null, token: string | null) {
  return notifications.find(
    ({ request }) => request.paProtocolNumber === protocol && request.idempotenceToken === token,
  );
}

function requestState({ query }: ProviderRequest, memory: SendMemory, now: number): ProviderAnswer {
  const id = query.get('notificationRequestId');
  const kept = id
    ? memory.notifications.find((each) => each.id === id)
    : named(memory, query.get('paProtocolNumber'), query.get('idempotenceToken'));
  if (!kept) return problem(404, 'PN_DELIVERY_NOTIFICATIONNOTFOUND', 'Notification not found');
  const isDecided = statesUntil(kept, now).length > 0;
  const { refusal } = kept.story;
  return {
    status: 200,
    body: {
      ...kept.request,
      notificationRequestId: kept.id,
      ...(!isDecided
        ? { notificationRequestStatus: 'WAITING', retryAfter: 2 }
        : refusal
          ? { notificationRequestStatus: 'REFUSED', errors: [refusal] }
          : { notificationRequestStatus: 'ACCEPTED', iun: kept.iun }),
    },
  };
}

function notificationState(iun: string, memory: SendMemory, now: number): ProviderAnswer {
  const kept = memory.notifications.find((each) => each.iun === iun);
  const states = kept ? statesUntil(kept, now) : [];
  if (!kept || kept.story.refusal || states.length === 0) {
    return problem(404, 'PN_DELIVERY_NOTIFICATIONNOTFOUND', 'Notification not found');
  }
  const history = states.map(([status, at]) => ({
    status,
    activeFrom: new Date(at).toISOString(),
    relatedTimelineElements: [],
  }));
  return {
    status: 200,
    body: {
      ...kept.request,
      iun,
      sentAt: new Date(kept.takenAt).toISOString(),
      documentsAvailable: true,
      notificationStatus: states.at(-1)?.[0],
      notificationStatusHistory: history,
      timeline: [],
    },
  };
}

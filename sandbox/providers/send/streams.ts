import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ProviderAnswer, ProviderRequest } from '../server';
import { statesUntil, type Notification, type SendMemory, type Stream } from './notifications';
import { problem } from './problem';

const mostEvents = 50;
const mostStreams = 10;
/** Milliseconds: SEND says by it when to come back. */
const nothingMore = '1000';

const wanted = z
  .object({
    title: z.string().min(1).max(256),
    eventType: z.literal('STATUS'),
    groups: z.array(z.string()),
    filterValues: z.array(z.string().regex(/^[A-Z_]{4,256}$/)).default([]),
  })
  .strict();

/** The streams by which SEND tells what becomes of notifications. */
export function answerStreams(
  { method, path, query, body }: ProviderRequest,
  memory: SendMemory,
  now: number,
): ProviderAnswer {
  const [, streamId] = /streams\/([^/]+)\/events$/.exec(path) ?? [];
  if (streamId) return events(memory, streamId, query.get('lastEventId'), now);
  if (method === 'GET') {
    return {
      status: 200,
      body: memory.streams.map(({ streamId: id, title }) => ({ streamId: id, title })),
    };
  }
  const asked = wanted.safeParse(body);
  if (!asked.success)
    return problem(400, 'PN_GENERIC_INVALIDPARAMETER', String(asked.error.issues[0]?.path));
  if (memory.streams.length >= mostStreams) {
    return problem(400, 'PN_STREAMS_MAXSTREAMSCOUNT', 'Too many streams');
  }
  const stream: Stream = { ...asked.data, streamId: randomUUID(), activatedAt: now };
  memory.streams.push(stream);
  return {
    status: 200,
    body: {
      ...asked.data,
      streamId: stream.streamId,
      activationDate: new Date(now).toISOString(),
      version: 'v29',
    },
  };
}

function events(
  memory: SendMemory,
  streamId: string,
  lastEventId: string | null,
  now: number,
): ProviderAnswer {
  const stream = memory.streams.find((each) => each.streamId === streamId);
  if (!stream) return problem(404, 'PN_STREAMS_NOTFOUND', 'Stream not found');
  if (lastEventId !== null && !/^0\d{37}$/.test(lastEventId)) {
    return problem(400, 'PN_GENERIC_INVALIDPARAMETER', 'lastEventId');
  }
  const all = memory.notifications
    .flatMap((each, index) => eventsOf(each, index, now))
    .filter(({ at, newStatus }) => at >= stream.activatedAt && isWanted(stream, newStatus))
    .filter(({ eventId }) => lastEventId === null || eventId > lastEventId)
    .sort((one, other) => (one.eventId < other.eventId ? -1 : 1));
  return {
    status: 200,
    headers: { 'retry-after': all.length > mostEvents ? '0' : nothingMore },
    body: all.slice(0, mostEvents).map(({ at, refusalReasons, ...event }) => ({
      ...event,
      element: {
        elementId: `${event.newStatus}.${event.notificationRequestId}`,
        eventTimestamp: new Date(at).toISOString(),
        ...(refusalReasons.length > 0 ? { details: { refusalReasons } } : {}),
      },
    })),
  };
}

function isWanted({ filterValues }: Stream, state: string): boolean {
  return filterValues.length === 0 || filterValues.includes(state);
}

/** Numbered by their time, so that what comes later has the greater number. */
function eventsOf(notification: Notification, index: number, now: number) {
  const { refusal } = notification.story;
  const refusalReasons = refusal ? [{ errorCode: refusal.code, detail: refusal.detail }] : [];
  return statesUntil(notification, now).map(([newStatus, at], place) => ({
    eventId: `${at}${String(index).padStart(6, '0')}${place}`.padStart(38, '0'),
    notificationRequestId: notification.id,
    ...(newStatus === 'REFUSED' ? {} : { iun: notification.iun }),
    newStatus,
    at,
    refusalReasons,
  }));
}

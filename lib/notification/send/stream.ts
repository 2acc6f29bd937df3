import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { UrpError } from '../../error';
import type { MessageRecord, Register } from '../../register/register';
import type { Delivery } from '../channel';
import type { HttpOutcome } from '../http';
import type { DeliveryNewsItem } from '../webhook/call';
import { recordNews } from '../webhook/record';
import { sendFailure, type SendClient } from './client';
import { iunPattern, refusalBy, sendStates, stateDelivery } from './status';

const streams = z.array(z.object({ title: z.string(), streamId: z.string().uuid() }));
const opened = z.object({ streamId: z.string().uuid() });
const reason = z.object({ errorCode: z.string(), detail: z.string().default('') });
const events = z.array(
  z.object({
    eventId: z.string().regex(/^0\d{37}$/),
    notificationRequestId: z.string().optional(),
    iun: z.string().regex(iunPattern).optional(),
    newStatus: z.string().optional(),
    element: z
      .object({ details: z.object({ refusalReasons: z.array(reason).optional() }).optional() })
      .default({}),
  }),
);
type Event = z.infer<typeof events>[number];

/** Where streams stand; each event is told again until the next reading names one after it. */
export const streamsPath = 'delivery-progresses/v2.9/streams';

/** What a reading brought: the last event's name is that of the next reading, null where there was none. */
export interface StreamReading {
  news: DeliveryNewsItem[];
  last: string | null;
  /** More stands ready. */
  hasMore: boolean;
}

/** The administration's stream of this name, made where it is not there. Errors: `send.stream-failed`. */
export async function openStream(client: SendClient, title: string): Promise<string> {
  const known = read(await client.get(streamsPath), streams, client).find(
    (each) => each.title === title,
  );
  if (known) return known.streamId;
  const wanted = sendStates.filter((state) => state !== 'IN_VALIDATION' && state !== 'PAID');
  const request = { title, eventType: 'STATUS', groups: [], filterValues: wanted };
  return read(await client.post(streamsPath, request), opened, client).streamId;
}

/** Reads on after an event. Nothing of an answer is believed that is not whole. Errors: `send.stream-failed`. */
export async function readStream(
  client: SendClient,
  streamId: string,
  after: string | null,
): Promise<StreamReading> {
  const query = after === null ? '' : `?lastEventId=${after}`;
  const outcome = await client.get(`${streamsPath}/${streamId}/events${query}`);
  const told = read(outcome, events, client);
  const wait = outcome.kind === 'answer' ? outcome.headers['retry-after'] : undefined;
  return {
    news: told.flatMap(newsOf),
    last: told.at(-1)?.eventId ?? null,
    hasMore: told.length > 0 && wait === '0',
  };
}

function newsOf(event: Event): DeliveryNewsItem[] {
  const { notificationRequestId, iun, newStatus } = event;
  const names = [notificationRequestId, iun].filter((name) => name !== undefined);
  const delivery = deliveryOf(event);
  return newStatus && delivery && names.length > 0 ? [{ names, delivery }] : [];
}

function deliveryOf({ iun, newStatus = '', element }: Event): Delivery | undefined {
  if (newStatus === 'REFUSED') {
    const reasons = element.details?.refusalReasons ?? [];
    return refusalBy(reasons.map(({ errorCode, detail }) => ({ code: errorCode, detail })));
  }
  return iun ? stateDelivery(newStatus, iun) : undefined;
}

function read<Schema extends z.ZodTypeAny>(
  outcome: HttpOutcome,
  schema: Schema,
  client: SendClient,
): z.output<Schema> {
  const parsed =
    outcome.kind === 'answer' && outcome.status === 200 ? schema.safeParse(outcome.body) : null;
  if (parsed?.success) return parsed.data as z.output<Schema>;
  const { providerCode, evidence } = sendFailure(outcome, client);
  throw new UrpError('send.stream-failed', {
    it: {
      what: `Lo stream di SEND non si legge: ${evidence} (${providerCode}).`,
      todo: 'Prova la credenziale URP SEND; nulla è perso, si riprende da dove si era.',
    },
    en: {
      what: `The stream of SEND cannot be read: ${evidence} (${providerCode}).`,
      todo: 'Test the credential URP SEND; nothing is lost, reading goes on where it was.',
    },
  });
}

export interface StreamFollowing {
  client: SendClient;
  title: string;
  /** Opened already; opened anew where it is taken away. */
  streamId?: string;
  /** Milliseconds until the next look where there was nothing more. */
  pollEvery: number;
  by: string;
  openRegister(): Promise<
    Pick<Register, 'findMessage' | 'recordDelivery' | 'streamMark' | 'moveStreamMark'>
  >;
  /** Starts a run with the messages that changed. */
  run(changed: MessageRecord[]): void;
  /** The stream or the register could not be read; said once until it can be again. */
  onFailure(error: unknown): void;
}

/**
 * Follows a stream until it is told to stop. The mark moves after a reading was recorded and its run
 * started, so that whatever dies before is read again; the register takes no news backwards.
 */
export async function followStream(following: StreamFollowing, stop: AbortSignal): Promise<void> {
  let { streamId } = following;
  let isBroken = false;
  while (!stop.aborted) {
    let hasMore = false;
    try {
      streamId ??= await openStream(following.client, following.title);
      hasMore = await round(following, streamId);
      isBroken = false;
    } catch (error) {
      if (!isBroken) following.onFailure(error);
      isBroken = true;
      // A stream that was taken away is made anew.
      streamId = undefined;
    }
    if (!hasMore) {
      await pause(following.pollEvery, undefined, { signal: stop }).catch(() => undefined);
    }
  }
}

async function round(following: StreamFollowing, streamId: string): Promise<boolean> {
  const { client, by, run } = following;
  const register = await following.openRegister();
  const mark = await register.streamMark(streamId);
  const { news, last, hasMore } = await readStream(client, streamId, mark);
  const { changed, failure } = await recordNews(news, 'send', register, by);
  if (changed.length > 0) run(changed);
  if (failure !== undefined) throw failure as Error;
  if (last !== null) await register.moveStreamMark(streamId, mark, last);
  return hasMore;
}

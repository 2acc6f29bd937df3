import { z } from 'zod';
import { UrpError } from '../error';
import { citizenLanguages, type CitizenLanguage } from '../language';
import type { Register } from '../register/register';
import {
  isTrackingCode,
  trackedReference,
  trackingParameter,
  typedReference,
} from '../register/tracking';
import type { Desk } from './desk';
import type { IntakeRequest, Reply } from './exchange';
import type { OpenRegister } from './keptFiles';
import { askPage, trackedPage, type Refused } from './page/trackingPage';
import { delayed, privatePageReply } from './reply';
import { limitKey, sourceKey } from './source';

/** Most codes tried for one request, and from one source, in so many seconds. */
const mostAttempts = 10;
const mostFromSource = 40;
const attemptWindow = 15 * 60;

const typed = z.object({ numero: z.string().max(100), codice: z.string().max(100) });

/** Whether a request asks how far a ticket is, rather than for the form. */
export function asksToFollow({ query }: IntakeRequest): boolean {
  return Object.hasOwn(query, trackingParameter);
}

/**
 * Shows how far a request is to who holds its link, or types its number and code: status and
 * history, nothing else. Nothing is changed by it, so that a link scanner does no harm.
 */
export async function answerTracking(
  request: IntakeRequest,
  desk: Desk,
  openRegister: OpenRegister,
  now: Date,
): Promise<Reply> {
  const chosen = citizenLanguages.find((each) => each === request.query.lang);
  const token = request.query[trackingParameter];
  const refuse = (why: Refused | undefined, status: number) =>
    privatePageReply(askPage(desk, chosen ?? desk.language, why), desk, status);
  const isTyped = request.method === 'POST';
  try {
    if (!isTyped && !token) return refuse(undefined, 200);
    const register = await openRegister();
    const secret = await register.secret();
    if (!isTyped) {
      const reference = trackedReference(secret, token, now);
      return reference
        ? await show(register, reference, desk, chosen, String(token))
        : refuse('unknown', 404);
    }
    const attempt = typed.safeParse(request.body);
    const reference = attempt.success ? typedReference(attempt.data.numero) : undefined;
    if (!attempt.success || !reference) return refuse('unknown', 404);
    const wait = await secondsToWait(register, secret, reference, request.source, now);
    if (wait > 0) return delayed(refuse('tooMany', 429), wait);
    if (!isTrackingCode(secret, reference, attempt.data.codice)) return refuse('unknown', 404);
    return await show(register, reference, desk, chosen, '');
  } catch (failure) {
    if (failure instanceof UrpError && failure.code === 'ticket.unknown')
      return refuse('unknown', 404);
    return { ...delayed(refuse('unavailable', 503), 120), failure };
  }
}

async function show(
  register: Register,
  reference: string,
  desk: Desk,
  chosen: CitizenLanguage | undefined,
  token: string,
): Promise<Reply> {
  const ticket = await register.get(reference);
  const history = await register.history(reference);
  const page = trackedPage({ ticket, history, desk, token, language: chosen ?? ticket.language });
  return privatePageReply(page, desk);
}

/** Counted before the code is looked at, so that whoever guesses has no more tries than this. */
async function secondsToWait(
  register: Register,
  secret: Buffer,
  reference: string,
  source: string | undefined,
  now: Date,
): Promise<number> {
  const counted = [{ key: limitKey(secret, 'code', reference), most: mostAttempts }];
  if (source) counted.push({ key: sourceKey(secret, 'codes', source), most: mostFromSource });
  for (const { key, most } of counted) {
    const { count, endsAt } = await register.count(key, attemptWindow);
    if (count > most) return Math.max(1, Math.ceil((endsAt.getTime() - now.getTime()) / 1000));
  }
  return 0;
}

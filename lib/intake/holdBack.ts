import type { Register } from '../register/register';
import type { Desk } from './desk';
import type { OpenRegister } from './keptFiles';
import type { Guard } from './page/guard';
import { newRiddle, solvedRiddle } from './proofOfWork';
import { limitKey, sourceKey } from './source';
import { stampOf, type Stamp } from './stamp';
import type { Submission } from './submission';

/** Why a request is not taken yet. The page comes back with all that was written. */
export type HeldBack = { why: 'trap' | 'early' | 'unproved' } | { why: 'many'; seconds: number };

/** What is known of whoever sends. */
export interface Sending {
  submission: Submission;
  desk: Desk;
  register: Register;
  /** Network address, where it is known. */
  source: string | undefined;
  now: Date;
}

const window = 10 * 60;
/** How long a page without a proof has to be open, for who has no JavaScript. In milliseconds. */
const waitInsteadOfProof = 60 * 1000;
/** Pages with new files, for each request that a source may send. */
const uploadsForEach = 5;
const day = 24 * 60 * 60;

/** What a page that leads to the sending bears, where the office asks for it. */
export async function guardOf(
  { stamp: posted }: Submission,
  { protection }: Desk,
  openRegister: OpenRegister,
  now: Date,
): Promise<Guard> {
  const { leastSeconds, proofOfWork } = protection;
  if (leastSeconds === 0 && !proofOfWork) return {};
  const secret = await (await openRegister()).secret();
  return { stamp: stampOf(secret, posted, now).token };
}

/** The guard of the page that sends: its riddle costs this side too, and no other page needs it. */
export async function guardWithRiddle(
  guard: Guard,
  { protection }: Desk,
  openRegister: OpenRegister,
  now: Date,
): Promise<Guard> {
  if (!protection.proofOfWork) return guard;
  const secret = await (await openRegister()).secret();
  return { ...guard, riddle: await newRiddle(secret, now) };
}

/** Looks at one request before it is filed; `undefined` lets it through. */
export async function heldBack(sending: Sending): Promise<HeldBack | undefined> {
  const { submission, desk, register, now } = sending;
  const { leastSeconds, proofOfWork } = desk.protection;
  if (submission.trap) return { why: 'trap' };
  if (leastSeconds > 0 || proofOfWork) {
    const secret = await register.secret();
    const stamp = stampOf(secret, submission.stamp, now);
    if (stamp.age < leastSeconds * 1000) return { why: 'early' };
    if (proofOfWork && !(await isProved(sending, secret, stamp))) return { why: 'unproved' };
  }
  return (await overSource(sending, 'sender', 1)) ?? overForm(sending);
}

/** Looks at files before they are kept, since nothing else bounds what one sender can store. */
export function filesHeldBack(sending: Sending): Promise<HeldBack | undefined> {
  return overSource(sending, 'files', uploadsForEach);
}

/** Each riddle, and each minute of waiting, is worth one request. */
async function isProved(
  { submission, register, now }: Sending,
  secret: Buffer,
  stamp: Stamp,
): Promise<boolean> {
  const nonce = await solvedRiddle(secret, submission.proof, now);
  if (!nonce && stamp.age < waitInsteadOfProof) return false;
  const { count } = await register.count(nonce ? `proof:${nonce}` : `stamp:${stamp.id}`, day);
  return count === 1;
}

async function overSource(
  sending: Sending,
  purpose: string,
  times: number,
): Promise<HeldBack | undefined> {
  const { desk, register, source } = sending;
  const { sourceLimit } = desk.protection;
  if (sourceLimit === 0 || !source) return undefined;
  const key = sourceKey(await register.secret(), purpose, source);
  return over(sending, key, sourceLimit * times);
}

async function overForm(sending: Sending): Promise<HeldBack | undefined> {
  const { desk, register } = sending;
  const { formLimit } = desk.protection;
  if (formLimit === 0) return undefined;
  return over(sending, limitKey(await register.secret(), 'form', desk.form.id), formLimit);
}

async function over(
  { register, now }: Sending,
  key: string,
  most: number,
): Promise<HeldBack | undefined> {
  const { count, endsAt } = await register.count(key, window);
  if (count <= most) return undefined;
  return {
    why: 'many',
    seconds: Math.max(1, Math.ceil((endsAt.getTime() - now.getTime()) / 1000)),
  };
}

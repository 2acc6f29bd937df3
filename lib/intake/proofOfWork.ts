import { createHmac } from 'node:crypto';
import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';

/** How long the work is worth something, in milliseconds. */
const lifetime = 60 * 60 * 1000;
/** Iterations of one key, and how many keys a browser derives: about a second on a desk, five on an old phone. */
const cost = 1000;
const fewest = 1000;
const most = 3000;

const payload = z
  .object({
    challenge: z.object({
      parameters: z
        .object({
          algorithm: z.literal('PBKDF2/SHA-256'),
          nonce: z.string().regex(/^[0-9a-f]{32}$/),
          salt: z.string().regex(/^[0-9a-f]{32}$/),
          cost: z.literal(cost),
          keyLength: z.literal(32),
          keyPrefix: z.string().regex(/^[0-9a-f]{2,62}$/),
          keySignature: z.string().max(200),
          expiresAt: z.number(),
        })
        .strict(),
      signature: z.string().max(200),
    }),
    solution: z.object({
      counter: z.number().int().min(0).max(0xffffffff),
      derivedKey: z.string().max(128),
      time: z.number().optional(),
    }),
  })
  .strict();

/** A riddle of ALTCHA's protocol, signed, so that nothing of it has to be kept. */
export async function newRiddle(secret: Buffer, now: Date): Promise<string> {
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost,
    counter: randomInt(most, fewest),
    deriveKey,
    expiresAt: new Date(now.getTime() + lifetime),
    ...keysOf(secret),
  });
  return JSON.stringify(challenge);
}

/** The riddle that was solved, by its nonce; `undefined` where it was not. */
export async function solvedRiddle(
  secret: Buffer,
  posted: string | undefined,
  now: Date,
): Promise<string | undefined> {
  const parsed = payload.safeParse(decoded(posted ?? ''));
  if (!parsed.success) return undefined;
  const { challenge, solution } = parsed.data;
  if (challenge.parameters.expiresAt * 1000 <= now.getTime()) return undefined;
  const { verified } = await verifySolution({
    challenge,
    solution: { ...solution, time: solution.time ?? 0 },
    deriveKey,
    ...keysOf(secret),
  });
  return verified ? challenge.parameters.nonce : undefined;
}

function decoded(posted: string): unknown {
  try {
    return JSON.parse(Buffer.from(posted.slice(0, 4000), 'base64').toString());
  } catch {
    return undefined;
  }
}

function keysOf(secret: Buffer) {
  const key = (purpose: string) => createHmac('sha256', secret).update(purpose).digest('hex');
  return {
    hmacSignatureSecret: key('proof of work'),
    hmacKeySignatureSecret: key('proof of work, key'),
  };
}

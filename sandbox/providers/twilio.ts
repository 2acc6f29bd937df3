import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Fate } from './behaviour';
import type { Provider, ProviderAnswer, ProviderRequest, Surroundings } from './server';

const form = z
  .object({
    To: z.string().regex(/^\+\d{8,15}$/),
    Body: z.string().min(1).max(1600),
    From: z.string().optional(),
    MessagingServiceSid: z.string().optional(),
    StatusCallback: z.string().url().optional(),
  })
  .strict()
  .refine(({ From, MessagingServiceSid }) => From ?? MessagingServiceSid);

/** Twilio's messages. The token `sbagliata` is refused. */
export const twilioProvider: Provider = {
  paths: /^\/2010-04-01\/Accounts\//,
  answer: (request, surroundings) => {
    const [user, password] = basicOf(request);
    const [, account = '', messages, sid] =
      /^\/2010-04-01\/Accounts\/([^/.]+)(\/Messages)?(?:\/([^/.]+))?\.json$/.exec(request.path) ??
      [];
    if (!user || password === 'sbagliata' || user !== account) {
      return problem(401, 20003, 'Authenticate');
    }
    if (!messages) return { status: 200, body: { sid: account, status: 'active' } };
    if (sid) return state(sid, surroundings);
    return take(request, surroundings);
  },
};

function take({ body }: ProviderRequest, { phones, fate }: Surroundings): ProviderAnswer {
  const parsed = form.safeParse(body);
  if (!parsed.success) return problem(400, 21604, 'A required parameter is missing');
  const { To: to, Body: text, From: sender = 'Twilio' } = parsed.data;
  const asked = fate(to);
  const refusal = refusals[asked];
  if (refusal) return refusal;
  const sid = `SM${randomBytes(16).toString('hex')}`;
  phones.receive({ app: 'sms', to, sender, providerId: sid, text });
  if (asked === '504') return 'cut';
  return { status: 201, body: { sid, status: 'queued', error_code: null } };
}

const refusals: Partial<Record<Fate, ProviderAnswer>> = {
  '404': problem(400, 21211, "The 'To' number is not a valid phone number"),
  '403': problem(400, 21610, 'Attempt to send to unsubscribed recipient'),
  '429': { ...problem(429, 20429, 'Too Many Requests'), headers: { 'retry-after': '1' } },
  '500': { status: 500, body: 'Internal error' },
  '503': { status: 503, body: 'Unavailable' },
};

const failed: Partial<Record<Fate, number>> = { '408': 30008, '410': 30005 };

function state(sid: string, { phones, fate }: Surroundings): ProviderAnswer {
  const message = phones.find(sid);
  if (!message) return problem(404, 20404, 'The requested resource was not found');
  const asked = fate(message.to);
  const code = failed[asked] ?? null;
  const status = code ? 'undelivered' : asked === '202' ? 'sent' : 'delivered';
  return { status: 200, body: { sid, status, error_code: code } };
}

function problem(status: number, code: number, message: string) {
  return { status, body: { code, message, status } };
}

export function basicOf({ headers }: ProviderRequest): string[] {
  const encoded = (headers.authorization ?? '').replace('Basic ', '');
  return Buffer.from(encoded, 'base64').toString().split(':');
}

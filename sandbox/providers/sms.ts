import { z } from 'zod';
import type { Fate } from './behaviour';
import type { Provider, ProviderAnswer, ProviderRequest, Surroundings } from './server';

const userKey = '90210';
const token = 'sandbox-token';

const order = z
  .object({
    message_type: z.string().min(1),
    message: z.string().min(1).max(1600),
    recipient: z.array(z.string().regex(/^\+\d{8,15}$/)).min(1),
    sender: z.string().max(16).optional(),
    order_id: z.string().min(1).max(32),
    returnCredits: z.boolean().optional(),
    encoding: z.enum(['gsm', 'ucs2']).optional(),
  })
  .strict();

/** The REST interface that Skebby, Aruba, Mobyt, Trendoo and SMSend share. The password `sbagliata` is refused. */
export const smsProvider: Provider = {
  paths: /^\/API\/v1\.0\/REST\//,
  answer: (request, surroundings) => {
    const path = request.path.replace('/API/v1.0/REST/', '');
    if (path === 'token') return signIn(request);
    if (request.headers.user_key !== userKey || request.headers.access_token !== token) {
      return { status: 401 };
    }
    if (path === 'sms' && request.method === 'POST') return take(request, surroundings);
    return state(decodeURIComponent(path.replace('sms/', '')), surroundings);
  },
};

function signIn({ headers }: ProviderRequest): ProviderAnswer {
  const basic = Buffer.from(
    (headers.authorization ?? '').replace('Basic ', ''),
    'base64',
  ).toString();
  const [user, ...password] = basic.split(':');
  if (!user || password.join(':') === 'sbagliata') return { status: 401, body: 'Unauthorized' };
  return { status: 200, body: `${userKey};${token}` };
}

function take({ body }: ProviderRequest, { phones, fate }: Surroundings): ProviderAnswer {
  const parsed = order.safeParse(body);
  if (!parsed.success) return { status: 400, body: { result: parsed.error.issues[0]?.message } };
  const { message, recipient, sender = 'SMS', order_id: providerId } = parsed.data;
  const [to = ''] = recipient;
  const refusal = refusals[fate(to)];
  if (refusal) return refusal;
  const isLost = fate(to) === '504';
  phones.receive({ app: 'sms', to, sender, providerId, text: message });
  if (isLost) return 'cut';
  return {
    status: 201,
    body: { result: 'OK', order_id: providerId, total_sent: recipient.length },
  };
}

const refusals: Partial<Record<Fate, ProviderAnswer>> = {
  '404': { status: 201, body: { result: 'OK', total_sent: 0 } },
  '403': { status: 400, body: { result: 'Recipient is blacklisted' } },
  '429': { status: 429, headers: { 'retry-after': '1' } },
  '500': { status: 500, body: 'Internal error' },
  '503': { status: 503, body: 'Unavailable' },
};

const states: Partial<Record<Fate, string>> = { '408': 'TIMEOUT', '410': 'ERROR', '202': 'SENT' };

function state(orderId: string, { phones, fate }: Surroundings): ProviderAnswer {
  const message = phones.find(orderId);
  if (!message) return { status: 404 };
  const status = states[fate(message.to)] ?? 'DLVRD';
  return {
    status: 200,
    body: { result: 'OK', recipient_number: 1, recipients: [{ destination: message.to, status }] },
  };
}

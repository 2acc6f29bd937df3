import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Fate } from './behaviour';
import type { Provider, ProviderAnswer, ProviderRequest, Surroundings } from './server';

const fiscalCode = z
  .string()
  .regex(
    /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/,
  );
const content = z
  .object({
    subject: z.string().min(10).max(120),
    markdown: z.string().min(80).max(10_000),
    due_date: z
      .string()
      .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
      .optional(),
    payment_data: z
      .object({
        amount: z.number().int().min(1).max(9_999_999_999),
        notice_number: z.string().regex(/^[0123][0-9]{17}$/),
        invalid_after_due_date: z.boolean(),
        payee: z.object({ fiscal_code: z.string().regex(/^\d{11}$/) }).optional(),
      })
      .strict()
      .optional(),
  })
  .strict();
const message = z
  .object({
    time_to_live: z.number().int().min(3600).max(604_800),
    content,
    fiscal_code: fiscalCode,
  })
  .strict();
const nobody = 'AAAAAA00A00A000A';

/** App IO's "API Servizi". The key `sbagliata` is refused. */
export const appIoProvider: Provider = {
  paths: /^\/api\/v1\/(profiles|messages)/,
  answer: (request, surroundings) => {
    const key = request.headers['ocp-apim-subscription-key'];
    if (!key || key === 'sbagliata') {
      return {
        status: 401,
        body: { statusCode: 401, message: 'Access denied due to invalid subscription key' },
      };
    }
    if (request.path.endsWith('/profiles')) return findProfile(request, surroundings);
    if (request.method === 'POST') return take(request, surroundings);
    return state(request.path.split('/').at(-1) ?? '', surroundings);
  },
};

function findProfile({ body }: ProviderRequest, { fate }: Surroundings): ProviderAnswer {
  const code = z.object({ fiscal_code: fiscalCode }).safeParse(body).data?.fiscal_code;
  if (!code) return problem(400, 'Invalid fiscal code');
  const asked = fate(code);
  if (asked === '404' || code === nobody) return problem(404, 'Profile not found');
  if (asked === '429') return { status: 429, headers: { 'retry-after': '1' } };
  if (asked === '503') return { status: 503 };
  return { status: 200, body: { sender_allowed: asked !== '403', preferred_languages: ['it_IT'] } };
}

function take({ body }: ProviderRequest, { phones, fate }: Surroundings): ProviderAnswer {
  const parsed = message.safeParse(body);
  if (!parsed.success) return problem(400, `Invalid ${parsed.error.issues[0]?.path.join('.')}`);
  const { fiscal_code: to, content: asked } = parsed.data;
  const fateOfIt = fate(to);
  if (fateOfIt === '500') return problem(500, 'Internal server error');
  const providerId = randomBytes(13).toString('hex').toUpperCase();
  const { payment_data: payment, due_date: dueDate } = asked;
  phones.receive({
    app: 'io',
    to,
    sender: 'Comune di Esempio',
    providerId,
    subject: asked.subject,
    text: asked.markdown.replace(/\\([^\w\s])/g, '$1'),
    extras: [
      ...(payment
        ? [
            {
              name: 'Da pagare',
              value: `${(payment.amount / 100).toFixed(2)} €, avviso ${payment.notice_number}`,
            },
          ]
        : []),
      ...(dueDate ? [{ name: 'Scadenza', value: dueDate.slice(0, 10) }] : []),
    ],
  });
  if (fateOfIt === '504') return 'cut';
  return {
    status: 201,
    body: { id: providerId },
    headers: { location: `/api/v1/messages/${to}/${providerId}` },
  };
}

const states: Partial<Record<Fate, string>> = {
  '408': 'FAILED',
  '410': 'REJECTED',
  '202': 'THROTTLED',
};

function state(id: string, { phones, fate }: Surroundings): ProviderAnswer {
  const kept = phones.find(id);
  if (!kept) return problem(404, 'Message not found');
  const status = states[fate(kept.to)] ?? 'PROCESSED';
  return {
    status: 200,
    body: {
      message: {
        id,
        fiscal_code: kept.to,
        created_at: kept.receivedAt,
        sender_service_id: '01BX9NSMKVXXS5PSP2FATZM6QX',
        feature_level_type: 'STANDARD',
      },
      status,
      notification: { email: 'SENT' },
    },
  };
}

function problem(status: number, detail: string) {
  return { status, body: { title: `HTTP ${status}`, status, detail } };
}

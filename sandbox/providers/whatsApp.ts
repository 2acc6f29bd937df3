import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Fate } from './behaviour';
import type { Provider, ProviderAnswer, ProviderRequest, Surroundings } from './server';

const text = z.object({
  type: z.literal('text'),
  text: z.object({ body: z.string().min(1).max(4096), preview_url: z.boolean() }),
});
const template = z.object({
  type: z.literal('template'),
  template: z.object({
    name: z.string(),
    language: z.object({ code: z.string() }),
    components: z
      .array(
        z.object({
          type: z.literal('body'),
          parameters: z.array(z.object({ type: z.literal('text'), text: z.string().min(1) })),
        }),
      )
      .optional(),
  }),
});
const message = z
  .object({
    messaging_product: z.literal('whatsapp'),
    recipient_type: z.literal('individual'),
    to: z.string().regex(/^\d{8,15}$/),
    biz_opaque_callback_data: z.string().max(512),
  })
  .and(z.discriminatedUnion('type', [text, template]));

/** How many values the sandbox's approved templates take. */
const approved: Readonly<Record<string, { values: number; text: string }>> = {
  richiesta_ricevuta: {
    values: 1,
    text: 'Abbiamo ricevuto la tua richiesta {{1}}. Ti scriviamo quando c’è una risposta.',
  },
  appuntamento_confermato: { values: 2, text: 'Il tuo appuntamento {{1}} è confermato per {{2}}.' },
  promemoria: { values: 2, text: 'Ti ricordiamo {{1}}, il {{2}}.' },
};

/** WhatsApp's Cloud API. The token `sbagliata` is refused. */
export const whatsAppProvider: Provider = {
  paths: /^\/v\d+\.\d\/\d+/,
  answer: (request, surroundings) => {
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    if (!token || token === 'sbagliata') return problem(401, 190, 'Invalid OAuth access token');
    if (request.method === 'GET')
      return { status: 200, body: { id: '1', display_phone_number: '+39 055' } };
    return take(request, surroundings);
  },
};

function take({ body }: ProviderRequest, { phones, fate }: Surroundings): ProviderAnswer {
  const parsed = message.safeParse(body);
  if (!parsed.success)
    return problem(400, 100, `Invalid parameter ${parsed.error.issues[0]?.path.join('.')}`);
  const shown = readable(parsed.data);
  if (typeof shown !== 'string') return shown;
  const to = `+${parsed.data.to}`;
  const asked = fate(to);
  const refusal = refusals[asked];
  if (refusal) return refusal;
  const providerId = `wamid.${randomBytes(16).toString('hex').toUpperCase()}`;
  phones.receive({ app: 'whatsapp', to, sender: 'Comune di Esempio', providerId, text: shown });
  if (asked === '504') return 'cut';
  return {
    status: 200,
    body: {
      messaging_product: 'whatsapp',
      contacts: [{ input: to, wa_id: parsed.data.to }],
      messages: [{ id: providerId }],
    },
  };
}

/** What the citizen reads: the text, or the template with its values. */
function readable(asked: z.infer<typeof message>): string | ProviderAnswer {
  if (asked.type === 'text') return asked.text.body;
  const { name, components = [] } = asked.template;
  const known = approved[name];
  if (!known) return problem(404, 132001, 'Template name does not exist in the translation');
  const values = components.flatMap(({ parameters }) => parameters.map((each) => each.text));
  if (values.length !== known.values) {
    return problem(
      400,
      132000,
      'Number of parameters does not match the expected number of params',
    );
  }
  return known.text.replace(
    /\{\{(\d)\}\}/g,
    (_all, place: string) => values[Number(place) - 1] ?? '',
  );
}

const refusals: Partial<Record<Fate, ProviderAnswer>> = {
  '404': problem(400, 131026, 'Message undeliverable'),
  '403': problem(400, 131047, 'Re-engagement message'),
  '429': { ...problem(429, 130429, 'Rate limit hit'), headers: { 'retry-after': '1' } },
  '500': problem(500, 131000, 'Something went wrong'),
  '503': problem(503, 131016, 'Service unavailable'),
};

function problem(status: number, code: number, words: string) {
  return {
    status,
    body: { error: { message: words, type: 'OAuthException', code, fbtrace_id: 'x' } },
  };
}

import { Logger } from '@n8n/backend-common';
import type { ProviderAnswer, ProviderRequest } from '../../sandbox/providers/server';

/** Whatever a value says when it is printed or kept: error messages, stacks and causes too. */
export function everythingSaid(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'function' || typeof value === 'symbol') return '';
  if (typeof value !== 'object' || value === null) return String(value);
  if (seen.has(value)) return '';
  seen.add(value);
  if (Buffer.isBuffer(value)) return value.toString('latin1');
  if (value instanceof Map || value instanceof Set) return everythingSaid([...value], seen);
  return Object.getOwnPropertyNames(value)
    .map((name) => `${name}: ${everythingSaid((value as Record<string, unknown>)[name], seen)}`)
    .join('\n');
}

/** A secret as it may stand in a text: itself, in an address, and in base64 wherever it begins. */
export function disguises(secret: string): string[] {
  const inBase64 = [0, 1, 2].map((before) => {
    const text = Buffer.from(`${' '.repeat(before)}${secret}`).toString('base64url');
    // Its first and last characters depend on what stands beside it.
    return text.slice(before === 0 ? 0 : before + 1, -3);
  });
  return [secret, encodeURIComponent(secret), ...inBase64];
}

/** What the process prints, and what nodes write into n8n's log, until it is asked for. */
export function listen(): () => string {
  const said: string[] = [];
  const hear = (...words: unknown[]) => void said.push(everythingSaid(words));
  const heard = [
    ...(['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
      jest.spyOn(console, level).mockImplementation(hear),
    ),
    ...(['info', 'warn', 'error', 'debug'] as const).map((level) =>
      jest.spyOn(Logger.prototype, level).mockImplementation(hear),
    ),
    ...([process.stdout, process.stderr] as const).map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation((text) => {
        hear(String(text));
        return true;
      }),
    ),
  ];
  return () => {
    for (const each of heard) each.mockRestore();
    return said.join('\n');
  };
}

/** A careless provider: it refuses, and repeats all that it was told wherever words may stand. */
export function repeated(request: ProviderRequest, status: number): ProviderAnswer {
  const { headers, path, query, body, bytes } = request;
  const basic = Buffer.from((headers.authorization ?? '').split(' ')[1] ?? '', 'base64');
  const all = [
    JSON.stringify({ ...headers, path, query: String(query), body }),
    bytes.toString('utf8'),
    basic.toString('utf8'),
  ].join(' ');
  return {
    status,
    // Longer than anybody waits: no case lasts.
    headers: { 'retry-after': '600' },
    body: {
      status,
      code: all,
      title: all,
      detail: all,
      message: all,
      result: all,
      type: all,
      error: { message: all, code: all, error_data: { details: all } },
      errors: [{ code: all, element: all, detail: all }],
    },
  };
}

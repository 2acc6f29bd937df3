import { z } from 'zod';
import type { Delivery } from '../channel';
import { ask, failedDelivery, type FailureReading, type HttpOutcome } from '../http';
import type { SendSettings } from './settings';

/** SEND, asked with the administration's key. */
export interface SendClient {
  baseUrl: string;
  secrets: readonly string[];
  get(path: string): Promise<HttpOutcome>;
  post(path: string, body: object): Promise<HttpOutcome>;
}

export function sendClient({ baseUrl, apiKey }: SendSettings): SendClient {
  const headers = { 'x-api-key': apiKey };
  return {
    baseUrl,
    secrets: [apiKey],
    get: (path) => ask({ method: 'GET', url: `${baseUrl}/${path}`, headers }),
    post: (path, body) => ask({ method: 'POST', url: `${baseUrl}/${path}`, headers, body }),
  };
}

const problem = z.object({
  errors: z
    .array(
      z.object({
        code: z.string(),
        element: z.string().optional(),
        detail: z.string().default(''),
      }),
    )
    .min(1),
});

/** A failure in SEND's own words: the first of its errors, where it names any. */
export function sendFailure(
  outcome: HttpOutcome,
  { secrets }: Pick<SendClient, 'secrets'>,
  reading: Omit<FailureReading, 'secrets'> = {},
): Delivery {
  const [told] =
    outcome.kind === 'answer' ? (problem.safeParse(outcome.body).data?.errors ?? []) : [];
  const words = told && [told.code, told.element, told.detail].filter(Boolean).join(': ');
  return failedDelivery(outcome, {
    secrets,
    ...(told ? { code: told.code, words } : {}),
    ...reading,
  });
}

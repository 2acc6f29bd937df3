import { z } from 'zod';
import type { Sample } from './samples';

/** How the form answered. */
export type Receipt =
  | { kind: 'registered' | 'repeated'; reference: string }
  | { kind: 'refused'; reason: string }
  /** No answer, or none of the form's: nobody knows whether it is in the register. */
  | { kind: 'failed'; reason: string };

const receiptBody = z.object({ reference: z.string() });
const refusalBody = z.object({
  errors: z.array(z.object({ field: z.string().nullable(), message: z.string() })).min(1),
});

/** Sendings under way at once: as many as a busy office sees. */
const atOnce = 3;

/** Posts the samples to a form, a few at a time, and gives the receipts in the samples' order. */
export async function sendAll(form: string, samples: Sample[], run: string): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  const waiting = [...samples.entries()];
  const sendNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, sample] = next;
      receipts[index] = await send(form, bodyOf(sample, run, index));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sendNext));
  return receipts;
}

/** Both bodies that an HTML form may send, by turns; the key makes a run's requests its own. */
function bodyOf({ answers, key }: Sample, run: string, index: number): FormData | URLSearchParams {
  const body = index % 2 === 0 ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(answers)) body.append(name, value);
  body.append('step', 'invio');
  body.append('submission-key', `${run}-${key}`);
  return body;
}

async function send(form: string, body: FormData | URLSearchParams): Promise<Receipt> {
  try {
    const answer = await fetch(form, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(30_000),
    });
    return readReceipt(answer.status, await answer.text());
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Reads the form's answer in JSON: 201 for a new request, 200 for a known one, 4xx with reasons. */
export function readReceipt(status: number, text: string): Receipt {
  const body = fromJson(text);
  const receipt = receiptBody.safeParse(body);
  if (receipt.success && (status === 200 || status === 201)) {
    return { kind: status === 201 ? 'registered' : 'repeated', ...receipt.data };
  }
  const refusal = refusalBody.safeParse(body);
  if (refusal.success && status >= 400 && status < 500) {
    return { kind: 'refused', reason: refusal.data.errors.map(({ message }) => message).join(' ') };
  }
  return { kind: 'failed', reason: `HTTP ${status}` };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

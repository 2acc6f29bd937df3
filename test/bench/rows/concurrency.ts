import { openRegister } from '../../../lib/register/openRegister';
import { row, type BenchContext, type Row } from '../row';
import { ourSubmission } from '../submission';
import { dirname, join } from 'node:path';

const senders = 500;
const seconds = 60;
/** Milliseconds after which a sender gives up; it is counted. */
const patience = 120_000;

/** Many send at once for a minute: whoever sees a receipt has a ticket, whoever is refused is told when to come back. */
export async function concurrency({ n8n }: BenchContext): Promise<Row[]> {
  const { ourForm, databaseFile, settled } = await n8n();
  await settled();
  const until = Date.now() + seconds * 1000;
  const counts = { refused: 0, unanswered: 0 };
  const receipts: string[] = [];
  const sender = async () => {
    while (Date.now() < until) {
      const answer = await posted(ourForm);
      if (answer.kind === 'receipt') receipts.push(answer.reference);
      else counts[answer.kind] += 1;
    }
  };
  await Promise.all(Array.from({ length: senders }, sender));
  const file = join(dirname(databaseFile), 'urp/register.sqlite');
  const register = await openRegister({ kind: 'sqlite', file });
  // Each is read by its number: one without a ticket ends the measure.
  for (const reference of receipts) await register.get(reference);
  await register.close();
  const note =
    `${senders} senders at once for ${seconds} s, each again as soon as it is answered; each receipt has its ticket; ` +
    `${counts.refused} refused with a page and Retry-After, ${counts.unanswered} without an answer in ${patience / 1000} s`;
  return [
    row('receipts under 500 senders', '/s', { ours: receipts.length / seconds, peer: null, note }),
  ];
}

type Answer = { kind: 'receipt'; reference: string } | { kind: 'refused' | 'unanswered' };

/** @throws when the answer is neither a receipt nor a refusal that says when to try again */
async function posted(address: string): Promise<Answer> {
  const request = { method: 'POST', ...ourSubmission(), signal: AbortSignal.timeout(patience) };
  let response: Response;
  let page: string;
  try {
    response = await fetch(address, request);
    page = await response.text();
  } catch {
    return { kind: 'unanswered' };
  }
  if (response.status === 503 && response.headers.get('retry-after') && page.includes('<h1')) {
    return { kind: 'refused' };
  }
  const reference = /URP(?:-[0-9A-Z]{3}){3}/.exec(page)?.[0];
  if (response.ok && reference) return { kind: 'receipt', reference };
  throw new Error(`${address} answered ${response.status}: ${page.slice(0, 200)}`);
}

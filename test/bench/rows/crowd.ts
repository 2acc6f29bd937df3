import { openRegister } from '../../../lib/register/openRegister';
import { row, type BenchContext, type Row } from '../row';
import { ourSubmission } from '../submission';

const senders = 500;
const milliseconds = Number(process.env.URP_BENCH_CROWD_SECONDS ?? 60) * 1000;

interface Crowd {
  /** References on the receipts that were shown. */
  receipts: string[];
  /** Answers that say when to come back. */
  refused: number;
  /** Anything else, by what it was: a refusal without a time, an answer that never came. */
  failed: Map<string, number>;
  slowest: number;
}

/** Many senders at once for a minute: has every receipt that was shown its ticket? */
export async function crowd({ n8n }: BenchContext): Promise<Row[]> {
  const { recordOnlyForm, registerFile, settled } = await n8n();
  await settled();
  const { receipts, refused, failed, slowest } = await sendAll(recordOnlyForm);
  const register = await openRegister({ kind: 'sqlite', file: registerFile });
  let kept = 0;
  try {
    for (const reference of new Set(receipts)) {
      // Errors: `ticket.unknown`, which is what is counted here.
      kept += await register.get(reference).then(
        () => 1,
        () => 0,
      );
    }
  } finally {
    await register.close();
  }
  const note =
    `${senders} senders at once for ${milliseconds / 1000} s, each sending again as soon as it is answered; ` +
    `${receipts.length} receipts, ${new Set(receipts).size} different; ${refused} refused with a time to come back; ` +
    `failed otherwise: ${[...failed].map(([why, count]) => `${count} ${why}`).join(', ') || 'none'}; slowest answer ${(slowest / 1000).toFixed(1)} s`;
  const ours = receipts.length === 0 ? 0 : (kept / receipts.length) * 100;
  return [row('receipts that have their ticket', '%', { ours, peer: null, note })];
}

async function sendAll(address: string): Promise<Crowd> {
  const crowd: Crowd = { receipts: [], refused: 0, failed: new Map(), slowest: 0 };
  const end = performance.now() + milliseconds;
  const sender = async () => {
    while (performance.now() < end) {
      const started = performance.now();
      await send(address, crowd).catch((error: unknown) => fail(crowd, codeOf(error)));
      crowd.slowest = Math.max(crowd.slowest, performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: senders }, sender));
  return crowd;
}

async function send(address: string, crowd: Crowd): Promise<void> {
  const { headers, body } = ourSubmission();
  const answer = await fetch(address, {
    method: 'POST',
    headers: { ...headers, accept: 'application/json' },
    body,
  });
  const text = await answer.text();
  if (answer.ok) crowd.receipts.push((JSON.parse(text) as { reference: string }).reference);
  else if (answer.headers.has('retry-after')) crowd.refused += 1;
  else fail(crowd, `status ${answer.status}`);
}

function fail({ failed }: Crowd, why: string): void {
  failed.set(why, (failed.get(why) ?? 0) + 1);
}

function codeOf(error: unknown): string {
  const cause = (error as Error).cause as { code?: string } | undefined;
  return cause?.code ?? (error as Error).message;
}

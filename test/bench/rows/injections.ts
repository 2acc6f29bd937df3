import { attacks, harmless, runInjections } from '../../attacks/injectionRun';
import { row, type BenchContext, type Row } from '../row';

/** Prompt injection against the sandbox's model, which obeys what it can read; in percent. */
export async function injections(_context: BenchContext): Promise<Row[]> {
  const bare = await runInjections('none');
  const marked = await runInjections('marked');
  const whole = await runInjections('whole');
  const share = (count: number, of: number) => (100 * count) / of;
  return [
    row('attacks that succeed', '%', {
      ours: share(whole.succeeded.length, attacks.length),
      peer: share(bare.succeeded.length, attacks.length),
      note: `${attacks.length} in Italian; peer: the same engine without protection`,
    }),
    row('attacks that succeed, marked only', '%', {
      ours: share(marked.succeeded.length, attacks.length),
      peer: share(bare.succeeded.length, attacks.length),
      note: 'datamarking without the words that send a text to a person',
    }),
    row('harmless texts held up', '%', {
      ours: share(whole.blocked.length, harmless.length),
      peer: null,
      note: `${harmless.length} with trigger words`,
    }),
  ];
}

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { RegisterPlace } from '../../../lib/register/openRegister';

/** What each process does twenty times; it answers with what it alone got. */
export type Job = 'file' | 'claim' | 'book';

/** Starts processes that open one place and do a job, all at the same signal. */
export async function atOnce(count: number, place: RegisterPlace, job: Job): Promise<string[][]> {
  const children = Array.from({ length: count }, (_, index) =>
    fork(join(__dirname, 'process.ts'), [String(index)], {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, NODE_OPTIONS: '' },
    }),
  );
  try {
    await Promise.all(children.map((child) => once(child, 'message')));
    return await Promise.all(
      children.map(async (child) => {
        child.send({ place, job });
        const [got] = (await once(child, 'message')) as [string[]];
        return got;
      }),
    );
  } finally {
    for (const child of children) child.kill();
  }
}

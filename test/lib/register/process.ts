import { openRegister, type RegisterPlace } from '../../../lib/register/openRegister';
import type { Register } from '../../../lib/register/register';
import type { Job } from './processes';
import { claim, request } from './requests';

/** One of the processes that `atOnce` starts. */
const own = process.argv[2] ?? '';

const jobs: Record<Job, (register: Register, round: number) => Promise<string | undefined>> = {
  async file(register, round) {
    const submissionKey = `${own}-${round}`;
    const { ticket } = await register.file(request({ submissionKey }), 'modulo');
    return ticket.reference;
  },
  async claim(register, round) {
    const key = `key-${round}`;
    const { claimed } = await register.claimMessage(claim({ key }));
    return claimed ? key : undefined;
  },
};

process.once('message', async ({ place, job }: { place: RegisterPlace; job: Job }) => {
  const register = await openRegister(place);
  const got: string[] = [];
  for (let round = 0; round < 20; round += 1) {
    const one = await jobs[job](register, round);
    if (one !== undefined) got.push(one);
  }
  await register.close();
  process.send?.(got, () => process.disconnect());
});
process.send?.('ready');

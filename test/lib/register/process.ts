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
  /** Ten slots of three places each: 30 places for all. */
  async book(register, round) {
    const hour = String(10 + (round % 10));
    const appointment = {
      agenda: 'anagrafe',
      start: `2126-10-08T${hour}:00:00Z`,
      end: `2126-10-08T${hour}:20:00Z`,
      places: 3,
      office: 'Anagrafe',
      place: '',
      bring: [],
    };
    const submissionKey = `${own}-${round}`;
    const filing = register.file(request({ submissionKey, appointment }), 'modulo');
    return filing.then(({ ticket }) => ticket.reference, fullOnly);
  },
};

function fullOnly(error: { code?: string }): undefined {
  if (error.code !== 'appointment.full') throw error;
}

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

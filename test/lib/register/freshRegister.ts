import { openRegister, type RegisterPlace } from '../../../lib/register/openRegister';
import type { NewTicket, Register } from '../../../lib/register/register';
import type { Ticket } from '../../../lib/register/ticket';
import { request } from './requests';

/** An empty register for each test, with a clock that stands until it is moved. */
export interface FreshRegister {
  place: RegisterPlace;
  register: Register;
  now: Date;
  /** Moves the clock, in milliseconds. */
  later(milliseconds: number): void;
  fileOne(own?: Partial<NewTicket>): Promise<Ticket>;
}

export const start = '2026-10-05T08:30:00.000Z';

export function freshRegister(newPlace: () => Promise<RegisterPlace>): FreshRegister {
  const fresh = {
    now: new Date(start),
    later(milliseconds: number) {
      fresh.now = new Date(fresh.now.getTime() + milliseconds);
    },
    async fileOne(own: Partial<NewTicket> = {}) {
      return (await fresh.register.file(request(own), 'modulo')).ticket;
    },
  } as FreshRegister;
  beforeEach(async () => {
    fresh.now = new Date(start);
    fresh.place = await newPlace();
    fresh.register = await openRegister(fresh.place, { now: () => fresh.now });
  });
  afterEach(() => fresh.register.close());
  return fresh;
}

import { openRegister } from '../../../lib/register/openRegister';
import { appointmentReference, type NewAppointment } from '../../../lib/register/appointment';
import type { FreshRegister } from './freshRegister';
import { request } from './requests';

const minute = 60 * 1000;

/** The clock of a fresh register stands at 2026-10-05T08:30Z, a Monday. */
function asked(own: Partial<NewAppointment> = {}): NewAppointment {
  return {
    agenda: 'anagrafe',
    start: '2026-10-08T07:00:00.000Z',
    end: '2026-10-08T07:20:00.000Z',
    places: 1,
    office: 'Anagrafe',
    place: 'Piazza del Municipio 1',
    bring: ['La carta scaduta'],
    ...own,
  };
}

const wholeDay = [new Date('2026-10-08T00:00:00Z'), new Date('2026-10-09T00:00:00Z')] as const;

/** Appointments: a receipt always means a booked place. */
export function bookingContract(fresh: FreshRegister): void {
  describe('an appointment', () => {
    const book = (own?: Partial<NewAppointment>) => fresh.fileOne({ appointment: asked(own) });
    const booked = (agenda = 'anagrafe') => fresh.register.bookedSlots(agenda, ...wholeDay);
    const outcome = (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (error: { code?: string }) => error.code,
      );

    test('is booked with the filing of its ticket, which tells it', async () => {
      const formAddress = 'https://n8n.comune.example/webhook/prenotazione';
      const { reference } = await fresh.fileOne({ appointment: asked(), formAddress });
      const { appointment } = await fresh.register.get(reference);
      expect(appointment).toEqual({
        agenda: 'anagrafe',
        start: '2026-10-08T07:00:00.000Z',
        end: '2026-10-08T07:20:00.000Z',
        date: '2026-10-08',
        time: '09:00',
        office: 'Anagrafe',
        place: 'Piazza del Municipio 1',
        bring: ['La carta scaduta'],
        status: 'booked',
        changes: 0,
        changedAt: fresh.now.toISOString(),
        movedFrom: null,
        manageUrl: expect.stringContaining(`${formAddress}?appuntamento=`),
      });
      const token = new URL(appointment?.manageUrl ?? '').searchParams.get('appuntamento');
      const secret = await fresh.register.secret();
      expect(appointmentReference(secret, token, fresh.now)).toBe(reference);
      expect(await booked()).toEqual([
        { start: '2026-10-08T07:00:00.000Z', end: '2026-10-08T07:20:00.000Z', booked: 1 },
      ]);
    });

    test('without a place left files nothing', async () => {
      await book();
      expect(await outcome(book())).toBe('appointment.full');
      expect((await fresh.register.search({ limit: 10 })).tickets).toHaveLength(1);
    });

    test('sent again under its key is the same one', async () => {
      const same = request({ appointment: asked() });
      const first = await fresh.register.file(same, 'modulo');
      expect(await fresh.register.file(same, 'modulo')).toEqual({ ...first, isNew: false });
      expect(await booked()).toHaveLength(1);
    });

    test.each([
      ['the same time elsewhere', { agenda: 'tributi' }, 'done'],
      ['right after it', { start: '2026-10-08T07:20:00Z', end: '2026-10-08T07:40:00Z' }, 'done'],
      ['right before it', { start: '2026-10-08T06:40:00Z', end: '2026-10-08T07:00:00Z' }, 'done'],
      [
        'across its end',
        { start: '2026-10-08T07:10:00Z', end: '2026-10-08T07:30:00Z' },
        'appointment.full',
      ],
      [
        'around it',
        { start: '2026-10-08T06:00:00Z', end: '2026-10-08T08:00:00Z' },
        'appointment.full',
      ],
      [
        'within it',
        { start: '2026-10-08T07:05:00Z', end: '2026-10-08T07:10:00Z' },
        'appointment.full',
      ],
      [
        'the same instant in another writing',
        { start: '2026-10-08T09:00:00+02:00', end: '2026-10-08T09:20:00+02:00' },
        'appointment.full',
      ],
      ['a slot that ends before it begins', { end: '2026-10-08T06:00:00Z' }, 'ticket.invalid'],
    ])('of one place, and %s: %j is %s', async (_what, own, expected) => {
      await book();
      expect(await outcome(book(own))).toBe(expected);
    });

    test('200 at once for 50 places, in two registers: exactly 50 are booked', async () => {
      const other = await openRegister(fresh.place, { now: () => fresh.now });
      const slots = Array.from({ length: 10 }, (_, index) => {
        const start = Date.parse('2026-10-08T07:00:00Z') + index * 20 * minute;
        return asked({
          start: new Date(start).toISOString(),
          end: new Date(start + 20 * minute).toISOString(),
          places: 5,
        });
      });
      const outcomes = await Promise.all(
        Array.from({ length: 200 }, (_, index) => {
          const register = index % 2 ? fresh.register : other;
          const appointment = slots[index % slots.length]!;
          return outcome(register.file(request({ appointment }), 'modulo'));
        }),
      );
      await other.close();
      expect(outcomes.filter((each) => each === 'done')).toHaveLength(50);
      expect(outcomes.filter((each) => each === 'appointment.full')).toHaveLength(150);
      expect((await booked()).map((each) => each.booked)).toEqual(Array(10).fill(5));
      expect((await fresh.register.search({ limit: 1000 })).tickets).toHaveLength(50);
    });

    test('is moved: the former place is free, the new one taken, and the history tells both', async () => {
      const { reference, appointment: before } = await book();
      const to = asked({ start: '2026-10-08T08:00:00Z', end: '2026-10-08T08:20:00Z' });
      const moved = await fresh.register.moveAppointment(reference, to, 'cittadino');
      expect(moved.appointment).toEqual({
        ...before,
        start: '2026-10-08T08:00:00.000Z',
        end: '2026-10-08T08:20:00.000Z',
        time: '10:00',
        changes: 1,
        movedFrom: before?.start,
      });
      expect(await fresh.register.get(reference)).toEqual(moved);
      expect((await booked()).map(({ start }) => start)).toEqual(['2026-10-08T08:00:00.000Z']);
      expect((await fresh.register.history(reference)).at(-1)).toMatchObject({
        kind: 'appointment-moved',
        by: 'cittadino',
        details: { from: { start: before?.start }, to: { start: '2026-10-08T08:00:00.000Z' } },
      });
      expect((await fresh.register.receipt(reference)).isIntact).toBe(true);
    });

    test('moved to where it is writes nothing; to a full slot keeps its place', async () => {
      const { reference } = await book();
      const later = { start: '2026-10-08T08:00:00Z', end: '2026-10-08T08:20:00Z' };
      await book(later);
      await fresh.register.moveAppointment(reference, asked(), 'cittadino');
      const move = fresh.register.moveAppointment(reference, asked(later), 'cittadino');
      expect(await outcome(move)).toBe('appointment.full');
      expect(await booked()).toHaveLength(2);
      expect(await fresh.register.history(reference)).toHaveLength(1);
    });

    test('may swap with another only by way of a free place', async () => {
      const later = { start: '2026-10-08T08:00:00Z', end: '2026-10-08T08:20:00Z' };
      const one = await book();
      const other = await book(later);
      const moves = await Promise.all([
        outcome(fresh.register.moveAppointment(one.reference, asked(later), 'cittadino')),
        outcome(fresh.register.moveAppointment(other.reference, asked(), 'cittadino')),
      ]);
      expect(moves).toEqual(['appointment.full', 'appointment.full']);
    });

    test('is cancelled once: the place is free, and no link brings it back', async () => {
      const { reference } = await book();
      const cancelled = await fresh.register.cancelAppointment(reference, 'cittadino');
      expect(cancelled.appointment).toMatchObject({ status: 'cancelled', changes: 1 });
      expect(await fresh.register.cancelAppointment(reference, 'cittadino')).toEqual(cancelled);
      expect((await fresh.register.history(reference)).map(({ kind }) => kind)).toEqual([
        'filed',
        'appointment-cancelled',
      ]);
      expect(await booked()).toEqual([]);
      const back = fresh.register.moveAppointment(reference, asked(), 'cittadino');
      expect(await outcome(back)).toBe('appointment.cancelled');
      expect(await outcome(book())).toBe('done');
    });

    test('that has begun stays; a ticket without one has none to change', async () => {
      const { reference } = await book();
      const other = await fresh.fileOne();
      fresh.now = new Date('2026-10-08T07:00:00Z');
      const to = asked({ start: '2026-10-08T08:00:00Z', end: '2026-10-08T08:20:00Z' });
      const { register } = fresh;
      expect(await outcome(register.cancelAppointment(reference, 'x'))).toBe('appointment.passed');
      expect(await outcome(register.moveAppointment(reference, to, 'x'))).toBe(
        'appointment.passed',
      );
      expect(await outcome(register.cancelAppointment(other.reference, 'x'))).toBe(
        'appointment.missing',
      );
    });

    test('is listed with the others of its day, in order of time', async () => {
      const later = await book({ start: '2026-10-08T08:00:00Z', end: '2026-10-08T08:20:00Z' });
      const early = await book();
      const elsewhere = await book({ agenda: 'tributi' });
      const { reference } = await book({ agenda: 'stato-civile' });
      const gone = await fresh.register.cancelAppointment(reference, 'x');
      const [from, until] = wholeDay.map((each) => each.toISOString()) as [string, string];
      const all = await fresh.register.appointments({ from, until });
      expect(all).toEqual([early, elsewhere, later]);
      expect(await fresh.register.appointments({ from, until, agenda: 'tributi' })).toEqual([
        elsewhere,
      ]);
      expect(await fresh.register.appointments({ from: until, until: from })).toEqual([]);
      const withCancelled = await fresh.register.appointments({ from, until, withCancelled: true });
      expect(withCancelled).toEqual([early, gone, elsewhere, later]);
    });

    test('leaves its place when its ticket is purged', async () => {
      const { reference } = await book();
      await fresh.register.changeStatus(reference, 'closed', 'urp');
      fresh.later(400 * 24 * 60 * minute);
      expect(await fresh.register.purge(365)).toBe(1);
      expect(await booked()).toEqual([]);
    });
  });
}

import type { AssessedReading } from '../../../lib/register/reading';
import type { TicketStatus } from '../../../lib/register/ticket';
import type { FreshRegister } from './freshRegister';

function reading(own: Partial<AssessedReading> = {}): AssessedReading {
  return {
    meter: 'A12345',
    value: 1250,
    readOn: '2026-10-01',
    plausible: true,
    reason: 'first',
    previous: null,
    difference: null,
    perDay: null,
    ...own,
  };
}

/** Readings of meters: the last one that stands is what the next is compared with. */
export function readingContract(fresh: FreshRegister): void {
  describe('the last reading of a meter', () => {
    const last = (until = '2026-12-31') => fresh.register.lastReading('A12345', until);

    test('comes with its ticket, which keeps what was found', async () => {
      const { reference } = await fresh.fileOne({ reading: reading() });
      expect((await fresh.register.get(reference)).reading).toEqual(reading());
      expect(await last()).toEqual({ value: 1250, readOn: '2026-10-01' });
    });

    test('is that of the day or before it, and of no other meter', async () => {
      await fresh.fileOne({ reading: reading() });
      await fresh.fileOne({ reading: reading({ value: 1300.5, readOn: '2026-10-03' }) });
      await fresh.fileOne({ reading: reading({ meter: 'B1', value: 7, readOn: '2026-10-04' }) });
      expect(await last()).toEqual({ value: 1300.5, readOn: '2026-10-03' });
      expect(await last('2026-10-02')).toEqual({ value: 1250, readOn: '2026-10-01' });
      expect(await last('2026-09-30')).toBeNull();
    });

    test.each<[string, boolean, TicketStatus, boolean]>([
      ['plausible and just filed', true, 'filed', true],
      ['plausible and rejected by the office', true, 'rejected', false],
      ['implausible and just filed', false, 'filed', false],
      ['implausible and in review', false, 'in-review', false],
      ['implausible and closed by the office', false, 'closed', true],
      ['implausible and answered', false, 'answered', true],
      ['implausible and rejected', false, 'rejected', false],
    ])('%s: it stands %s %s → %s', async (_what, plausible, status, stands) => {
      const { reference } = await fresh.fileOne({ reading: reading({ plausible }) });
      if (status !== 'filed') await fresh.register.changeStatus(reference, status, 'ufficio');
      expect((await last()) !== null).toBe(stands);
    });
  });
}

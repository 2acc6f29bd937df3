import type { TermSuspension } from '../../../lib/register/register';
import type { FreshRegister } from './freshRegister';

const day = 24 * 60 * 60 * 1000;

/** How terms are given, stand still and run again. The clock begins on 5 October 2026. */
export function termContract(fresh: FreshRegister): void {
  describe('a term', () => {
    test.each([
      ['in days', { days: 10 }, '2026-10-15'],
      ['of the general procedure', { procedure: 'general' }, '2026-11-04'],
      ['of civic access', { procedure: 'civic-access' }, '2026-11-04'],
      ['off the patron saint', { days: 10, patronSaint: { month: 10, day: 15 } }, '2026-10-16'],
      ['in days rather than by procedure', { procedure: 'general', days: 2 }, '2026-10-07'],
    ] as const)('%s gives the due date', async (_what, term, dueAt) => {
      expect(await fresh.fileOne({ term })).toMatchObject({ dueAt });
    });

    test('counts from when the citizen sent it, and yields to a given due date', async () => {
      const term = { procedure: 'general' } as const;
      const submittedAt = '2026-09-04T08:00:00.000Z';
      expect(await fresh.fileOne({ term, submittedAt })).toMatchObject({ dueAt: '2026-10-05' });
      expect(await fresh.fileOne({ term, dueAt: '2026-12-01' })).toMatchObject({
        dueAt: '2026-12-01',
      });
    });

    test('by a procedure is told when the ticket is filed', async () => {
      const { reference } = await fresh.fileOne({ term: { procedure: 'access-to-documents' } });
      expect((await fresh.register.history(reference))[0]).toMatchObject({
        details: { procedure: 'access-to-documents' },
      });
    });

    test('of nothing is refused', async () => {
      await expect(fresh.fileOne({ term: {} })).rejects.toMatchObject({ code: 'ticket.invalid' });
    });
  });

  describe('a suspended term', () => {
    const information: TermSuspension = { ground: 'information', reason: 'manca la planimetria' };

    async function suspended(suspension = information) {
      const { reference } = await fresh.fileOne({ dueAt: '2026-11-04' });
      await fresh.register.assign(reference, { office: 'edilizia' }, 'urp');
      await fresh.register.suspendTerm(reference, suspension, 'Ugo');
      return reference;
    }

    test('makes the ticket suspended and says until when at most', async () => {
      const reference = await suspended();
      expect(await fresh.register.get(reference)).toMatchObject({
        status: 'suspended',
        dueAt: '2026-11-04',
      });
      expect((await fresh.register.history(reference)).at(-1)).toMatchObject({
        kind: 'term-suspended',
        by: 'Ugo',
        details: {
          ground: 'information',
          source: 'L. 241/1990, art. 2, c. 7',
          from: 'assigned',
          dueAt: '2026-11-04',
          until: '2026-11-04',
          reason: 'manca la planimetria',
        },
      });
    });

    test.each([
      ['the days of the suspension', information, 10, '2026-11-14', 10],
      ['none where it resumes the same day', information, 0, '2026-11-04', 0],
      ['off a Sunday', information, 4, '2026-11-09', 4],
      ['at most 30 days for information', information, 45, '2026-12-04', 30],
      [
        'at most 20 days after a refusal notice',
        { ground: 'refusal-notice' },
        33,
        '2026-11-24',
        20,
      ],
      ['at most 10 days for third parties', { ground: 'third-parties' }, 12, '2026-11-14', 10],
    ] as const)(
      'that resumes moves the due date by %s',
      async (_what, suspension, days, dueAt, moved) => {
        const reference = await suspended(suspension);
        fresh.later(days * day);
        const resumed = await fresh.register.resumeTerm(reference, { reason: 'arrivata' }, 'Ugo');
        expect(resumed).toMatchObject({ status: 'in-progress', dueAt });
        expect(await fresh.register.get(reference)).toEqual(resumed);
        expect((await fresh.register.history(reference)).at(-1)).toMatchObject({
          kind: 'term-resumed',
          by: 'Ugo',
          details: { days: moved, from: '2026-11-04', dueAt, reason: 'arrivata' },
        });
      },
    );

    test('adds its days to the day on which the term ends, not to the one after holidays', async () => {
      fresh.now = new Date('2026-09-04T08:00:00Z');
      const { reference, dueAt } = await fresh.fileOne({ term: { procedure: 'general' } });
      expect(dueAt).toBe('2026-10-05');
      await fresh.register.assign(reference, { office: 'edilizia' }, 'urp');
      for (const [ground, expected] of [
        ['information', '2026-10-14'],
        ['refusal-notice', '2026-10-19'],
        ['third-parties', '2026-10-22'],
      ] as const) {
        await fresh.register.suspendTerm(reference, { ground }, 'Ugo');
        fresh.later((ground === 'information' ? 10 : 4) * day);
        const resumed = await fresh.register.resumeTerm(reference, {}, 'Ugo');
        expect(resumed.dueAt).toBe(expected);
      }
    });

    test('adds its days to a due date that a person has written since', async () => {
      const { reference } = await fresh.fileOne({ term: { days: 6 } });
      await fresh.register.assign(reference, { office: 'edilizia', dueAt: '2026-10-20' }, 'urp');
      await fresh.register.suspendTerm(reference, information, 'Ugo');
      fresh.later(3 * day);
      expect(await fresh.register.resumeTerm(reference, {}, 'Ugo')).toMatchObject({
        dueAt: '2026-10-23',
      });
    });

    test('resumes off the patron saint', async () => {
      const reference = await suspended();
      fresh.later(2 * day);
      const patronSaint = { month: 11, day: 6 };
      expect(await fresh.register.resumeTerm(reference, { patronSaint }, 'Ugo')).toMatchObject({
        dueAt: '2026-11-07',
      });
    });

    test('is suspended once on each ground', async () => {
      const reference = await suspended();
      const again = fresh.register.suspendTerm(reference, information, 'Ugo');
      await expect(again).rejects.toMatchObject({ code: 'ticket.term-suspended-before' });
      await fresh.register.resumeTerm(reference, {}, 'Ugo');
      const second = fresh.register.suspendTerm(reference, information, 'Ugo');
      await expect(second).rejects.toMatchObject({ code: 'ticket.term-suspended-before' });
      expect(
        await fresh.register.suspendTerm(reference, { ground: 'refusal-notice' }, 'Ugo'),
      ).toMatchObject({ status: 'suspended' });
    });

    test('runs again only by resuming, and not after the ticket is closed', async () => {
      const reference = await suspended();
      await expect(
        fresh.register.changeStatus(reference, 'in-progress', 'Ugo'),
      ).rejects.toMatchObject({ code: 'ticket.term-suspended' });
      await fresh.register.changeStatus(reference, 'closed', 'Ugo', 'ritirata');
      await expect(fresh.register.resumeTerm(reference, {}, 'Ugo')).rejects.toMatchObject({
        code: 'ticket.term-not-suspended',
      });
      expect(await fresh.register.changeStatus(reference, 'in-progress', 'Ugo')).toMatchObject({
        status: 'in-progress',
      });
    });
  });

  describe('a term is not', () => {
    test.each([
      ['resumed where it runs', '2026-11-04', 'ticket.term-not-suspended'],
      ['suspended where there is none', null, 'ticket.term-missing'],
      ['suspended once it has passed', '2026-10-04', 'ticket.term-passed'],
    ])('%s', async (_what, dueAt, code) => {
      const { reference } = await fresh.fileOne({ dueAt });
      await fresh.register.assign(reference, { office: 'edilizia' }, 'urp');
      const history = await fresh.register.history(reference);
      const attempt =
        code === 'ticket.term-not-suspended'
          ? fresh.register.resumeTerm(reference, {}, 'Ugo')
          : fresh.register.suspendTerm(reference, { ground: 'information' }, 'Ugo');
      await expect(attempt).rejects.toMatchObject({ code });
      expect(await fresh.register.history(reference)).toEqual(history);
    });

    test('suspended before an office has the ticket', async () => {
      const { reference } = await fresh.fileOne({ dueAt: '2026-11-04' });
      await expect(
        fresh.register.suspendTerm(reference, { ground: 'information' }, 'urp'),
      ).rejects.toMatchObject({ code: 'ticket.status-forbidden' });
    });

    test('suspended twice by two at once', async () => {
      const { reference } = await fresh.fileOne({ dueAt: '2026-11-04' });
      await fresh.register.assign(reference, { office: 'edilizia' }, 'urp');
      const attempts = await Promise.allSettled(
        ['a', 'b', 'c'].map((who) =>
          fresh.register.suspendTerm(reference, { ground: 'information' }, who),
        ),
      );
      expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });
  });
}

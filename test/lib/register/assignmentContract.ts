import { termWords } from '../../../lib/register/termWords';
import { openRegister } from '../../../lib/register/openRegister';
import type { FreshRegister } from './freshRegister';
import { proposal } from './requests';

const day = 24 * 60 * 60 * 1000;

/** Whose a ticket becomes, and by when it must be done. The clock begins on 5 October 2026. */
export function assignmentContract(fresh: FreshRegister): void {
  const give = async (assignment: object, own: object = {}) => {
    const { reference } = await fresh.fileOne(own);
    return fresh.register.assign(reference, { office: 'tecnico', ...assignment }, 'urp');
  };

  describe('by least load', () => {
    const people = ['Ugo', 'Ada', 'Èva'];

    test('each ticket goes to who has the fewest, by name where several do', async () => {
      const taken: (string | null)[] = [];
      for (let round = 0; round < 6; round += 1) taken.push((await give({ people })).assignee);
      expect(taken).toEqual(['Ada', 'Èva', 'Ugo', 'Ada', 'Èva', 'Ugo']);
    });

    test('what is done no longer weighs, and what another office gave does', async () => {
      const first = await give({ assignee: 'Ada' });
      await give({ assignee: 'Ada', office: 'anagrafe' });
      await give({ assignee: 'Èva' });
      expect((await give({ people: ['Ada', 'Èva'] })).assignee).toBe('Èva');
      await fresh.register.changeStatus(first.reference, 'answered', 'Ada');
      expect((await give({ people: ['Ada', 'Èva'] })).assignee).toBe('Ada');
    });

    test('a flow that runs again leaves the ticket with whom it was', async () => {
      const { reference, assignee } = await give({ people });
      await give({ assignee: 'Ada' });
      const again = await fresh.register.assign(reference, { office: 'tecnico', people }, 'urp');
      expect(again.assignee).toBe(assignee);
      expect(await fresh.register.history(reference)).toHaveLength(2);
    });

    test('the history tells how many were open', async () => {
      await give({ assignee: 'Ada' });
      const { reference } = await give({ people: ['Ada'] });
      expect((await fresh.register.history(reference)).at(-1)).toMatchObject({
        kind: 'assigned',
        details: { assignee: 'Ada', openTickets: 1 },
      });
    });

    test('many at once, from two processes, are shared out evenly', async () => {
      const tickets = await Promise.all(Array.from({ length: 30 }, () => fresh.fileOne()));
      const other = await openRegister(fresh.place);
      const given = await Promise.all(
        tickets.map(({ reference }, index) =>
          [fresh.register, other][index % 2]!.assign(
            reference,
            { office: 'tecnico', people },
            'urp',
          ),
        ),
      );
      await other.close();
      const each = people.map((name) => given.filter(({ assignee }) => assignee === name).length);
      expect(each).toEqual([10, 10, 10]);
    });
  });

  describe("the category's own term", () => {
    const term = { days: 10 };

    test('gives the due date, counted from when the citizen sent it', async () => {
      fresh.later(2 * day);
      const submittedAt = '2026-10-05T08:30:00.000Z';
      const ticket = await give({ category: 'acqua', term }, { submittedAt, dueAt: '2026-11-04' });
      expect(ticket.dueAt).toBe('2026-10-15');
      expect(await fresh.register.get(ticket.reference)).toEqual(ticket);
      expect((await fresh.register.history(ticket.reference)).at(-1)).toMatchObject({
        details: { dueAt: '2026-10-15', endsOn: '2026-10-15' },
      });
    });

    test('ends on no holiday, that of the municipality included', async () => {
      const patronSaint = { day: 15, month: 10 };
      expect((await give({ term: { days: 10, patronSaint } })).dueAt).toBe('2026-10-16');
    });

    test('leaves alone what a person wrote since, and yields to a given day', async () => {
      const { reference } = await give({ category: 'acqua', term });
      await fresh.register.assign(reference, { office: 'tecnico', dueAt: '2026-12-01' }, 'Ada');
      const same = { office: 'tecnico', category: 'acqua', term };
      expect((await fresh.register.assign(reference, same, 'urp')).dueAt).toBe('2026-12-01');
      const own = { ...same, category: 'strade', dueAt: '2026-12-03' };
      expect((await fresh.register.assign(reference, own, 'urp')).dueAt).toBe('2026-12-03');
    });

    test('does not undo a suspension', async () => {
      const { reference } = await give({ dueAt: '2026-11-04' });
      await fresh.register.suspendTerm(reference, { ground: 'information' }, 'Ugo');
      const another = { office: 'tecnico', category: 'acqua', term };
      expect((await fresh.register.assign(reference, another, 'urp')).dueAt).toBe('2026-11-04');
    });

    test.each<[string, object, string | null]>([
      ['as proposed', {}, '2026-10-15'],
      ['as the person corrects it', { category: 'strade' }, null],
      ['as the person gives it', { category: 'strade', term: { days: 2 } }, '2026-10-07'],
    ])('comes with a decision: %s', async (_how, decided, dueAt) => {
      const { reference } = await fresh.fileOne();
      const proposed = { category: 'acqua', office: 'tecnico', priority: 'high', termDays: 10 };
      await fresh.register.recordProposal(proposal(reference, { proposal: proposed }), 'flusso');
      const ticket = await fresh.register.confirmProposal(reference, decided, 'Ada');
      expect(ticket.dueAt).toBe(dueAt);
    });
  });

  describe('how a term stands', () => {
    test('is told for none, one that runs and one that ended', async () => {
      const without = await give({});
      expect(await fresh.register.term(without.reference)).toEqual({ state: 'none' });
      const { reference } = await give({ dueAt: '2026-11-04' });
      expect(await fresh.register.term(reference)).toEqual({
        state: 'running',
        dueAt: '2026-11-04',
      });
      await fresh.register.changeStatus(reference, 'answered', 'Ada');
      expect(await fresh.register.term(reference)).toMatchObject({ state: 'ended' });
    });

    test('is told to run again by law once it has stood still for too long', async () => {
      const { reference } = await give({ dueAt: '2026-11-04' });
      await fresh.register.suspendTerm(reference, { ground: 'third-parties' }, 'Ugo');
      fresh.later(11 * day);
      const told = await fresh.register.term(reference);
      expect(told).toMatchObject({ isPastLimit: true, dueAtIfResumedToday: '2026-11-14' });
      expect(termWords(told, 'it')).toContain('scade il 14/11/2026, non il 04/11/2026');
      expect(termWords(told, 'en')).toContain('ends on 14/11/2026, not on 04/11/2026');
    });

    test('is told while it stands still, with where it would move today', async () => {
      const { reference } = await give({ dueAt: '2026-11-04' });
      await fresh.register.suspendTerm(reference, { ground: 'information' }, 'Ugo');
      fresh.later(4 * day);
      const told = await fresh.register.term(reference);
      expect(told).toEqual({
        state: 'suspended',
        dueAt: '2026-11-04',
        ground: 'information',
        suspendedOn: '2026-10-05',
        atMostUntil: '2026-11-04',
        isPastLimit: false,
        dueAtIfResumedToday: '2026-11-09',
      });
      expect(termWords(told, 'it')).toMatch(/sospeso dal 05\/10\/2026 .* diventa il 09\/11\/2026/);
      expect(await fresh.register.resumeTerm(reference, {}, 'Ugo')).toMatchObject({
        dueAt: '2026-11-09',
      });
    });
  });
}

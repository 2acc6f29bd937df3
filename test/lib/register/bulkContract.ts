import { changeMany, type BulkChange, type BulkRequest } from '../../../lib/register/bulk';
import type { FreshRegister } from './freshRegister';

/** One thing done to all tickets of a search. */
export function bulkContract(fresh: FreshRegister): void {
  const run = async (change: BulkChange, own: Partial<BulkRequest> = {}) => {
    const request = { search: {}, change, limit: 100, isPreview: false, by: 'Ada', ...own };
    const { found, outcomes } = await changeMany(fresh.register, request);
    return { found, told: outcomes.map(({ outcome }) => outcome), outcomes };
  };
  const fileSome = async (count: number, own: object = {}) => {
    const tickets = [];
    for (let each = 0; each < count; each += 1) tickets.push(await fresh.fileOne(own));
    return tickets.map(({ reference }) => reference);
  };

  describe('in bulk', () => {
    test('tickets that fit are changed, up to the limit, and all are counted', async () => {
      await fileSome(2, { category: 'strade' });
      await fileSome(4, { category: 'acqua' });
      const assignmentOf = () => ({ office: 'tecnico' });
      const { found, told, outcomes } = await run(
        { kind: 'assign', assignmentOf },
        { search: { category: 'acqua' }, limit: 3 },
      );
      expect([found, told]).toEqual([4, ['changed', 'changed', 'changed']]);
      expect(outcomes.map(({ ticket }) => ticket.office)).toEqual(Array(3).fill('tecnico'));
      const { tickets } = await fresh.register.search({ office: 'tecnico', limit: 10 });
      expect(tickets).toHaveLength(3);
    });

    test('one that cannot change fails alone, and one that is so already stays', async () => {
      const [open, closed, answered] = await fileSome(3);
      await fresh.register.changeStatus(closed!, 'closed', 'Ada');
      await fresh.register.changeStatus(answered!, 'answered', 'Ada');
      const { outcomes } = await run({ kind: 'status', status: 'answered', reason: 'fatto' });
      const told = new Map(outcomes.map(({ ticket, outcome }) => [ticket.reference, outcome]));
      expect([open, closed, answered].map((each) => told.get(each!))).toEqual([
        'changed',
        'failed',
        'unchanged',
      ]);
      const failed = outcomes.find(({ outcome }) => outcome === 'failed');
      expect(failed?.failure).toMatchObject({ code: 'ticket.status-forbidden' });
    });

    test('notes are added to each', async () => {
      const [reference] = await fileSome(2);
      expect((await run({ kind: 'note', text: 'Guasto alla rete' })).told).toEqual([
        'changed',
        'changed',
      ]);
      expect((await fresh.register.history(reference!)).at(-1)).toMatchObject({
        kind: 'noted',
        by: 'Ada',
      });
    });

    test('a preview says the same and changes nothing', async () => {
      const [one, other, last] = await fileSome(3);
      await fresh.register.changeStatus(one!, 'closed', 'Ada');
      await fresh.register.changeStatus(other!, 'in-review', 'Ada');
      const before = await fresh.register.search({ limit: 10 });
      const { told, found } = await run(
        { kind: 'status', status: 'in-review' },
        { isPreview: true },
      );
      expect(found).toBe(3);
      expect([...told].sort()).toEqual(['failed', 'unchanged', 'would-change']);
      const assignmentOf = () => ({ office: 'tecnico', people: ['Ada'] });
      await run({ kind: 'assign', assignmentOf }, { isPreview: true });
      await run({ kind: 'note', text: 'x' }, { isPreview: true });
      expect(await fresh.register.search({ limit: 10 })).toEqual(before);
      expect(await fresh.register.history(last!)).toHaveLength(1);
    });

    test('least load shares out the whole lot', async () => {
      await fileSome(6);
      const people = ['Ada', 'Ugo'];
      const { outcomes } = await run({
        kind: 'assign',
        assignmentOf: () => ({ office: 'tecnico', people }),
      });
      const each = people.map(
        (name) => outcomes.filter(({ ticket }) => ticket.assignee === name).length,
      );
      expect(each).toEqual([3, 3]);
    });
  });
}

import type { FreshRegister } from './freshRegister';
import { proposal } from './requests';

/** What persons make of proposals. */
export function confirmationContract(fresh: FreshRegister): void {
  const proposed = {
    category: 'illuminazione-pubblica',
    office: 'ufficio-tecnico',
    priority: 'high',
    rationale: 'lampione',
  };

  async function withProposal(own: object = {}) {
    const { reference } = await fresh.fileOne();
    await fresh.register.recordProposal(
      proposal(reference, { proposal: { ...proposed, ...own } }),
      'flusso',
    );
    await fresh.register.changeStatus(reference, 'in-review', 'flusso');
    return reference;
  }

  describe('a proposal', () => {
    test('that a person confirms is decided as it stands, and assigned', async () => {
      const reference = await withProposal();
      fresh.later(60_000);
      const ticket = await fresh.register.confirmProposal(reference, {}, 'Ada');
      const { category, office, priority } = proposed;
      const final = { category, office, priority };
      expect(ticket).toMatchObject({ ...final, status: 'assigned' });
      expect(await fresh.register.get(reference)).toEqual(ticket);
      expect(await fresh.register.decisions(reference)).toMatchObject([
        { proposal: proposed, final, decidedBy: 'Ada', decidedAt: fresh.now.toISOString() },
      ]);
      const [decision] = await fresh.register.decisions(reference);
      expect((await fresh.register.history(reference)).slice(-2)).toMatchObject([
        {
          kind: 'decided',
          by: 'Ada',
          details: { decision: decision?.id, ...final, corrected: [] },
        },
        { kind: 'assigned', by: 'Ada' },
      ]);
    });

    test('that a person corrects keeps what was proposed beside what was decided', async () => {
      const reference = await withProposal();
      const ticket = await fresh.register.confirmProposal(
        reference,
        { category: 'tari', office: 'tributi', assignee: 'Ugo', reason: 'parla della tassa' },
        'Ada',
      );
      const final = { category: 'tari', office: 'tributi', priority: 'high' };
      expect(ticket).toMatchObject({ ...final, assignee: 'Ugo' });
      expect(await fresh.register.decisions(reference)).toMatchObject([
        { proposal: proposed, final },
      ]);
      expect((await fresh.register.history(reference)).at(-2)).toMatchObject({
        kind: 'decided',
        details: { ...final, corrected: ['category', 'office'], reason: 'parla della tassa' },
      });
    });

    test('confirmed again by the same person is told once', async () => {
      const reference = await withProposal();
      const first = await fresh.register.confirmProposal(reference, {}, 'Ada');
      const history = await fresh.register.history(reference);
      expect(await fresh.register.confirmProposal(reference, {}, 'Ada')).toEqual(first);
      expect(await fresh.register.history(reference)).toEqual(history);
    });

    test('of nothing is decided by what the person names', async () => {
      const reference = await withProposal({ category: null, office: null });
      await expect(fresh.register.confirmProposal(reference, {}, 'Ada')).rejects.toMatchObject({
        code: 'ticket.invalid',
        message: expect.stringContaining('category'),
      });
      expect(await fresh.register.get(reference)).toMatchObject({ status: 'in-review' });
      const own = { category: 'tari', office: 'tributi' };
      expect(await fresh.register.confirmProposal(reference, own, 'Ada')).toMatchObject(own);
    });

    test('needs a person and a proposal', async () => {
      const reference = await withProposal();
      const nobody = fresh.register.confirmProposal(reference, {}, '');
      await expect(nobody).rejects.toMatchObject({ code: 'ticket.invalid' });
      const bare = await fresh.fileOne();
      const without = fresh.register.confirmProposal(bare.reference, {}, 'Ada');
      await expect(without).rejects.toMatchObject({ code: 'ticket.proposal-missing' });
    });
  });

  test('confirmed tickets are examples of their last decided category, the latest first', async () => {
    const [first, second] = [await withProposal(), await withProposal()];
    await withProposal();
    await fresh.register.confirmProposal(first, {}, 'Ada');
    fresh.later(1000);
    await fresh.register.confirmProposal(second, { category: 'buche' }, 'Ada');
    fresh.later(1000);
    await fresh.register.recordProposal(
      proposal(first, { model: 'urp-2', proposal: proposed }),
      'flusso',
    );
    await fresh.register.confirmProposal(first, { category: 'tari' }, 'Ugo');
    const { subject, text, language, citizen } = await fresh.register.get(first);
    const read = { subject, text, language, citizen };
    expect(await fresh.register.confirmedTickets(10)).toEqual([
      { ...read, category: 'tari' },
      { ...read, category: 'buche' },
    ]);
    expect(await fresh.register.confirmedTickets(1)).toEqual([{ ...read, category: 'tari' }]);
  });

  test('decisions of all tickets are read page by page, the oldest first', async () => {
    const start = fresh.now.toISOString();
    const first = await withProposal();
    fresh.later(1_000);
    const second = await withProposal();
    fresh.later(1_000);
    const end = fresh.now.toISOString();
    await withProposal();
    await fresh.register.confirmProposal(second, { category: 'tari' }, 'Ada');
    const read = async (own: object = {}) =>
      fresh.register.searchDecisions({ proposedFrom: start, limit: 1_000, after: 0, ...own });
    const references = (decisions: { reference: string }[]) =>
      decisions.map(({ reference }) => reference);
    const all = await read();
    expect(references(all).slice(0, 2)).toEqual([first, second]);
    expect(all).toHaveLength(3);
    expect(references(await read({ proposedUntil: end }))).toEqual([first, second]);
    expect(references(await read({ limit: 1, after: all[0]!.id }))).toEqual([second]);
    expect(await read({ onlyDecided: true })).toMatchObject([
      { reference: second, decidedBy: 'Ada', final: { category: 'tari' } },
    ]);
    await expect(read({ limit: 0 })).rejects.toMatchObject({ code: 'ticket.invalid' });
  });

  describe('what persons decided on proposals', () => {
    test('is told by the prompt they were made with, the latest first', async () => {
      const decided = async (promptVersion: string | null, category: string) => {
        const { reference } = await fresh.fileOne();
        const record = proposal(reference, { proposal: proposed, promptVersion });
        await fresh.register.recordProposal(record, 'flusso');
        await fresh.register.confirmProposal(reference, { category }, 'Ada');
        fresh.later(1_000);
      };
      await decided('p-9', 'tari');
      await decided('p-9', 'multe');
      await decided(null, 'cimiteri');
      await withProposal({ rationale: 'waits' });
      const of = async (prompt: string | null, most: number) =>
        (await fresh.register.decidedProposals(prompt, most)).map(({ final }) => final.category);
      expect(await of('p-9', 10)).toEqual(['multe', 'tari']);
      expect(await of('p-9', 1)).toEqual(['multe']);
      expect((await of(null, 1_000))[0]).toBe('cimiteri');
      expect(await of('p-8', 10)).toEqual([]);
      const [latest] = await fresh.register.decidedProposals('p-9', 1);
      expect(latest).toMatchObject({ proposal: proposed, confidence: expect.any(Number) });
    });
  });
}

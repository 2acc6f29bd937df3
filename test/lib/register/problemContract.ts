import type { FreshRegister } from './freshRegister';
import { claim } from './requests';

/** What the reports read of many tickets at once, and what they keep. */
export function problemContract(fresh: FreshRegister): void {
  describe('for the reports', () => {
    test('tells first answer, end and reopening of many tickets at once', async () => {
      const untouched = await fresh.fileOne();
      const written = await fresh.fileOne();
      const closed = await fresh.fileOne();
      const reopened = await fresh.fileOne();
      for (const template of [
        'received',
        'assigned',
        'appointment-confirmed',
        'appointment-moved',
        'appointment-cancelled',
        'reminder',
        'answered',
      ]) {
        fresh.later(1000);
        const message = claim({ key: template, template, reference: written.reference });
        await fresh.register.claimMessage(message);
        await fresh.register.recordDelivery(template, { status: 'sent' }, 'flusso');
      }
      const answeredAt = fresh.now.toISOString();
      await fresh.register.changeStatus(closed.reference, 'closed', 'urp');
      await fresh.register.changeStatus(reopened.reference, 'answered', 'urp');
      fresh.later(1000);
      await fresh.register.changeStatus(reopened.reference, 'in-progress', 'urp');
      const order = [reopened, closed, written, untouched].map(({ reference }) => reference);
      expect(await fresh.register.timelines(order)).toEqual([
        { reference: order[0], firstAnswerAt: answeredAt, endedAt: null, reopened: true },
        { reference: order[1], firstAnswerAt: answeredAt, endedAt: answeredAt, reopened: false },
        { reference: order[2], firstAnswerAt: answeredAt, endedAt: null, reopened: false },
        { reference: order[3], firstAnswerAt: null, endedAt: null, reopened: false },
      ]);
      expect(await fresh.register.timelines([])).toEqual([]);
    });

    test('keeps the name under which a problem was first told', async () => {
      await fresh.register.keepProblems([
        { id: 'P-1', name: 'lampione', namedBy: 'model', terms: { lampion: 1 } },
      ]);
      await fresh.register.keepProblems([
        { id: 'P-1', name: 'luce', namedBy: 'words', terms: { luc: 0.5 } },
        { id: 'P-2', name: 'buca', namedBy: 'words', terms: {} },
      ]);
      expect(await fresh.register.knownProblems()).toEqual([
        { id: 'P-1', name: 'lampione', namedBy: 'model', terms: { luc: 0.5 } },
        { id: 'P-2', name: 'buca', namedBy: 'words', terms: {} },
      ]);
    });
  });
}

import { openRegister } from '../../../lib/register/openRegister';
import type { FreshRegister } from './freshRegister';
import { claim, hash } from './requests';

/** How messages are claimed and recorded, wherever they are kept. */
export function messageContract(fresh: FreshRegister): void {
  describe('messages', () => {
    test('are claimed by exactly one of many at once', async () => {
      const other = await openRegister(fresh.place, { now: () => fresh.now });
      const outcomes = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          (index % 2 ? fresh.register : other).claimMessage(claim()),
        ),
      );
      await other.close();
      expect(outcomes.filter(({ claimed }) => claimed)).toHaveLength(1);
      for (const { message } of outcomes) {
        expect(message).toMatchObject({ ...claim(), status: 'sending', attempts: 1 });
      }
    });

    test('tell what became of them, also in the history of their ticket', async () => {
      const { reference } = await fresh.fileOne();
      await fresh.register.claimMessage(claim({ reference: reference.toLowerCase() }));
      fresh.later(2000);
      const delivery = { status: 'sent', providerCode: '250', evidence: 'queued' } as const;
      const recorded = await fresh.register.recordDelivery(claim().key, delivery, 'flusso');
      expect(recorded).toEqual({
        ...claim({ reference }),
        ...delivery,
        providerId: null,
        attempts: 1,
        claimedAt: '2026-10-05T08:30:00.000Z',
        updatedAt: '2026-10-05T08:30:02.000Z',
      });
      expect(await fresh.register.messages(reference)).toEqual([recorded]);
      expect((await fresh.register.history(reference)).at(-1)).toMatchObject({
        kind: 'message',
        by: 'flusso',
        details: { status: 'sent', recipient: 'm•••@example.it', providerCode: '250' },
      });
    });

    test.each(['created', 'temporary-failure', 'technical-failure'] as const)(
      'that went nowhere (%s) may be claimed again, with new content',
      async (status) => {
        await fresh.register.claimMessage(claim());
        await fresh.register.recordDelivery(claim().key, { status }, 'flusso');
        const again = claim({ contentHash: hash('corrected') });
        expect(await fresh.register.claimMessage(again)).toMatchObject({
          claimed: true,
          message: { ...again, status: 'sending', attempts: 2, providerCode: null },
        });
      },
    );

    test.each(['sent', 'delivered', 'read', 'permanent-failure', 'unknown'] as const)(
      'with an outcome (%s) are never claimed again',
      async (status) => {
        await fresh.register.claimMessage(claim());
        await fresh.register.recordDelivery(claim().key, { status }, 'flusso');
        expect(await fresh.register.claimMessage(claim())).toMatchObject({
          claimed: false,
          message: { status, attempts: 1 },
        });
      },
    );

    test.each(['sent', 'unknown'] as const)(
      'that may have gone (%s) stand in the way of another content under their key',
      async (status) => {
        await fresh.register.claimMessage(claim());
        await fresh.register.recordDelivery(claim().key, { status }, 'flusso');
        const other = claim({ contentHash: hash('another') });
        await expect(fresh.register.claimMessage(other)).rejects.toMatchObject({
          code: 'message.key-conflict',
        });
      },
    );

    test('whose sender never came back are unknown, and never sent again', async () => {
      const { reference } = await fresh.fileOne();
      await fresh.register.claimMessage(claim({ reference }));
      fresh.later(10 * 60 * 1000 - 1);
      expect((await fresh.register.messages(reference))[0]).toMatchObject({ status: 'sending' });
      fresh.later(1);
      expect((await fresh.register.messages(reference))[0]).toMatchObject({
        status: 'unknown',
        evidence: expect.stringContaining('2026-10-05T08:30:00.000Z'),
      });
      expect(await fresh.register.claimMessage(claim({ reference }))).toMatchObject({
        claimed: false,
        message: { status: 'unknown', attempts: 1 },
      });
      const late = await fresh.register.recordDelivery(claim().key, { status: 'sent' }, 'flusso');
      expect(late).toMatchObject({ status: 'sent' });
    });

    test.each([
      ['sent', 'temporary-failure', 'sent'],
      ['sent', 'delivered', 'delivered'],
      ['delivered', 'sent', 'delivered'],
      ['delivered', 'read', 'read'],
      ['read', 'permanent-failure', 'read'],
      ['permanent-failure', 'sent', 'permanent-failure'],
      ['unknown', 'sent', 'sent'],
      ['unknown', 'temporary-failure', 'temporary-failure'],
      ['temporary-failure', 'delivered', 'delivered'],
    ] as const)('%s, then told %s: %s', async (first, then, last) => {
      const { reference } = await fresh.fileOne();
      await fresh.register.claimMessage(claim({ reference }));
      await fresh.register.recordDelivery(claim().key, { status: first }, 'flusso');
      const told = await fresh.register.recordDelivery(claim().key, { status: then }, 'flusso');
      expect(told.status).toBe(last);
      expect(await fresh.register.history(reference)).toHaveLength(first === last ? 2 : 3);
    });

    test('about a number of another register are kept without a ticket', async () => {
      await fresh.register.claimMessage(claim({ reference: 'PROT-2026/17' }));
      const told = await fresh.register.recordDelivery(claim().key, { status: 'sent' }, 'flusso');
      expect(told).toMatchObject({ reference: 'PROT-2026/17', status: 'sent' });
    });

    test('nobody claimed are an error', async () => {
      await expect(
        fresh.register.recordDelivery(hash('nothing'), { status: 'sent' }, 'flusso'),
      ).rejects.toMatchObject({ code: 'message.unknown' });
    });
  });
}

import { claimLease } from '../../../lib/register/messages';
import { openRegister } from '../../../lib/register/openRegister';
import type { FreshRegister } from './freshRegister';
import { claim, hash } from './requests';

/** What is known of messages after they went, and whose turn it is to send. */
export function deliveryContract(fresh: FreshRegister): void {
  describe('messages that went', () => {
    const named = (name: string) =>
      claim({ key: hash(name), messageId: `<${name}@urp.example>`, contentHash: hash(name) });

    test('are found by key, Message-ID and the provider’s own name', async () => {
      await fresh.register.claimMessage(named('one'));
      const news = { status: 'sent', providerId: 'SM123' } as const;
      const record = await fresh.register.recordDelivery(hash('one'), news, 'flusso');
      expect(record.providerId).toBe('SM123');
      for (const name of [hash('one'), '<one@urp.example>', 'SM123']) {
        expect(await fresh.register.findMessage(name)).toEqual(record);
      }
      expect(await fresh.register.findMessage('SM124')).toBeUndefined();
      const later = await fresh.register.recordDelivery(
        hash('one'),
        { status: 'delivered' },
        'flusso',
      );
      expect(later.providerId).toBe('SM123');
    });

    test('are in doubt when unknown, when their sender ended, and when asked for as sent', async () => {
      for (const name of ['stuck', 'unknown', 'sent', 'delivered']) {
        await fresh.register.claimMessage(named(name));
      }
      for (const status of ['unknown', 'sent', 'delivered'] as const) {
        await fresh.register.recordDelivery(hash(status), { status }, 'flusso');
      }
      const inDoubt = async (sentOn?: string[]) =>
        (await fresh.register.messagesInDoubt(10, sentOn)).map(({ messageId }) => messageId).sort();
      expect(await inDoubt()).toEqual(['<unknown@urp.example>']);
      fresh.later(claimLease);
      expect(await inDoubt()).toEqual(['<stuck@urp.example>', '<unknown@urp.example>']);
      expect(await inDoubt(['email'])).toHaveLength(3);
      expect(await inDoubt(['sms'])).toHaveLength(2);
      expect(await fresh.register.messagesInDoubt(1)).toHaveLength(1);
    });

    test('keep who released them, whatever is told of them later', async () => {
      const by = (name: string) => ({ by: name, at: '2026-11-30T09:00:00+01:00' });
      const one = hash('one');
      expect(await fresh.register.claimMessage(named('one'), by('Anna'))).toMatchObject({
        claimed: true,
        approval: by('Anna'),
      });
      await fresh.register.recordDelivery(one, { status: 'technical-failure' }, 'flusso');
      // Nothing went out: what Anna released never took place.
      await fresh.register.claimMessage(named('one'), by('Maria'));
      for (const status of ['sent', 'delivered', 'read'] as const) {
        await fresh.register.recordDelivery(one, { status, evidence: 'IUN' }, 'flusso');
      }
      expect(await fresh.register.claimMessage(named('one'), by('Luca'))).toMatchObject({
        claimed: false,
        approval: by('Maria'),
      });
      expect(await fresh.register.approvalOf(one)).toEqual(by('Maria'));
      expect(await fresh.register.messageReceipts(one)).toMatchObject([{ kind: 'approval' }]);
      await fresh.register.claimMessage(named('two'));
      expect(await fresh.register.approvalOf(hash('two'))).toBeUndefined();
    });

    test('of two steps with one status keep the later, whichever is told last', async () => {
      await fresh.register.claimMessage(named('one'));
      const steps = [
        { providerCode: 'DELIVERED' },
        { providerCode: 'EFFECTIVE_DATE', follows: 'DELIVERED' },
        { providerCode: 'DELIVERED' },
        { providerCode: 'EFFECTIVE_DATE', follows: 'ACCEPTED' },
      ];
      const kept: (string | null)[] = [];
      for (const step of steps) {
        const news = { status: 'delivered', ...step } as const;
        kept.push((await fresh.register.recordDelivery(hash('one'), news, 'flusso')).providerCode);
      }
      expect(kept).toEqual(['DELIVERED', ...Array<string>(3).fill('EFFECTIVE_DATE')]);
      const back = { status: 'sent', providerCode: 'X', follows: 'EFFECTIVE_DATE' } as const;
      const record = await fresh.register.recordDelivery(hash('one'), back, 'flusso');
      expect(record.status).toBe('delivered');
    });

    test('keep each of their receipts once, byte by byte, as long as they stand', async () => {
      const { reference } = await fresh.fileOne();
      await fresh.register.claimMessage(claim({ reference }));
      const receipt = {
        messageKey: claim().key,
        kind: 'accettazione',
        at: '2026-10-05T08:31:00.000Z',
        recipient: null,
        content: Buffer.from([0, 255, 13, 10]),
      };
      const sha256 = hash(receipt.content);
      expect(await fresh.register.keepReceipt(receipt)).toEqual({ sha256, isNew: true });
      expect(await fresh.register.keepReceipt(receipt)).toEqual({ sha256, isNew: false });
      expect(await fresh.register.messageReceipts(claim().key)).toEqual([{ ...receipt, sha256 }]);
      await fresh.register.changeStatus(reference, 'rejected', 'anna', 'non di competenza');
      fresh.later(400 * 24 * 60 * 60 * 1000);
      expect(await fresh.register.purge(30)).toBe(1);
      expect(await fresh.register.messageReceipts(claim().key)).toEqual([]);
    });
  });

  describe('turns', () => {
    test('come one after the other at an account, whoever takes them', async () => {
      const other = await openRegister(fresh.place, { now: () => fresh.now });
      const waits: number[] = [];
      for (let turn = 0; turn < 6; turn += 1) {
        waits.push(await (turn % 2 ? fresh.register : other).takeTurn('sms', 10));
      }
      await other.close();
      expect(waits).toEqual([0, 100, 200, 300, 400, 500]);
      expect(await fresh.register.takeTurn('another', 10)).toBe(0);
      fresh.later(10_000);
      expect(await fresh.register.takeTurn('sms', 10)).toBe(0);
    });
  });
}

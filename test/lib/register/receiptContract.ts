import { createHash } from 'node:crypto';
import { trackedReference } from '../../../lib/register/tracking';
import type { FreshRegister } from './freshRegister';

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

/** The record of what was received, and where its citizen follows it. */
export function receiptContract(fresh: FreshRegister): void {
  describe('the receipt', () => {
    const content = Buffer.from('%PDF-1.7 richiesta');
    const sent = {
      text: 'Chiedo copia del permesso 12/2025.',
      citizen: { givenName: 'Ada', email: 'ada@example.it' },
      fields: { modo: 'email', 'altri-interessati': false },
      formId: 'accesso-atti',
      formVersion: 2,
      term: { days: 30 },
      attachments: [{ fileName: 'delega.pdf', mediaType: 'application/pdf', content }],
    };

    test('says what was sent, when and by which form, with a hash that anybody can take again', async () => {
      const ticket = await fresh.fileOne(sent);
      const receipt = await fresh.register.receipt(ticket.reference);
      const { text, citizen, fields, formId, formVersion } = sent;
      expect(receipt).toMatchObject({
        reference: ticket.reference,
        receivedAt: ticket.submittedAt,
        recordedAt: fresh.now.toISOString(),
        dueAt: '2026-11-04',
        isIntact: true,
        content: { text, citizen, fields, formId, formVersion },
      });
      expect(receipt.content.attachments).toEqual([
        { fileName: 'delega.pdf', mediaType: 'application/pdf', sha256: sha256(content) },
      ]);
      expect(receipt.sha256).toBe(sha256(JSON.stringify(receipt.content)));
    });

    test('stays as it was told, whatever becomes of the ticket', async () => {
      const ticket = await fresh.fileOne(sent);
      const before = await fresh.register.receipt(ticket.reference);
      fresh.later(1000);
      await fresh.register.assign(
        ticket.reference,
        { office: 'edilizia', category: 'atti', priority: 'high', dueAt: '2026-12-01' },
        'urp',
      );
      expect(await fresh.register.receipt(ticket.reference)).toEqual(before);
    });

    test('is of an unknown ticket told as such', async () => {
      await expect(fresh.register.receipt('URP-7K3-MD4-9AR')).rejects.toMatchObject({
        code: 'ticket.unknown',
      });
    });
  });

  test('a ticket that came by a form has the address where it is followed', async () => {
    const formAddress = 'https://n8n.comune.example/webhook/accesso-atti';
    const { reference, trackingUrl } = await fresh.fileOne({ formAddress });
    const token = new URL(trackingUrl ?? '').searchParams.get('segui');
    expect(trackingUrl?.startsWith(`${formAddress}?`)).toBe(true);
    expect(trackedReference(await fresh.register.secret(), token, fresh.now)).toBe(reference);
    expect((await fresh.register.search({ limit: 1 })).tickets[0]).toMatchObject({ trackingUrl });
  });
}

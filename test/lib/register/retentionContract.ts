import { personalData, type PersonalRecord, type Person } from '../../../lib/register/personalData';
import { openRegister } from '../../../lib/register/openRegister';
import type { FreshRegister } from './freshRegister';
import { claim, hash, proposal } from './requests';

const day = 24 * 60 * 60 * 1000;

/** What goes after its time, what stays of it, and what one person may see. */
export function retentionContract(fresh: FreshRegister): void {
  async function closed(own: Parameters<FreshRegister['fileOne']>[0] = {}) {
    const { reference } = await fresh.fileOne(own);
    await fresh.register.changeStatus(reference, 'closed', 'urp');
    return reference;
  }

  describe('purging', () => {
    test('removes what ended long ago, with all that hangs on it', async () => {
      const photo = { fileName: 'a.png', mediaType: 'image/png', content: Buffer.from('x') };
      const { reference } = await fresh.fileOne({ attachments: [photo] });
      await fresh.register.recordProposal(proposal(reference), 'flusso');
      await fresh.register.claimMessage(claim({ reference }));
      await fresh.register.recordDelivery(claim().key, { status: 'sent' }, 'flusso');
      await fresh.register.changeStatus(reference, 'closed', 'urp');
      fresh.later(365 * day + 1);
      expect(await fresh.register.expired(365)).toBe(1);
      expect(await fresh.register.purge(365)).toBe(1);
      await expect(fresh.register.get(reference)).rejects.toMatchObject({ code: 'ticket.unknown' });
      expect(await fresh.register.messages(reference)).toEqual([]);
      expect(await fresh.register.search({ words: 'lampione', limit: 10 })).toEqual({
        tickets: [],
        next: null,
      });
      expect(await fresh.register.purge(365)).toBe(0);
    });

    test('removes messages about no ticket of ours with their receipts, after the same time', async () => {
      const { reference } = await fresh.fileOne();
      const about = (name: string, of: string | null) =>
        claim({ key: hash(name), messageId: `<${name}>`, reference: of });
      await fresh.register.claimMessage(about('open', reference));
      for (const [name, of] of [
        ['none', null],
        ['elsewhere', 'PROT-2026-1'],
      ] as const) {
        await fresh.register.claimMessage(about(name, of));
        const content = Buffer.from(name);
        const at = '2026-10-05T08:31:00.000Z';
        const receipt = { messageKey: hash(name), kind: 'accettazione', at, recipient: null };
        await fresh.register.keepReceipt({ ...receipt, content });
      }
      fresh.later(365 * day + 1);
      await fresh.register.claimMessage(about('recent', null));
      expect(await fresh.register.purge(365)).toBe(0);
      const names = ['open', 'none', 'elsewhere', 'recent'];
      const left = await Promise.all(names.map((name) => fresh.register.findMessage(hash(name))));
      expect(left.map((message) => message?.messageId)).toEqual([
        '<open>',
        undefined,
        undefined,
        '<recent>',
      ]);
      expect(await fresh.register.messageReceipts(hash('none'))).toEqual([]);
    });

    test('leaves what is open, and what something happened to since', async () => {
      const open = await fresh.fileOne();
      const noted = await closed();
      const gone = await closed();
      fresh.later(400 * day);
      await fresh.register.addNote(noted, 'il cittadino ha chiamato', 'Ugo');
      expect(await fresh.register.purge(365)).toBe(1);
      expect(await fresh.register.history(open.reference)).toHaveLength(1);
      expect(await fresh.register.history(noted)).toHaveLength(3);
      await expect(fresh.register.get(gone)).rejects.toMatchObject({ code: 'ticket.unknown' });
    });

    test.each([0, 29, 30.5, Number.NaN, 40_000])('after %d days is refused', async (days) => {
      await closed();
      await expect(fresh.register.purge(days)).rejects.toMatchObject({ code: 'ticket.invalid' });
      await expect(fresh.register.expired(days)).rejects.toMatchObject({ code: 'ticket.invalid' });
    });

    test('keeps the numbers as they were, and no more than numbers', async () => {
      await closed({ office: 'tributi', category: 'tari', citizen: { givenName: 'Ada' } });
      await closed({ office: 'tributi', category: 'tari' });
      await closed();
      fresh.later(40 * day);
      await closed({ office: 'tributi', category: 'tari' });
      const group = { channel: 'form', category: 'tari', office: 'tributi', priority: 'normal' };
      const numbers = [
        { ...group, month: '2026-10', status: 'closed', tickets: 2 },
        { ...group, month: '2026-10', category: null, office: null, status: 'closed', tickets: 1 },
        { ...group, month: '2026-11', status: 'closed', tickets: 1 },
      ];
      const sorted = (rows: object[]) =>
        rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();
      const before = await fresh.register.statistics();
      expect(sorted(before)).toEqual(sorted(numbers));
      expect(await fresh.register.purge(30)).toBe(3);
      expect(await fresh.register.statistics()).toEqual(before);
      fresh.later(31 * day);
      await fresh.fileOne({
        office: 'tributi',
        category: 'tari',
        submittedAt: '2026-10-06T08:00:00Z',
      });
      expect(await fresh.register.purge(30)).toBe(1);
      expect(await fresh.register.statistics()).toHaveLength(4);
    });

    test('at once by two removes and counts each ticket once', async () => {
      for (let ticket = 0; ticket < 6; ticket += 1) await closed();
      fresh.later(31 * day);
      const other = await openRegister(fresh.place, { now: () => fresh.now });
      const purged = await Promise.all([fresh.register.purge(30), other.purge(30)]);
      await other.close();
      expect(purged[0] + purged[1]).toBe(6);
      expect(await fresh.register.statistics()).toMatchObject([{ tickets: 6 }]);
    });
  });

  describe('erasing', () => {
    test('removes one ticket with all that hangs on it, and leaves its number', async () => {
      const photo = { fileName: 'a.png', mediaType: 'image/png', content: Buffer.from('x') };
      const upload = await fresh.register.keepUpload(photo);
      const other = await fresh.register.keepUpload({ ...photo, content: Buffer.from('y') });
      const { reference } = await fresh.fileOne({ attachments: [photo], office: 'tributi' });
      const stays = await fresh.fileOne();
      await fresh.register.recordProposal(proposal(reference), 'flusso');
      await fresh.register.claimMessage(claim({ reference }));
      const before = await fresh.register.statistics();
      await fresh.register.erase(reference.toLowerCase());
      await expect(fresh.register.get(reference)).rejects.toMatchObject({ code: 'ticket.unknown' });
      expect(await fresh.register.messages(reference)).toEqual([]);
      const { tickets } = await fresh.register.search({ words: 'lampione', limit: 10 });
      expect(tickets).toEqual([stays]);
      const uploads = await fresh.register.uploads([upload, other]);
      expect(uploads.map(({ id }) => id)).toEqual([other]);
      expect(await fresh.register.statistics()).toEqual(before);
    });

    test('frees the place that the ticket held', async () => {
      const slot = {
        agenda: 'anagrafe',
        start: '2026-10-06T07:00:00.000Z',
        end: '2026-10-06T07:15:00.000Z',
        places: 1,
        office: 'Anagrafe',
        place: '',
        bring: [],
      };
      const { reference } = await fresh.fileOne({ appointment: slot });
      await expect(fresh.fileOne({ appointment: slot })).rejects.toMatchObject({
        code: 'appointment.full',
      });
      await fresh.register.erase(reference);
      expect((await fresh.fileOne({ appointment: slot })).appointment?.status).toBe('booked');
    });

    test.each([
      ['URP-222-222-223', 'ticket.reference-malformed'],
      ['', 'ticket.reference-malformed'],
    ])('of what is no ticket, %j, is refused', async (reference, code) => {
      await fresh.fileOne();
      await expect(fresh.register.erase(reference)).rejects.toMatchObject({ code });
      expect(await fresh.register.statistics()).toMatchObject([{ tickets: 1 }]);
    });

    test('the same ticket again is refused, and counts it once', async () => {
      const { reference } = await fresh.fileOne();
      await fresh.register.erase(reference);
      const again = fresh.register.erase(reference);
      await expect(again).rejects.toMatchObject({ code: 'ticket.unknown' });
      expect(await fresh.register.statistics()).toMatchObject([{ tickets: 1 }]);
    });
  });

  describe('one person’s data', () => {
    async function recordsOf(person: Person): Promise<PersonalRecord[]> {
      const records: PersonalRecord[] = [];
      for await (const record of personalData(fresh.register, person)) records.push(record);
      return records;
    }

    test('are everything the register holds with their tickets', async () => {
      const photo = { fileName: 'a.png', mediaType: 'image/png', content: Buffer.from('x') };
      const citizen = { givenName: 'Ada', email: 'Ada@Example.it' };
      const { reference } = await fresh.fileOne({ citizen, attachments: [photo] });
      await fresh.fileOne({ citizen: { email: 'ugo@example.it' } });
      await fresh.fileOne();
      await fresh.register.recordProposal(proposal(reference), 'flusso');
      await fresh.register.claimMessage(claim({ reference }));
      const content = Buffer.from('Subject: CONSEGNA');
      const at = '2026-10-05T08:31:00.000Z';
      const receipt = { messageKey: claim().key, kind: 'avvenuta-consegna', at, recipient: null };
      await fresh.register.keepReceipt({ ...receipt, content });
      expect(await recordsOf({ email: ' ada@example.it' })).toEqual([
        {
          ticket: await fresh.register.get(reference),
          history: await fresh.register.history(reference),
          decisions: await fresh.register.decisions(reference),
          messages: await fresh.register.messages(reference),
          receipts: [{ ...receipt, content, sha256: hash(content) }],
          attachments: await fresh.register.attachments(reference),
        },
      ]);
    });

    test('are found by either mark, however it was typed', async () => {
      const one = await fresh.fileOne({ citizen: { fiscalCode: 'rss mra 85t10 a562s' } });
      const two = await fresh.fileOne({ citizen: { email: 'mario@example.it' } });
      await fresh.fileOne({ citizen: { email: 'mario@example.it.evil' } });
      const found = await recordsOf({ fiscalCode: 'RSSMRA85T10A562S', email: 'mario@example.it' });
      expect(found.map(({ ticket }) => ticket.reference).sort()).toEqual(
        [one.reference, two.reference].sort(),
      );
    });

    test.each([{}, { email: '', fiscalCode: ' ' }])('are nobody’s for %j', async (person) => {
      await fresh.fileOne();
      await expect(recordsOf(person)).rejects.toMatchObject({ code: 'person.unnamed' });
    });
  });
}

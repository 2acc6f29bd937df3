import { openRegister, type RegisterPlace } from '../../../lib/register/openRegister';
import { mintReference } from '../../../lib/register/reference';
import { assignmentContract } from './assignmentContract';
import { bookingContract } from './bookingContract';
import { bulkContract } from './bulkContract';
import { confirmationContract } from './confirmationContract';
import { digestContract } from './digestContract';
import { encryptionContract } from './encryptionContract';
import { feedContract } from './feedContract';
import { freshRegister, start } from './freshRegister';
import { limitContract } from './limitContract';
import { deliveryContract } from './deliveryContract';
import { messageContract } from './messageContract';
import { problemContract } from './problemContract';
import { readingContract } from './readingContract';
import { receiptContract } from './receiptContract';
import { hash, proposal, request } from './requests';
import { retentionContract } from './retentionContract';
import { searchContract } from './searchContract';
import { secretContract } from './secretContract';
import { streamMarkContract } from './streamMarkContract';
import { termContract } from './termContract';

const day = 24 * 60 * 60 * 1000;

/** What every register does, wherever it is kept. `newPlace` gives an empty place each time. */
export function registerContract(newPlace: () => Promise<RegisterPlace>): void {
  const fresh = freshRegister(newPlace);
  searchContract(fresh);
  messageContract(fresh);
  deliveryContract(fresh);
  feedContract(fresh);
  termContract(fresh);
  confirmationContract(fresh);
  retentionContract(fresh);
  secretContract(fresh);
  receiptContract(fresh);
  limitContract(fresh);
  streamMarkContract(fresh);
  encryptionContract(fresh);
  bookingContract(fresh);
  readingContract(fresh);
  problemContract(fresh);
  digestContract(fresh);
  assignmentContract(fresh);
  bulkContract(fresh);

  describe('filing', () => {
    test('gives a reference and keeps what was sent, whole', async () => {
      const sent = request({
        formId: 'segnalazione-disservizio',
        formVersion: 3,
        citizen: { givenName: 'Ada', email: 'ada@example.it' },
        fields: { via: 'Verdi 1', punti: [1, 2.5, null, { x: true }] },
        dueAt: '2026-11-04',
        priority: 'high',
      });
      const { ticket, isNew } = await fresh.register.file(sent, 'modulo');
      expect(isNew).toBe(true);
      const { submissionKey, ...content } = sent;
      expect(submissionKey).not.toBe('');
      expect(ticket).toEqual({
        ...content,
        reference: expect.stringMatching(/^URP(-[0-9A-Z]{3}){3}$/),
        submittedAt: '2026-10-05T08:30:00.000Z',
        category: null,
        office: null,
        status: 'filed',
        assignee: null,
        trackingUrl: null,
      });
      expect(await fresh.register.get(ticket.reference)).toEqual(ticket);
      expect(await fresh.register.history(ticket.reference)).toEqual([
        {
          sequence: expect.any(Number),
          reference: ticket.reference,
          kind: 'filed',
          at: '2026-10-05T08:30:00.000Z',
          by: 'modulo',
          details: {
            channel: 'form',
            formId: 'segnalazione-disservizio',
            formVersion: 3,
            attachments: 0,
            sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          },
        },
      ]);
    });

    test('under a known submission key answers with the first ticket and writes nothing', async () => {
      const first = await fresh.register.file(request({ submissionKey: 'same' }), 'modulo');
      await fresh.register.assign(first.ticket.reference, { office: 'tributi' }, 'urp');
      const second = await fresh.register.file(
        request({ submissionKey: 'same', subject: 'Altro' }),
        'modulo',
      );
      expect(second).toEqual({
        ticket: await fresh.register.get(first.ticket.reference),
        isNew: false,
      });
      expect((await fresh.register.search({ limit: 10 })).tickets).toHaveLength(1);
      expect(await fresh.register.history(first.ticket.reference)).toHaveLength(2);
    });

    test('of one key by many at once makes one ticket', async () => {
      const same = request();
      const other = await openRegister(fresh.place);
      const filed = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          (index % 2 ? fresh.register : other).file(same, 'modulo'),
        ),
      );
      await other.close();
      expect(filed.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect(new Set(filed.map(({ ticket }) => ticket.reference)).size).toBe(1);
    });

    test('takes another number where the first is given out already', async () => {
      const taken = await fresh.fileOne();
      const free = mintReference();
      const minted = [taken.reference, taken.reference, free];
      const lucky = await openRegister(fresh.place, {
        mintReference: () => minted.shift() ?? free,
      });
      const { ticket, isNew } = await lucky.file(request(), 'modulo');
      await lucky.close();
      expect({ reference: ticket.reference, isNew }).toEqual({ reference: free, isNew: true });
      expect(minted).toEqual([]);
    });

    test.each([
      ['NUL and half a surrogate pair', 'buio\0 in \ud83d via', 'buio in \ufffd via'],
      ['SQL', "'); drop table urp_tickets; --", "'); drop table urp_tickets; --"],
      ['an expression', '={{ 7*7 }} ((reference))', '={{ 7*7 }} ((reference))'],
      ['emoji and accents', '🚦 perché Ž ḍ', '🚦 perché Ž ḍ'],
    ])('keeps %s as text', async (_what, sent, kept) => {
      const { reference } = await fresh.fileOne({ text: sent, fields: { nota: sent } });
      expect(await fresh.register.get(reference)).toMatchObject({
        text: kept,
        fields: { nota: kept },
      });
    });
  });

  describe('files', () => {
    const photo = {
      fileName: 'foto.png',
      mediaType: 'image/png',
      content: Buffer.from([0, 255, 7]),
    };
    const second = { ...photo, fileName: 'atto.pdf', mediaType: 'application/pdf' };

    test('come back with their ticket in order, byte for byte', async () => {
      const { reference } = await fresh.fileOne({ attachments: [photo, second] });
      expect(await fresh.register.attachments(reference)).toEqual([
        { ...photo, id: expect.any(String), sha256: hash(photo.content) },
        { ...second, id: expect.any(String), sha256: hash(photo.content) },
      ]);
    });

    test('sent before their request are kept for a day, in the order asked', async () => {
      const ids = [await fresh.register.keepUpload(photo), await fresh.register.keepUpload(second)];
      const asked = [ids[1]!, 'unknown', ids[0]!];
      expect((await fresh.register.uploads(asked)).map(({ fileName }) => fileName)).toEqual([
        'atto.pdf',
        'foto.png',
      ]);
      fresh.later(day + 1);
      expect(await fresh.register.uploads(asked)).toEqual([]);
      const newer = await fresh.register.keepUpload(photo);
      fresh.now = new Date(start);
      expect(await fresh.register.uploads([...asked, newer])).toHaveLength(1);
    });
  });

  describe('assigning', () => {
    test('gives a filed ticket to an office, and tells it', async () => {
      const { reference } = await fresh.fileOne({ dueAt: '2026-11-04' });
      const assigned = await fresh.register.assign(
        reference,
        {
          office: 'ufficio-tecnico',
          category: 'illuminazione',
          priority: 'high',
          reason: 'confermata',
        },
        'Ada',
      );
      const changed = {
        office: 'ufficio-tecnico',
        category: 'illuminazione',
        priority: 'high',
        status: 'assigned',
      };
      expect(assigned).toMatchObject({ ...changed, dueAt: '2026-11-04', assignee: null });
      expect(await fresh.register.get(reference)).toEqual(assigned);
      expect((await fresh.register.history(reference)).at(-1)).toMatchObject({
        kind: 'assigned',
        by: 'Ada',
        details: { ...changed, reason: 'confermata' },
      });
    });

    test('the same again writes no event', async () => {
      const { reference } = await fresh.fileOne();
      const assignment = { office: 'tributi', category: 'tari', priority: 'low' } as const;
      const first = await fresh.register.assign(reference, assignment, 'flusso');
      expect(await fresh.register.assign(reference, assignment, 'flusso')).toEqual(first);
      expect(await fresh.register.history(reference)).toHaveLength(2);
    });

    test('keeps a status that somebody works in, and what is not given', async () => {
      const { reference } = await fresh.fileOne();
      await fresh.register.assign(reference, { office: 'tributi', assignee: 'Ugo' }, 'urp');
      await fresh.register.changeStatus(reference, 'in-progress', 'Ugo');
      const again = await fresh.register.assign(
        reference,
        { office: 'tributi', dueAt: '2026-12-01' },
        'urp',
      );
      expect(again).toMatchObject({ status: 'in-progress', assignee: 'Ugo', dueAt: '2026-12-01' });
    });

    test('to another office takes it from the person at the former one', async () => {
      const { reference } = await fresh.fileOne();
      await fresh.register.assign(reference, { office: 'tributi', assignee: 'Ugo' }, 'urp');
      expect(await fresh.register.assign(reference, { office: 'anagrafe' }, 'urp')).toMatchObject({
        office: 'anagrafe',
        assignee: null,
      });
    });
  });

  describe('handing over', () => {
    const toTaxes = { office: 'tributi', reason: 'è una tassa, non un guasto' };

    test('takes a ticket to another office and tells from where and why', async () => {
      const { reference } = await fresh.fileOne();
      await fresh.register.assign(reference, { office: 'anagrafe', assignee: 'Ugo' }, 'urp');
      await fresh.register.changeStatus(reference, 'in-progress', 'Ugo');
      const handed = await fresh.register.handOver(reference, toTaxes, 'Ugo');
      expect(handed).toMatchObject({ office: 'tributi', assignee: null, status: 'in-progress' });
      expect(await fresh.register.get(reference)).toEqual(handed);
      expect((await fresh.register.history(reference)).at(-1)).toMatchObject({
        kind: 'handed-over',
        by: 'Ugo',
        details: { from: 'anagrafe', ...toTaxes },
      });
    });

    test.each([
      ['without a reason', 'anagrafe', { ...toTaxes, reason: ' ' }, 'ticket.invalid'],
      ['to the office that has it', 'tributi', toTaxes, 'ticket.same-office'],
      ['before an office has it', null, toTaxes, 'ticket.not-assigned'],
    ])('%s changes nothing', async (_what, office, handOver, code) => {
      const ticket = await fresh.fileOne({ office });
      await expect(
        fresh.register.handOver(ticket.reference, handOver, 'Ugo'),
      ).rejects.toMatchObject({ code });
      expect(await fresh.register.get(ticket.reference)).toEqual(ticket);
      expect(await fresh.register.history(ticket.reference)).toHaveLength(1);
    });
  });

  describe('status', () => {
    test('changes with an event, and to the present one without', async () => {
      const { reference } = await fresh.fileOne();
      await fresh.register.changeStatus(reference, 'in-review', 'flusso', 'poco sicura');
      await fresh.register.changeStatus(reference, 'in-review', 'flusso', 'poco sicura');
      expect((await fresh.register.history(reference)).slice(1)).toMatchObject([
        {
          kind: 'status-changed',
          details: { from: 'filed', to: 'in-review', reason: 'poco sicura' },
        },
      ]);
    });

    test('a change that is not allowed changes nothing', async () => {
      const { reference } = await fresh.fileOne();
      await expect(
        fresh.register.changeStatus(reference, 'suspended', 'urp'),
      ).rejects.toMatchObject({
        code: 'ticket.status-forbidden',
      });
      expect(await fresh.register.get(reference)).toMatchObject({ status: 'filed' });
      expect(await fresh.register.history(reference)).toHaveLength(1);
    });

    test('is not assigned where no office has it', async () => {
      const { reference } = await fresh.fileOne();
      await expect(fresh.register.changeStatus(reference, 'assigned', 'urp')).rejects.toMatchObject(
        {
          code: 'ticket.office-missing',
        },
      );
    });

    test('changed by many at once passes from one to the next', async () => {
      const { reference } = await fresh.fileOne({ office: 'tributi' });
      const other = await openRegister(fresh.place);
      const changes = await Promise.allSettled([
        fresh.register.changeStatus(reference, 'in-review', 'a'),
        other.changeStatus(reference, 'closed', 'b'),
        fresh.register.changeStatus(reference, 'assigned', 'c'),
        other.changeStatus(reference, 'answered', 'd'),
      ]);
      await other.close();
      const told = (await fresh.register.history(reference)).slice(1);
      expect(told).toHaveLength(changes.filter(({ status }) => status === 'fulfilled').length);
      const path = ['filed', ...told.map(({ details }) => details.to)];
      expect(told.map(({ details }) => details.from)).toEqual(path.slice(0, -1));
      expect(await fresh.register.get(reference)).toMatchObject({ status: path.at(-1) });
    });
  });

  test('a note stands in the history', async () => {
    const { reference } = await fresh.fileOne();
    const note = await fresh.register.addNote(reference, ' Sopralluogo fatto. ', 'Ugo');
    expect(note).toMatchObject({
      kind: 'noted',
      by: 'Ugo',
      details: { text: 'Sopralluogo fatto.' },
    });
    expect((await fresh.register.history(reference)).at(-1)).toEqual(note);
  });

  test('a reference is found as a person types it', async () => {
    const { reference } = await fresh.fileOne();
    const typed = ` ${reference.toLowerCase().replaceAll('-', ' ')}`;
    expect(await fresh.register.get(typed)).toMatchObject({ reference });
    expect(await fresh.register.history(typed)).toHaveLength(1);
  });

  test('an unknown reference is an error for each operation on a ticket', async () => {
    const unknown = mintReference();
    const attempts = [
      fresh.register.get(unknown),
      fresh.register.assign(unknown, { office: 'tributi' }, 'urp'),
      fresh.register.changeStatus(unknown, 'closed', 'urp'),
      fresh.register.addNote(unknown, 'nota', 'urp'),
      fresh.register.history(unknown),
      fresh.register.attachments(unknown),
      fresh.register.recordProposal(proposal(unknown), 'urp'),
      fresh.register.decisions(unknown),
    ];
    for (const attempt of await Promise.allSettled(attempts)) {
      expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'ticket.unknown' } });
    }
  });

  describe('proposals', () => {
    test('are recorded, the same one once', async () => {
      const { reference } = await fresh.fileOne();
      const first = await fresh.register.recordProposal(proposal(reference), 'flusso');
      expect(first).toEqual({
        ...proposal(reference),
        id: expect.any(Number),
        proposedAt: fresh.now.toISOString(),
        final: null,
        decidedBy: null,
        decidedAt: null,
      });
      expect(await fresh.register.recordProposal(proposal(reference), 'flusso')).toEqual(first);
      await fresh.register.recordProposal(proposal(reference, { model: 'urp-2' }), 'flusso');
      expect((await fresh.register.decisions(reference)).map(({ model }) => model)).toEqual([
        'urp-1',
        'urp-2',
      ]);
      const told = (await fresh.register.history(reference)).filter(
        ({ kind }) => kind === 'proposed',
      );
      expect(told).toHaveLength(2);
      expect(told[0]).toMatchObject({
        by: 'flusso',
        details: { decision: first.id, category: 'illuminazione-pubblica', confidence: 0.93 },
      });
    });
  });

  test('what was filed stands after closing and opening again', async () => {
    const ticket = await fresh.fileOne();
    await fresh.register.close();
    fresh.register = await openRegister(fresh.place);
    expect(await fresh.register.get(ticket.reference)).toEqual(ticket);
  });

  test('several open an empty place at once', async () => {
    const empty = await newPlace();
    const opened = await Promise.all(Array.from({ length: 5 }, () => openRegister(empty)));
    const filed = await Promise.all(opened.map((each) => each.file(request(), 'modulo')));
    expect(new Set(filed.map(({ ticket }) => ticket.reference)).size).toBe(5);
    await Promise.all(opened.map((each) => each.close()));
  });
}

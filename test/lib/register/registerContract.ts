import { openRegister, type RegisterPlace } from '../../../lib/register/openRegister';
import { mintReference } from '../../../lib/register/reference';
import type { Register } from '../../../lib/register/register';
import { findTickets } from '../../../lib/register/search';
import { claim, hash, proposal, request } from './requests';

const day = 24 * 60 * 60 * 1000;

/** What every register does, wherever it is kept. `newPlace` gives an empty place each time. */
export function registerContract(newPlace: () => Promise<RegisterPlace>): void {
  let place: RegisterPlace;
  let register: Register;
  let now: Date;
  const later = (milliseconds: number) => (now = new Date(now.getTime() + milliseconds));

  beforeEach(async () => {
    now = new Date('2026-10-05T08:30:00.000Z');
    place = await newPlace();
    register = await openRegister(place, { now: () => now });
  });
  afterEach(() => register.close());

  const fileOne = async (own: Parameters<typeof request>[0] = {}) =>
    (await register.file(request(own), 'modulo')).ticket;

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
      const { ticket, isNew } = await register.file(sent, 'modulo');
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
      });
      expect(await register.get(ticket.reference)).toEqual(ticket);
      expect(await register.history(ticket.reference)).toEqual([
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
          },
        },
      ]);
    });

    test('under a known submission key answers with the first ticket and writes nothing', async () => {
      const first = await register.file(request({ submissionKey: 'same' }), 'modulo');
      await register.assign(first.ticket.reference, { office: 'tributi' }, 'urp');
      const second = await register.file(
        request({ submissionKey: 'same', subject: 'Altro' }),
        'modulo',
      );
      expect(second).toEqual({
        ticket: await register.get(first.ticket.reference),
        isNew: false,
      });
      expect((await register.search({ limit: 10 })).tickets).toHaveLength(1);
      expect(await register.history(first.ticket.reference)).toHaveLength(2);
    });

    test('of one key by many at once makes one ticket', async () => {
      const same = request();
      const other = await openRegister(place);
      const filed = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          (index % 2 ? register : other).file(same, 'modulo'),
        ),
      );
      await other.close();
      expect(filed.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect(new Set(filed.map(({ ticket }) => ticket.reference)).size).toBe(1);
    });

    test('takes another number where the first is given out already', async () => {
      const taken = await fileOne();
      const free = mintReference();
      const minted = [taken.reference, taken.reference, free];
      const lucky = await openRegister(place, { mintReference: () => minted.shift() ?? free });
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
      const { reference } = await fileOne({ text: sent, fields: { nota: sent } });
      expect(await register.get(reference)).toMatchObject({ text: kept, fields: { nota: kept } });
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
      const { reference } = await fileOne({ attachments: [photo, second] });
      expect(await register.attachments(reference)).toEqual([
        { ...photo, id: expect.any(String), sha256: hash(photo.content) },
        { ...second, id: expect.any(String), sha256: hash(photo.content) },
      ]);
    });

    test('sent before their request are kept for a day, in the order asked', async () => {
      const ids = [await register.keepUpload(photo), await register.keepUpload(second)];
      const asked = [ids[1]!, 'unknown', ids[0]!];
      expect((await register.uploads(asked)).map(({ fileName }) => fileName)).toEqual([
        'atto.pdf',
        'foto.png',
      ]);
      later(day + 1);
      expect(await register.uploads(asked)).toEqual([]);
      const fresh = await register.keepUpload(photo);
      now = new Date('2026-10-05T08:30:00.000Z');
      expect(await register.uploads([...asked, fresh])).toHaveLength(1);
    });
  });

  describe('assigning', () => {
    test('gives a filed ticket to an office, and tells it', async () => {
      const { reference } = await fileOne({ dueAt: '2026-11-04' });
      const assigned = await register.assign(
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
      expect(await register.get(reference)).toEqual(assigned);
      expect((await register.history(reference)).at(-1)).toMatchObject({
        kind: 'assigned',
        by: 'Ada',
        details: { ...changed, reason: 'confermata' },
      });
    });

    test('the same again writes no event', async () => {
      const { reference } = await fileOne();
      const assignment = { office: 'tributi', category: 'tari', priority: 'low' } as const;
      const first = await register.assign(reference, assignment, 'flusso');
      expect(await register.assign(reference, assignment, 'flusso')).toEqual(first);
      expect(await register.history(reference)).toHaveLength(2);
    });

    test('keeps a status that somebody works in, and what is not given', async () => {
      const { reference } = await fileOne();
      await register.assign(reference, { office: 'tributi', assignee: 'Ugo' }, 'urp');
      await register.changeStatus(reference, 'in-progress', 'Ugo');
      const again = await register.assign(
        reference,
        { office: 'tributi', dueAt: '2026-12-01' },
        'urp',
      );
      expect(again).toMatchObject({ status: 'in-progress', assignee: 'Ugo', dueAt: '2026-12-01' });
    });

    test('to another office takes it from the person at the former one', async () => {
      const { reference } = await fileOne();
      await register.assign(reference, { office: 'tributi', assignee: 'Ugo' }, 'urp');
      expect(await register.assign(reference, { office: 'anagrafe' }, 'urp')).toMatchObject({
        office: 'anagrafe',
        assignee: null,
      });
    });
  });

  describe('status', () => {
    test('changes with an event, and to the present one without', async () => {
      const { reference } = await fileOne();
      await register.changeStatus(reference, 'in-review', 'flusso', 'poco sicura');
      await register.changeStatus(reference, 'in-review', 'flusso', 'poco sicura');
      expect((await register.history(reference)).slice(1)).toMatchObject([
        {
          kind: 'status-changed',
          details: { from: 'filed', to: 'in-review', reason: 'poco sicura' },
        },
      ]);
    });

    test('a change that is not allowed changes nothing', async () => {
      const { reference } = await fileOne();
      await expect(register.changeStatus(reference, 'suspended', 'urp')).rejects.toMatchObject({
        code: 'ticket.status-forbidden',
      });
      expect(await register.get(reference)).toMatchObject({ status: 'filed' });
      expect(await register.history(reference)).toHaveLength(1);
    });

    test('is not assigned where no office has it', async () => {
      const { reference } = await fileOne();
      await expect(register.changeStatus(reference, 'assigned', 'urp')).rejects.toMatchObject({
        code: 'ticket.office-missing',
      });
    });

    test('changed by many at once passes from one to the next', async () => {
      const { reference } = await fileOne({ office: 'tributi' });
      const other = await openRegister(place);
      const changes = await Promise.allSettled([
        register.changeStatus(reference, 'in-review', 'a'),
        other.changeStatus(reference, 'closed', 'b'),
        register.changeStatus(reference, 'assigned', 'c'),
        other.changeStatus(reference, 'answered', 'd'),
      ]);
      await other.close();
      const told = (await register.history(reference)).slice(1);
      expect(told).toHaveLength(changes.filter(({ status }) => status === 'fulfilled').length);
      const path = ['filed', ...told.map(({ details }) => details.to)];
      expect(told.map(({ details }) => details.from)).toEqual(path.slice(0, -1));
      expect(await register.get(reference)).toMatchObject({ status: path.at(-1) });
    });
  });

  test('a note stands in the history', async () => {
    const { reference } = await fileOne();
    const note = await register.addNote(reference, ' Sopralluogo fatto. ', 'Ugo');
    expect(note).toMatchObject({
      kind: 'noted',
      by: 'Ugo',
      details: { text: 'Sopralluogo fatto.' },
    });
    expect((await register.history(reference)).at(-1)).toEqual(note);
  });

  test('a reference is found as a person types it', async () => {
    const { reference } = await fileOne();
    const typed = ` ${reference.toLowerCase().replaceAll('-', ' ')}`;
    expect(await register.get(typed)).toMatchObject({ reference });
    expect(await register.history(typed)).toHaveLength(1);
  });

  test('an unknown reference is an error for each operation on a ticket', async () => {
    const unknown = mintReference();
    const attempts = [
      register.get(unknown),
      register.assign(unknown, { office: 'tributi' }, 'urp'),
      register.changeStatus(unknown, 'closed', 'urp'),
      register.addNote(unknown, 'nota', 'urp'),
      register.history(unknown),
      register.attachments(unknown),
      register.recordProposal(proposal(unknown), 'urp'),
      register.decisions(unknown),
    ];
    for (const attempt of await Promise.allSettled(attempts)) {
      expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'ticket.unknown' } });
    }
  });

  describe('search', () => {
    const found = async (search: Parameters<typeof findTickets>[1]) =>
      (await findTickets(register, search)).map(({ subject }) => subject).sort();

    test.each([
      ['a word of the text', 'pericoloso', ['Lampione spento']],
      ['the beginning of a word, in any case', 'LAMPI', ['Lampione spento']],
      ['a word without its accent', 'perche', ['Perché la TARI aumenta']],
      ['all words, in any order', 'tari perché', ['Perché la TARI aumenta']],
      ['words of which one is nowhere', 'lampione tari', []],
      ['quotes and operators as nothing special', '"lampione" OR -tari* : & | !', []],
      ['the words of an operator as words', 'lampione AND', []],
      ['signs alone nowhere', '"\'*():&|!\\', []],
      ['everything where nothing is asked', ' ', ['Lampione spento', 'Perché la TARI aumenta']],
    ])('finds %s', async (_what, words, subjects) => {
      await fileOne({ subject: 'Lampione spento', text: 'È pericoloso.' });
      await fileOne({ subject: 'Perché la TARI aumenta', text: 'Due volte in un anno!' });
      expect(await found({ words })).toEqual(subjects);
    });

    test('finds a reference however it is written', async () => {
      const { reference } = await fileOne({ subject: 'Questa' });
      await fileOne({ subject: 'Un’altra' });
      for (const words of [
        reference,
        reference.toLowerCase(),
        reference.replaceAll('-', ''),
        reference.slice(4).replaceAll('-', ''),
      ]) {
        expect(await found({ words })).toEqual(['Questa']);
      }
    });

    test.each([
      [{ statuses: ['filed' as const] }, ['b', 'c']],
      [{ statuses: ['filed' as const, 'assigned' as const] }, ['a', 'b', 'c']],
      [{ statuses: [] }, ['a', 'b', 'c']],
      [{ office: 'tributi' }, ['a']],
      [{ category: 'tari' }, ['a']],
      [{ assignee: 'Ugo' }, ['a']],
      [{ formId: 'modulo-c' }, ['c']],
      [{ submittedFrom: '2026-10-05T09:30:00Z' }, ['b', 'c']],
      [{ submittedUntil: '2026-10-05T11:30:00+02:00' }, ['a']],
      [{ olderThanSeconds: 3600 }, ['a', 'b']],
      [{ olderThanSeconds: 3600, statuses: ['filed' as const] }, ['b']],
      [{ dueUntil: '2026-11-01' }, ['b']],
    ])('narrows by %j', async (filter, subjects) => {
      const { reference } = await fileOne({ subject: 'a' });
      await register.assign(
        reference,
        { office: 'tributi', category: 'tari', assignee: 'Ugo' },
        'u',
      );
      later(3_600_000);
      await fileOne({ subject: 'b', dueAt: '2026-11-01' });
      later(3_600_000);
      await fileOne({ subject: 'c', formId: 'modulo-c', dueAt: '2026-11-02' });
      expect(await found(filter)).toEqual(subjects);
    });

    test('pages through all tickets once, the newest first, while others come in', async () => {
      for (const subject of ['1', '2', '3', '4', '5', '6', '7']) {
        await fileOne({ subject });
        if (Number(subject) % 2) later(1000);
      }
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const { tickets, next } = await register.search({ limit: 2, after });
        seen.push(...tickets.map(({ subject }) => subject));
        after = next ?? undefined;
        later(1000);
        await fileOne({ subject: 'new' });
      } while (after);
      expect(seen).toEqual(['7', '6', '5', '4', '3', '2', '1']);
    });

    test('stops where enough is found', async () => {
      for (const subject of ['1', '2', '3']) await fileOne({ subject });
      expect(await findTickets(register, {}, 2)).toHaveLength(2);
    });

    test.each(['nonsense', Buffer.from('{"id":"1 or 1=1"}').toString('base64url')])(
      'refuses the page %s',
      async (after) => {
        await expect(register.search({ limit: 1, after })).rejects.toMatchObject({
          code: 'search.page-unknown',
        });
      },
    );
  });

  describe('proposals', () => {
    test('are recorded, the same one once', async () => {
      const { reference } = await fileOne();
      const first = await register.recordProposal(proposal(reference), 'flusso');
      expect(first).toEqual({
        ...proposal(reference),
        id: expect.any(Number),
        proposedAt: now.toISOString(),
        final: null,
        decidedBy: null,
        decidedAt: null,
      });
      expect(await register.recordProposal(proposal(reference), 'flusso')).toEqual(first);
      await register.recordProposal(proposal(reference, { model: 'urp-2' }), 'flusso');
      expect((await register.decisions(reference)).map(({ model }) => model)).toEqual([
        'urp-1',
        'urp-2',
      ]);
      const told = (await register.history(reference)).filter(({ kind }) => kind === 'proposed');
      expect(told).toHaveLength(2);
      expect(told[0]).toMatchObject({
        by: 'flusso',
        details: { decision: first.id, category: 'illuminazione-pubblica', confidence: 0.93 },
      });
    });
  });

  describe('messages', () => {
    test('are claimed by exactly one of many at once', async () => {
      const other = await openRegister(place);
      const outcomes = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          (index % 2 ? register : other).claimMessage(claim()),
        ),
      );
      await other.close();
      expect(outcomes.filter(({ claimed }) => claimed)).toHaveLength(1);
      for (const { message } of outcomes) {
        expect(message).toMatchObject({ ...claim(), status: 'sending', attempts: 1 });
      }
    });

    test('tell what became of them, also in the history of their ticket', async () => {
      const { reference } = await fileOne();
      await register.claimMessage(claim({ reference: reference.toLowerCase() }));
      later(2000);
      const delivery = { status: 'sent', providerCode: '250', evidence: 'queued' } as const;
      const recorded = await register.recordDelivery(claim().key, delivery, 'flusso');
      expect(recorded).toEqual({
        ...claim({ reference }),
        ...delivery,
        attempts: 1,
        claimedAt: '2026-10-05T08:30:00.000Z',
        updatedAt: '2026-10-05T08:30:02.000Z',
      });
      expect(await register.messages(reference)).toEqual([recorded]);
      expect((await register.history(reference)).at(-1)).toMatchObject({
        kind: 'message',
        by: 'flusso',
        details: { status: 'sent', recipient: 'm•••@example.it', providerCode: '250' },
      });
    });

    test.each(['created', 'temporary-failure', 'technical-failure'] as const)(
      'that went nowhere (%s) may be claimed again, with new content',
      async (status) => {
        await register.claimMessage(claim());
        await register.recordDelivery(claim().key, { status }, 'flusso');
        const again = claim({ contentHash: hash('corrected') });
        expect(await register.claimMessage(again)).toMatchObject({
          claimed: true,
          message: { ...again, status: 'sending', attempts: 2, providerCode: null },
        });
      },
    );

    test.each(['sent', 'delivered', 'read', 'permanent-failure', 'unknown'] as const)(
      'with an outcome (%s) are never claimed again',
      async (status) => {
        await register.claimMessage(claim());
        await register.recordDelivery(claim().key, { status }, 'flusso');
        expect(await register.claimMessage(claim())).toMatchObject({
          claimed: false,
          message: { status, attempts: 1 },
        });
      },
    );

    test.each(['sent', 'unknown'] as const)(
      'that may have gone (%s) stand in the way of another content under their key',
      async (status) => {
        await register.claimMessage(claim());
        await register.recordDelivery(claim().key, { status }, 'flusso');
        const other = claim({ contentHash: hash('another') });
        await expect(register.claimMessage(other)).rejects.toMatchObject({
          code: 'message.key-conflict',
        });
      },
    );

    test('whose sender never came back are unknown, and never sent again', async () => {
      const { reference } = await fileOne();
      await register.claimMessage(claim({ reference }));
      later(10 * 60 * 1000 - 1);
      expect((await register.messages(reference))[0]).toMatchObject({ status: 'sending' });
      later(1);
      expect((await register.messages(reference))[0]).toMatchObject({
        status: 'unknown',
        evidence: expect.stringContaining('2026-10-05T08:30:00.000Z'),
      });
      expect(await register.claimMessage(claim({ reference }))).toMatchObject({
        claimed: false,
        message: { status: 'unknown', attempts: 1 },
      });
      const late = await register.recordDelivery(claim().key, { status: 'sent' }, 'flusso');
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
      const { reference } = await fileOne();
      await register.claimMessage(claim({ reference }));
      await register.recordDelivery(claim().key, { status: first }, 'flusso');
      const told = await register.recordDelivery(claim().key, { status: then }, 'flusso');
      expect(told.status).toBe(last);
      expect(await register.history(reference)).toHaveLength(first === last ? 2 : 3);
    });

    test('about a number of another register are kept without a ticket', async () => {
      await register.claimMessage(claim({ reference: 'PROT-2026/17' }));
      const told = await register.recordDelivery(claim().key, { status: 'sent' }, 'flusso');
      expect(told).toMatchObject({ reference: 'PROT-2026/17', status: 'sent' });
    });

    test('nobody claimed are an error', async () => {
      await expect(
        register.recordDelivery(hash('nothing'), { status: 'sent' }, 'flusso'),
      ).rejects.toMatchObject({ code: 'message.unknown' });
    });
  });

  test('what was filed stands after closing and opening again', async () => {
    const ticket = await fileOne();
    await register.close();
    register = await openRegister(place);
    expect(await register.get(ticket.reference)).toEqual(ticket);
  });

  test('several open an empty place at once', async () => {
    const fresh = await newPlace();
    const opened = await Promise.all(Array.from({ length: 5 }, () => openRegister(fresh)));
    const filed = await Promise.all(opened.map((each) => each.file(request(), 'modulo')));
    expect(new Set(filed.map(({ ticket }) => ticket.reference)).size).toBe(5);
    await Promise.all(opened.map((each) => each.close()));
  });
}

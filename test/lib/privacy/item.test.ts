import type { JsonObject } from '../../../lib/json';
import { detectInItem, redactItem, restoreItem } from '../../../lib/privacy/item';

const ticket: JsonObject = {
  reference: 'URP-7K3-MD4-9AR',
  subject: 'Lampione spento',
  text: 'Sono Qwert Zuiopa, RSSMRA85T10A562S. Chiamate il 333 1234567: sono disabile.',
  submittedAt: '2026-11-25T10:00:00.000Z',
  citizen: { givenName: 'Qwert', familyName: 'Zuiopa', email: 'q@posta.example', phone: '' },
  fields: { plate: 'AB123CD', mobile: 3331234567, people: 4, tags: ['Mario Rossi'] },
  dueAt: null,
};

describe('an item', () => {
  it('is redacted in every text, what the form said of the citizen included', () => {
    expect(redactItem(ticket)).toEqual({
      ...ticket,
      text: 'Sono [PERSONA_1], [CODICE_FISCALE_1]. Chiamate il [TELEFONO_1]: sono disabile.',
      citizen: {
        givenName: '[PERSONA_2]',
        familyName: '[PERSONA_3]',
        email: '[EMAIL_1]',
        phone: '',
      },
      fields: { plate: '[TARGA_1]', mobile: '[TELEFONO_2]', people: 4, tags: ['[PERSONA_4]'] },
    });
  });

  it('is redacted in the named fields only, with the same numbers', () => {
    const whole = redactItem(ticket);
    expect(redactItem(ticket, ['fields'])).toEqual({ ...ticket, fields: whole.fields });
  });

  describe('in which fields are named by their path', () => {
    const thread: JsonObject = {
      ...ticket,
      messages: [
        { text: 'Sono Mario Rossi' },
        { text: 'Chiami il 333 7654321', note: 'Anna Bianchi' },
      ],
      'a.b': 'q@posta.example',
    };
    const whole = redactItem(thread) as typeof thread & { messages: JsonObject[] };
    const [first, second] = thread.messages as JsonObject[];
    const { citizen, fields } = whole as Record<string, JsonObject>;

    it.each<[string[], JsonObject]>([
      [['citizen.email'], { citizen: { ...(ticket.citizen as JsonObject), email: '[EMAIL_1]' } }],
      [
        ['fields.plate', 'citizen'],
        {
          citizen: citizen ?? null,
          fields: { ...(ticket.fields as JsonObject), plate: fields?.plate ?? null },
        },
      ],
      [['messages[0].text'], { messages: [whole.messages[0] ?? null, second ?? null] }],
      [
        ['messages.text'],
        { messages: [whole.messages[0] ?? null, { ...whole.messages[1], note: 'Anna Bianchi' }] },
      ],
      [['messages[1]'], { messages: [first ?? null, whole.messages[1] ?? null] }],
      [['a.b'], { 'a.b': '[EMAIL_1]' }],
    ])('%j are redacted alone, and restored', (named, changed) => {
      const redacted = redactItem(thread, named);
      expect(redacted).toEqual({ ...thread, ...changed });
      expect(restoreItem(redacted, redacted, [ticket, thread])).toEqual(thread);
    });

    it.each(['citizen.mail', 'messages[2].text', 'messages.subject', 'text.x', '.'])(
      '%s is refused where the item has no such place',
      (path) => {
        const attempt = () => redactItem(thread, [path]);
        expect(attempt).toThrow(expect.objectContaining({ code: 'privacy.field' }));
      },
    );
  });

  it('that lacks a named field is refused, lest a slip of the pen lets data out', () => {
    expect(() => redactItem(ticket, ['testo'])).toThrow(
      expect.objectContaining({ code: 'privacy.field' }),
    );
  });

  it('is restored from the item as it was, whichever fields were redacted', () => {
    const answer = { output: { reply: ['Gentile [PERSONA_1], al [TELEFONO_1]', '[PERSONA_9]'] } };
    const restored = { output: { reply: ['Gentile Qwert Zuiopa, al 333 1234567', '[PERSONA_9]'] } };
    expect(restoreItem(answer, redactItem(ticket), [ticket])).toEqual(restored);
    expect(restoreItem(answer, redactItem(ticket, ['text']), [{}, ticket])).toEqual(restored);
  });

  it('is not restored from another', () => {
    const other = { ...ticket, text: 'Sono Anna Bianchi' };
    const attempt = () => restoreItem({ reply: '[PERSONA_1]' }, redactItem(ticket), [other]);
    expect(attempt).toThrow(expect.objectContaining({ code: 'privacy.original' }));
    expect(attempt).toThrow(
      expect.not.objectContaining({ message: expect.stringMatching(/Anna|Qwert/) }),
    );
  });

  it('keeps a hostile key as its own', () => {
    const hostile = JSON.parse('{"__proto__": {"polluted": "Mario Rossi"}}') as JsonObject;
    const redacted = redactItem(hostile);
    expect(JSON.stringify(redacted)).toBe('{"__proto__":{"polluted":"[PERSONA_1]"}}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('is told of without repeating what it holds', () => {
    const report = detectInItem(ticket);
    expect(report.counts).toEqual({
      person: 4,
      'fiscal-code': 1,
      phone: 2,
      email: 1,
      plate: 1,
    });
    expect(report.specialCategories).toMatchObject([{ category: 'health', field: 'text' }]);
    expect(report.findings).toContainEqual({
      kind: 'fiscal-code',
      field: 'text',
      start: 19,
      end: 35,
      masked: 'R••••••••••••••S',
    });
    expect(JSON.stringify(report)).not.toMatch(/Qwert|Zuiopa|RSSMRA|Rossi|1234567|AB123CD/);
  });
});

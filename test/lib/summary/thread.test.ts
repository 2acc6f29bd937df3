import { UrpError } from '../../../lib/error';
import { readMessages, readTicket } from '../../../lib/summary/thread';

describe('reading a ticket', () => {
  it('reads subject, text and written fields by name', () => {
    const thread = readTicket({
      subject: 'Buca',
      text: 'In mezzo alla strada.',
      submittedAt: '2026-11-24T10:00:00Z',
      citizen: { email: 'anna@example.org' },
      fields: { luogo: 'via Roma 12', privacy: true },
    });
    expect(thread.messages.map(({ name, text }) => [name, text])).toEqual([
      ['subject', 'Buca'],
      ['text', 'In mezzo alla strada.'],
      ['fields.luogo', 'via Roma 12'],
    ]);
    expect(thread.hasContact).toBe(true);
  });

  it.each([[{}], [null], [undefined], [{ subject: 3, text: null, fields: 'no', citizen: [] }]])(
    'reads %j as empty',
    (ticket) => {
      expect(readTicket(ticket).messages).toEqual([]);
    },
  );
});

describe('reading messages', () => {
  it('takes a list or its JSON; the first sender asks', () => {
    const messages = [
      { from: 'Anna', at: '2026-11-24', text: 'Quando?' },
      { from: 'URP', text: 'Domani.' },
    ];
    expect(readMessages(JSON.stringify(messages))).toEqual(readMessages(messages));
    expect(readMessages(messages)).toMatchObject({
      asker: 'Anna',
      messages: [{ name: 'messages.0' }, { name: 'messages.1', at: null }],
    });
  });

  it.each([[undefined], ['not JSON'], [{}], [[{ from: 'Anna' }]], [[null]]])(
    'refuses %j with what to do',
    (messages) => {
      const failure = () => readMessages(messages);
      expect(failure).toThrow(UrpError);
      expect(failure).toThrow(/from, at and text/);
    },
  );
});

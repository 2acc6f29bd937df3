import fc from 'fast-check';
import { extractiveEngine, summarise } from '../../../lib/summary/extractive';
import { summaryLength } from '../../../lib/summary/length';
import type { Summary, SummaryOptions } from '../../../lib/summary/summary';
import { readMessages, readTicket, type Thread } from '../../../lib/summary/thread';
import conversations from './conversations.it.json';
import threads from './threads.it.json';

const options: SummaryOptions = { length: { unit: 'sentences', most: 3 }, language: 'it' };
const source = (thread: Thread, name: string) =>
  thread.messages.find((message) => message.name === name)?.text ?? '';
const even = (text: string) => text.replace(/\s+/g, ' ');

function expectCited(thread: Thread, summary: Summary) {
  const cited = [
    ...summary.sentences.flatMap(({ sources }) => sources),
    ...summary.facts,
    ...summary.promised,
    ...[summary.asked, summary.answered].filter((each) => each !== null),
  ];
  for (const { text, message, start, end } of cited) {
    expect(source(thread, message).slice(start, end)).toBe(text);
  }
}

describe('Italian threads', () => {
  const answered = threads.map(({ messages, questions }) => {
    const { text } = summarise(readMessages(messages), options);
    return questions.filter(({ answer }) => text.includes(answer)).length;
  });
  const asked = threads.reduce((sum, { questions }) => sum + questions.length, 0);

  it('answers nine of ten questions in three sentences', () => {
    expect(answered.reduce((sum, count) => sum + count, 0) / asked).toBeGreaterThanOrEqual(0.9);
  });

  it('answers more than the first three sentences do', () => {
    const lead = threads.map(({ messages, questions }) => {
      const first = readMessages(messages)
        .messages.map(({ text }) => text)
        .join(' ');
      const text = first
        .split(/(?<=[.!?])\s+/)
        .slice(0, 3)
        .join(' ');
      return questions.filter(({ answer }) => text.includes(answer)).length;
    });
    const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
    expect(sum(answered)).toBeGreaterThan(sum(lead));
  });

  it.each(threads)('cites only what stands in the thread: $title', ({ messages }) => {
    const thread = readMessages(messages);
    expectCited(thread, summarise(thread, options));
  });
});

describe('twenty conversations of a citizen and an office, four or five messages each', () => {
  const questions = conversations.flatMap(({ messages, questions: asked }) => {
    const thread = readMessages(messages);
    const length = { unit: 'sentences' as const, most: 4 };
    const {
      text,
      asked: wanted,
      answered,
      promised,
      facts,
    } = summarise(thread, {
      ...options,
      length,
    });
    const lead = messages.flatMap((message) => message.text.split(/(?<=[.!?])\s+/)).slice(0, 4);
    const shown = [wanted, answered, ...promised, ...facts].map((each) => each?.text ?? '');
    return asked.map(({ answer }) => ({
      stands: messages.some((message) => message.text.includes(answer)),
      inText: text.includes(answer),
      inSummary: [text, ...shown].some((each) => each.includes(answer)),
      inLead: lead.join(' ').includes(answer),
    }));
  });
  const share = (of: keyof (typeof questions)[number]) =>
    questions.filter((each) => each[of]).length / questions.length;

  it('are answered by the summary to nine questions of ten, by its text to three of four', () => {
    expect(share('stands')).toBe(1);
    expect(share('inSummary')).toBeGreaterThanOrEqual(0.9);
    expect(share('inText')).toBeGreaterThanOrEqual(0.75);
    expect(share('inText')).toBeGreaterThan(share('inLead') + 0.2);
  });

  it.each(conversations)('are cited as they stand: $title', ({ messages }) => {
    const thread = readMessages(messages);
    expectCited(thread, summarise(thread, options));
  });
});

describe('a summary', () => {
  const ticket = {
    subject: 'Lampione',
    text: 'Buongiorno. Il lampione di via Po 3 è spento da tre giorni. Quando lo riparate? Grazie.',
    submittedAt: '2026-11-24T10:00:00Z',
    citizen: { email: 'anna@example.org' },
  };

  it('says what is asked, the tone, the next step and what was read', () => {
    expect(summarise(readTicket(ticket), options)).toMatchObject({
      text: 'Il lampione di via Po 3 è spento da tre giorni. Quando lo riparate?',
      asked: { text: 'Quando lo riparate?', message: 'text' },
      answered: null,
      missing: [],
      tone: 'courteous',
      nextStep: "Assegnare la richiesta all'ufficio competente e rispondere entro il termine.",
      engine: 'extractive',
      language: 'it',
      readCharacters: ticket.subject.length + ticket.text.length,
      unread: [],
    });
  });

  it.each<[string, string, string[]]>([
    ['a report without a place', 'Il lampione è spento da ieri.', ['place']],
    ['a report without a day', 'In via Po 3 il lampione è spento.', ['date']],
    ['a bill without a number', 'La mia bolletta è sbagliata.', ['reference']],
  ])('names what is missing of %s', (_, text, items) => {
    const { missing } = summarise(readTicket({ ...ticket, subject: '', text }), options);
    expect(missing.map(({ item }) => item)).toEqual(items);
  });

  it.each<[string, string, RegExp]>([
    ['a danger', 'Sento odore di gas in via Po 3.', /subito/],
    ['a missing place', 'Il lampione è spento da ieri.', /luogo/],
  ])('proposes to act on %s first', (_, text, step) => {
    expect(summarise(readTicket({ ...ticket, text }), options).nextStep).toMatch(step);
  });

  it('names what was promised, by whom and by when', () => {
    const thread = readMessages([
      { from: 'Anna', at: '2026-11-02', text: 'Quando riparate il lampione di via Po 3?' },
      { from: 'URP', at: '2026-11-03', text: 'Grazie. La ditta interverrà entro il 20 novembre.' },
    ]);
    const summary = summarise(thread, options);
    expect(summary.promised).toMatchObject([
      { from: 'URP', dueAt: '2026-11-20', message: 'messages.1' },
    ]);
    expect(summary.answered?.text).toBe('La ditta interverrà entro il 20 novembre.');
    expect(summary.nextStep).toContain('20/11/2026');
    expect(summary.text).toBe(
      'Anna: Quando riparate il lampione di via Po 3? URP: La ditta interverrà entro il 20 novembre.',
    );
  });

  it('speaks the language asked for in its fixed phrases', () => {
    const { nextStep, text } = summarise(readTicket({}), { ...options, language: 'en' });
    expect(text).toBe('There was nothing to read.');
    expect(nextStep).toMatch(/^Ask the citizen/);
  });

  it.each<[string, Thread]>([
    ['an empty item', readTicket({})],
    ['white space', readTicket({ text: ' \n ' })],
    ['punctuation only', readTicket({ text: '... !!!' })],
    ['no messages', readMessages([])],
  ])('says that there was nothing to read in %s', (_, thread) => {
    expect(summarise(thread, options)).toMatchObject({
      text: "Non c'era nulla da leggere.",
      asked: null,
      sentences: [],
      facts: [],
      promised: [],
    });
  });

  it('keeps links out where there is anything else to say', () => {
    const text =
      'Confermi i dati su https://comune.example.com/login subito. La strada è allagata.';
    expect(summarise(readTicket({ text }), options).text).toBe('La strada è allagata.');
  });

  it.each<[string, string]>([
    ['Vedi <a href="https://comune.example.com/x">qui</a> la buca', 'qui</a> la buca'],
    ['See https://example.com/x now.', "Non c'era nulla da leggere."],
    ['Vedi www.example.com/a e www.example.com/b', "Non c'era nulla da leggere."],
    ['La foto della buca è su https://example.com/x, grazie.', 'La foto della buca è su'],
    ['https://example.com/x', "Non c'era nulla da leggere."],
    ['javascript:alert(1)', "Non c'era nulla da leggere."],
  ])('shows no link even where there is nothing else: %s', (text, shown) => {
    expect(summarise(readTicket({ text }), options).text).toBe(shown);
  });

  it('takes the subject where the text says nothing', () => {
    const thread = readTicket({ subject: 'Buca in via Po', text: 'Buongiorno.' });
    expect(summarise(thread, options).text).toBe('Buca in via Po');
  });

  it('says what it did not read', () => {
    const long = 'Parola. '.repeat(4000);
    const thread = readMessages([
      { from: 'Anna', text: 'Confermo.\n\nIl 2 maggio URP ha scritto:\n> viene lunedì?' },
      { from: 'URP', text: long },
    ]);
    const { unread, readCharacters } = summarise(thread, options);
    expect(unread.map(({ message, why }) => [message, why])).toEqual([
      ['messages.0', 'quoted'],
      ['messages.1', 'too-long'],
    ]);
    const left = unread.reduce((sum, { start, end }) => sum + end - start, 0);
    const all = thread.messages.reduce((sum, { text }) => sum + text.length, 0);
    expect(readCharacters + left).toBe(all);
  });

  it('comes once for each thread, in order', async () => {
    const summaries = await extractiveEngine.summarise(
      ['Prima cosa rotta.', 'Seconda cosa rotta.'].map((text) => readTicket({ text })),
      options,
    );
    expect(summaries.map(({ text }) => text)).toEqual(['Prima cosa rotta.', 'Seconda cosa rotta.']);
  });

  const sentence = fc.constantFrom(
    'Buongiorno.',
    'Il lampione di via Roma 12 è spento dal 3 maggio.',
    'Chiedo 120,50 euro entro il 5 giugno 2026.',
    'Il sig. Rossi è caduto!',
    'Grazie\n',
    '{{7*7}}',
    '<b>ciao</b>',
    'Vedi https://example.com/x',
    'www.example.com',
    '<a href="http://example.com">',
    '> citato\n',
    'Interverremo domani.',
    '\n\n',
    '- punto\n',
    'ok',
  );
  const text = fc.array(sentence, { maxLength: 12 }).map((parts) => parts.join(' '));
  const messages = fc.array(fc.record({ from: fc.constantFrom('Anna', 'URP', ''), text }), {
    maxLength: 6,
  });
  const length = fc.oneof(
    fc.record({ unit: fc.constant('sentences' as const), most: fc.integer({ min: 1, max: 50 }) }),
    fc.record({
      unit: fc.constant('characters' as const),
      most: fc.integer({ min: 40, max: 600 }),
    }),
  );

  it('holds only words of the thread, at the places it cites, within its length', () => {
    fc.assert(
      fc.property(messages, length, (list, wanted) => {
        const thread = readMessages(list);
        const summary = summarise(thread, { length: wanted, language: 'it' });
        expectCited(thread, summary);
        if (wanted.unit === 'sentences') {
          expect(summary.sentences.length).toBeLessThanOrEqual(wanted.most);
        } else if (summary.sentences.length > 0) {
          expect(summary.text.length).toBeLessThanOrEqual(wanted.most);
        }
        expect(summary.text).not.toMatch(/https?:|www\.|example\.com/);
        expect(summary.asked?.text ?? '').not.toMatch(/https?:/);
        if (summary.sentences.length === 0) return;
        const all = even(
          thread.messages.map(({ from, text: words }) => `${from}: ${words}`).join(' '),
        );
        for (const word of summary.text.match(/\S+/g) ?? [])
          expect(all).toContain(word.replace(/\.$/, ''));
        for (const number of summary.text.match(/\d+/g) ?? []) expect(all).toContain(number);
      }),
    );
  });

  it('is the same for the same thread', () => {
    fc.assert(
      fc.property(messages, (list) => {
        expect(summarise(readMessages(list), options)).toEqual(
          summarise(readMessages(list), options),
        );
      }),
    );
  });
});

describe('the length', () => {
  it.each([
    ['sentences', 0],
    ['sentences', 51],
    ['sentences', 1.5],
    ['characters', 39],
    ['words', 3],
    ['sentences', Number.NaN],
  ])('refuses %s %s', (unit, most) => {
    expect(() => summaryLength({ unit, most })).toThrow(/1 to 50 sentences/);
  });

  it('cuts at a word where no sentence fits', () => {
    const text =
      'Segnalo che la lunghissima strada provinciale presso il vecchio cimitero è dissestata.';
    const summary = summarise(readTicket({ text }), {
      length: { unit: 'characters', most: 40 },
      language: 'it',
    });
    expect(summary.text).toBe('Segnalo che la lunghissima strada');
  });
});

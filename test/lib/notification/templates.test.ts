import { readyTemplates } from '../../../lib/notification/templates';
import { chooseText, compose } from '../../../lib/notification/compose';
import { textLanguages } from '../../../lib/notification/placeholders';
import { placeholdersOf } from '../../../lib/notification/template';
import { fitSms } from '../../../lib/notification/sms/encoding';
import { openChannel } from '../../../lib/notification/channels';
import { caught } from './channelContract';
import { beside, channelCredentials } from './everyChannel';

const channels = Object.keys(channelCredentials()) as (keyof ReturnType<
  typeof channelCredentials
>)[];
const ids = readyTemplates.map(({ id }) => id);
const noText = { subject: '', body: '' };

const ticket = {
  reference: 'URP-7K3-MD4-9AR',
  subject: 'Lampione spento',
  text: 'Il lampione di via Roma è spento.\nÈ buio da una settimana.',
  submittedAt: '2026-11-24T09:35:00.000Z',
  dueAt: '2026-12-24',
  language: 'it',
  priority: 'high',
  office: null,
  citizen: { givenName: 'Mario', familyName: 'Rossi', email: 'mario.rossi@posta.example' },
};
const classified = {
  ...ticket,
  classification: {
    category: 'illuminazione-pubblica',
    categoryName: 'Illuminazione pubblica',
    office: 'manutenzioni',
    officeName: 'Ufficio Manutenzioni',
    confidence: 0.874,
    rationale: 'Parla di un lampione spento.',
    model: 'urp-it-1',
    termDays: 30,
    review: {
      needed: true,
      reasons: [
        { code: 'low-confidence', words: 'La fiducia è sotto la soglia.' },
        { code: 'always-review', words: 'Due categorie sono vicine.' },
      ],
    },
  },
  summary: { text: 'Il lampione di via Roma è spento.', engine: 'extractive' },
};
const sender = {
  administration: 'Comune di Esempio',
  contact: 'urp@comune.example.it, https://comune.example.it/urp',
};
const data = {
  answer: 'Lo ripariamo domani.\n\nGrazie.',
  question: 'A che numero civico?',
  appointment: 'lunedì 30 novembre alle 9:30',
  reason: 'Manca un documento.',
  remedy: 'Ricorso al TAR entro 60 giorni.',
  what: 'il rinnovo della carta',
  when: 'entro il 15 dicembre',
  outcome: 'Abbiamo cambiato la lampada.\n\nOra è acceso.',
};

function written(template: string, language: 'it' | 'en', item: unknown = classified) {
  const text = chooseText({ template, language, own: noText }, item, 'it');
  return compose({ item, ...text, sender, data }).message;
}

test.each([
  ['it', 12500.5, '12.500,50'],
  ['en', 12500.5, '12,500.50'],
  ['it', 2026, '2026'],
] as const)('a number in the data is written as %s writes it: %d', (language, amount, shown) => {
  const own = { subject: 'Tariffa', body: 'Importo: ((amount)) euro' };
  const text = chooseText({ template: 'own', language, own }, ticket, 'it');
  const { message } = compose({ item: ticket, ...text, sender, data: { amount } });
  expect(message.body).toBe(`Importo: ${shown} euro`);
});

describe('ready texts', () => {
  it.each(readyTemplates)(
    '$id has the same places in every language, and no leftover',
    ({ id, texts }) => {
      const [italian, english] = textLanguages.map((language) =>
        placeholdersOf(texts[language]).sort(),
      );
      expect(english).toEqual(italian);
      for (const language of textLanguages) {
        const { subject, body, short = '' } = written(id, language);
        expect(subject + body + short).not.toMatch(/\(\(|\)\)|\?\?|\bundefined\b|\bnull\b|NaN/);
        expect(body).not.toMatch(/\n{3}| \n|^\s|\s$/);
        expect(subject).toContain('URP-7K3-MD4-9AR');
        expect(short).toContain('URP-7K3-MD4-9AR');
        const { size } = fitSms(short);
        expect(size).toMatchObject({ encoding: 'GSM-7' });
        expect(size.parts).toBeLessThanOrEqual(2);
      }
    },
  );

  it.each([
    'received',
    'assigned',
    'more-information',
    'appointment-confirmed',
    'appointment-moved',
    'appointment-cancelled',
    'answered',
    'resolved',
    'refused',
    'reminder',
    'due-soon',
    'overdue',
    'review',
    'task',
  ])('%s stands ready', (id) => expect(ids).toContain(id));

  // Nobody writes to an office by App IO or SEND.
  const fitting = channels.flatMap((channel) =>
    readyTemplates
      .filter(({ reader }) => reader === 'citizen' || !['app-io', 'send'].includes(channel))
      .flatMap(({ id }) => textLanguages.map((language) => [id, language, channel] as const)),
  );
  it.each(fitting)('%s in %s fits on %s, whatever the citizen wrote', (id, language, channelId) => {
    const channel = openChannel(channelId, channelCredentials()[channelId]);
    const longest = { ...classified, subject: 'Buca '.repeat(100), text: 'Ahi. '.repeat(400) };
    for (const item of [classified, longest]) {
      const {
        subject = '',
        text,
        size,
      } = channel.render({ ...written(id, language, item), ...beside });
      expect(text.length).toBeGreaterThan(50);
      expect(text.length).toBeLessThanOrEqual(channel.limits.bodyCharacters ?? Infinity);
      expect(subject.length).toBeLessThanOrEqual(channel.limits.subjectCharacters ?? Infinity);
      expect(size?.parts ?? 1).toBeLessThanOrEqual(2);
    }
  });

  it.each(ids)('%s can be written with a bare ticket', (id) => {
    const bare = {
      reference: 'URP-7K3-MD4-9AR',
      subject: 'Buca',
      text: 'C’è una buca',
      office: 'tecnico',
      dueAt: '2026-12-24',
      citizen: {},
    };
    expect(written(id, 'it', bare).body).not.toMatch(/\(\(|\n{3}|undefined/);
  });

  it('receipt says reference, day and hour of Rome, term, office, what happens, and the remedy', () => {
    const { subject, body } = written('received', 'it');
    expect(subject).toBe('Abbiamo ricevuto la tua richiesta URP-7K3-MD4-9AR');
    for (const words of [
      'Buongiorno Mario Rossi,',
      '24/11/2026 alle 10:35',
      'Risposta entro: 24/12/2026',
      'Ufficio Manutenzioni',
      'legge 241/1990',
      'https://comune.example.it/urp',
    ])
      expect(body).toContain(words);
    expect(written('received', 'en').body).toContain('24 November 2026 at 10:35');
    expect(written('received', 'it', { reference: 'URP-7K3-MD4-9AR' }).body).toMatch(
      /^Buongiorno,\n/,
    );
  });

  it('review shows proposal, confidence, reasons, and that a machine made it', () => {
    const { body } = written('review', 'it');
    for (const words of [
      'Illuminazione pubblica',
      'Fiducia: 87%',
      '- La fiducia è sotto la soglia.\n- Due categorie',
      '> Il lampione di via Roma è spento.\n> È buio',
      'art. 50',
      'decide una persona',
    ])
      expect(body).toContain(words);
  });

  it('task to an office speaks of a machine only where one proposed', () => {
    expect(written('task', 'it').body).toContain('art. 50');
    expect(written('task', 'it', ticket).body).not.toContain('art. 50');
  });

  it.each(['task', 'review'])('%s does not say a short text twice', (template) => {
    const text = 'Il lampione  di via Roma è spento.';
    expect(written(template, 'it', { ...classified, text }).body).not.toContain('In breve');
    expect(written(template, 'it').body).toContain('In breve');
  });

  it('what a person decided has its names, as what was proposed has', () => {
    const decision = {
      category: 'tari',
      categoryName: 'TARI e rifiuti',
      office: 'tributi',
      officeName: 'Ufficio Tributi',
    };
    const decided = { ...classified, category: 'tari', office: 'tributi', decision };
    const { subject, body } = written('task', 'it', decided);
    expect(subject).toContain('per Ufficio Tributi: ');
    expect(body).toContain('Categoria: TARI e rifiuti');
    expect(written('task', 'it', { ...decided, office: 'urp' }).subject).toContain('per urp: ');
  });

  it('a decided office wins over the proposed one', () => {
    const decided = { ...classified, office: 'polizia-locale' };
    expect(written('received', 'it', decided).body).toContain('Se ne occupa: polizia-locale');
  });

  it('winter and summer hours are those of Rome', () => {
    const summer = { reference: 'R', submittedAt: '2026-07-01T22:30:00Z' };
    expect(written('received', 'it', summer).body).toContain('02/07/2026 alle 00:30');
  });

  describe('of an appointment', () => {
    const appointment = {
      agenda: 'anagrafe',
      office: 'Anagrafe',
      place: 'Piazza 1',
      bring: ['La carta', 'Una foto'],
      start: '2026-11-26T08:20:00.000Z',
      end: '2026-11-26T08:40:00.000Z',
      date: '2026-11-26',
      time: '09:20',
      status: 'booked',
      changes: 1,
      changedAt: '2026-11-24T09:35:00.000Z',
      movedFrom: '2026-11-25T08:00:00.000Z',
      manageUrl: 'https://n8n.example/webhook/modulo?appuntamento=abc',
    };
    const about = (template: string, language: 'it' | 'en', own: object = {}) => {
      const item = { ...ticket, appointment: { ...appointment, ...own } };
      const text = chooseText({ template, language, own: noText }, item, 'it');
      return compose({ item, ...text, sender, data: {} }).message;
    };

    it('say all of it from the ticket alone, and bring it for the calendar', () => {
      const { subject, body, attachments } = about('appointment-confirmed', 'it');
      expect(subject).toContain('giovedì 26 novembre 2026, ore 09:20');
      for (const words of [
        'Dove: Piazza 1',
        'Ufficio: Anagrafe',
        '- La carta\n- Una foto',
        appointment.manageUrl,
      ])
        expect(body).toContain(words);
      expect(attachments).toEqual([
        expect.objectContaining({
          fileName: 'appuntamento.ics',
          content: expect.stringMatching(/DTSTAMP:20261124T093500Z[^]*SEQUENCE:1/),
        }),
      ]);
      const moved = about('appointment-moved', 'en').body;
      expect(moved).toContain('New date: Thursday 26 November 2026 at 09:20');
      expect(moved).toContain('Before: Wednesday 25 November 2026 at 09:00');
      const cancelled = about('appointment-cancelled', 'it', { status: 'cancelled' });
      expect(cancelled.attachments?.[0]?.content).toContain('STATUS:CANCELLED');
    });

    it.each(['https://evil.example/', 'javascript:alert(1)?appuntamento=x', 'qui'])(
      'bear no link but one like the register’s: %s',
      (manageUrl) => {
        const { body } = about('appointment-confirmed', 'it', { manageUrl });
        expect(body).not.toContain('spostare o annullare');
        expect(body).toContain('Dove: Piazza 1');
      },
    );

    it('come without a file where the item has no appointment, whoever asks for it', () => {
      const { message } = compose({
        item: ticket,
        ...chooseText(
          { template: 'appointment-confirmed', language: 'it', own: noText },
          ticket,
          'it',
        ),
        sender,
        data,
      });
      expect(message.attachments).toBeUndefined();
    });
  });

  it('reports only the officer’s own unused data', () => {
    const own = { subject: 's', body: '((a))' };
    const chosen = chooseText({ template: 'own', language: 'it', own }, classified, 'it');
    const composed = compose({ item: classified, ...chosen, sender, data: { a: 1, b: 2 } });
    expect(composed.unusedData).toEqual(['b']);
    expect(composed.template).toEqual({
      id: 'own',
      version: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
  });

  it.each([
    ['received', 'ticket', 'en', 'it', 'en'],
    ['received', 'ticket', 'de', 'en', 'it'],
    ['received', 'it', 'en', 'en', 'it'],
    ['task', 'ticket', 'en', 'it', 'it'],
    ['task', 'en', 'it', 'it', 'en'],
    ['own', 'ticket', 'en', 'it', 'en'],
  ] as const)(
    '%s in language %s, for a ticket in %s and an officer in %s, is in %s',
    (template, language, ticketIn, officer, expected) => {
      const chosen = chooseText(
        { template, language, own: noText },
        { language: ticketIn },
        officer,
      );
      expect(chosen.language).toBe(expected);
    },
  );

  it('refuses a text that is not there', () => {
    const choice = { template: 'tutto-bene', language: 'it', own: noText };
    expect(caught(() => chooseText(choice, {}, 'it')).code).toBe('template.unknown');
  });
});

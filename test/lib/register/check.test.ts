import fc from 'fast-check';
import type { UrpError } from '../../../lib/error';
import { check } from '../../../lib/register/check';
import type { NewTicket } from '../../../lib/register/register';
import { request } from './requests';

const file = { fileName: 'a.png', mediaType: 'image/png', content: Buffer.from('x') };

test.each<[string, object, string, string]>([
  ['no subject', { subject: '' }, 'subject: è vuoto', 'subject: is empty'],
  ['a subject of white space', { subject: ' \n\t ' }, 'subject: è vuoto', 'subject: is empty'],
  ['an endless subject', { subject: 'a'.repeat(501) }, 'più di 500', 'more than 500 characters'],
  ['an endless text', { text: 'a'.repeat(100_001) }, 'text: più di', 'text: more than'],
  ['a text that is none', { text: { toString: 'x' } }, 'serve un testo', 'must be a text'],
  ['no key', { submissionKey: undefined }, 'submissionKey: manca', 'submissionKey: missing'],
  [
    'an unknown channel',
    { channel: 'fax' },
    'channel: non è tra: form',
    'channel: is none of: form',
  ],
  ['an unknown language', { language: 'es' }, 'language: non è tra', 'language: is none of'],
  ['an unknown priority', { priority: 'massima' }, 'priority: non è tra', 'priority: is none of'],
  ['a day that is none', { dueAt: '2026-02-30' }, 'dueAt: non è un giorno', 'dueAt: is not a day'],
  ['an instant without offset', { submittedAt: '2026-10-05T08:30' }, 'non è un istante', 'instant'],
  ['an offset of no clock', { submittedAt: '2026-10-05T08:30:00+24:00' }, 'istante', 'instant'],
  ['half a form version', { formVersion: 1.5 }, 'un numero intero', 'a whole number'],
  [
    'more of the citizen',
    { citizen: { address: 'Via Verdi' } },
    'address',
    'no place for: address',
  ],
  ['fields that are a list', { fields: ['a'] }, 'fields: serve un oggetto', 'must be an object'],
  ['fields without end', { fields: { a: 'a'.repeat(500_000) } }, 'troppo grande', 'too large'],
  ['fields without bottom', { fields: nested(25) }, 'troppi livelli', 'nested too deep'],
  [
    'a file without type',
    { attachments: [{ ...file, mediaType: 'png' }] },
    'attachments.0.mediaType: non è un tipo',
    'media type',
  ],
  [
    'a huge file',
    { attachments: [{ ...file, content: Buffer.alloc(26_214_401) }] },
    'troppo grande',
    'too large',
  ],
  ['too many files', { attachments: Array(21).fill(file) }, 'al massimo 20', 'at most 20'],
])('%s is refused, by name', (_what, own, italian, english) => {
  const refused = refusalOf({ ...request(), ...own } as NewTicket);
  expect(refused.code).toBe('ticket.invalid');
  expect(refused.what('it')).toContain(italian);
  expect(refused.what('en')).toContain(english);
});

test('everything that is wrong is named at once, and no value is repeated', () => {
  const wrong = {
    ...request(),
    subject: '',
    channel: 'RSSMRA85T10A562S',
    dueAt: 'RSSMRA85T10A562S',
  };
  const refused = refusalOf(wrong as unknown as NewTicket);
  for (const name of ['subject', 'channel', 'dueAt']) expect(refused.what('it')).toContain(name);
  expect(refused.message).not.toContain('RSSMRA');
});

test('a key named __proto__ changes nothing and goes nowhere', () => {
  const hostile = JSON.parse(
    '{"fields":{"a":1,"__proto__":{"admin":true},"b":{"__proto__":{"admin":true},"c":2}},"__proto__":{"office":"x"}}',
  ) as Partial<NewTicket>;
  const checked = check.newTicket(Object.assign(request(), { fields: hostile.fields }));
  expect(JSON.stringify(checked.fields)).toBe('{"a":1,"b":{"c":2}}');
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
  expect((checked.fields as { admin?: boolean }).admin).toBeUndefined();
});

test('a citizen named __proto__ is refused, not merged', () => {
  const citizen = JSON.parse('{"__proto__":{"email":"x@example.it"}}') as NewTicket['citizen'];
  expect(refusalOf(request({ citizen })).code).toBe('ticket.invalid');
});

test('what a citizen left empty is left out', () => {
  const citizen = {
    givenName: ' Ada ',
    familyName: '',
    email: null,
  } as unknown as NewTicket['citizen'];
  expect(check.newTicket(request({ citizen })).citizen).toEqual({ givenName: 'Ada' });
});

test('an instant is kept in UTC', () => {
  const checked = check.newTicket(request({ submittedAt: '2026-10-05T10:30:00+02:00' }));
  expect(checked.submittedAt).toBe('2026-10-05T08:30:00.000Z');
});

test('a subject stays on one line', () => {
  const checked = check.newTicket(request({ subject: 'Lampione\r\nBcc: tutti@example.it\u0007' }));
  expect(checked.subject).toBe('Lampione Bcc: tutti@example.it');
});

test('whatever comes is either refused as invalid or storable', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.jsonValue(), (text, json) => {
      const sent = { ...request(), text, subject: text, fields: { json } } as NewTicket;
      try {
        const checked = check.newTicket(sent);
        const stored = JSON.stringify([checked.text, checked.subject, checked.fields]);
        expect(checked.text).not.toContain('\0');
        expect(stored.isWellFormed()).toBe(true);
        expect(JSON.parse(stored)).toEqual([checked.text, checked.subject, checked.fields]);
      } catch (error) {
        expect(error).toMatchObject({ code: 'ticket.invalid' });
      }
    }),
  );
});

function refusalOf(sent: NewTicket): UrpError {
  try {
    check.newTicket(sent);
  } catch (error) {
    return error as UrpError;
  }
  throw new Error('not refused');
}

function nested(levels: number): object {
  return levels === 0 ? {} : { a: nested(levels - 1) };
}

import fc from 'fast-check';
import { checkAnswers } from '../../../lib/intake/checking';
import { noAnswer } from '../../../lib/intake/field';
import { fieldSchema, typeOf } from '../../../lib/intake/fieldTypes';
import { defineForm } from '../../../lib/intake/form';
import { openDesk } from '../../../lib/intake/desk';
import { upload, type Upload } from '../../../lib/intake/upload';
import { wordsIn } from '../../../lib/intake/words';
import type { JsonValue } from '../../../lib/json';
import type { CitizenLanguage } from '../../../lib/language';
import { deskSettings } from './formServer';

type Definition = Record<string, unknown> & { type: string };
const sì = { it: 'Sì' };
const options = [
  { value: 'nord', label: { it: 'Nord' } },
  { value: 'sud', label: { it: 'Sud' } },
];

/** Open on Thursdays from 9 to 10. */
const agenda = { code: 'anagrafe', office: 'Anagrafe', hours: { thursday: '9-10' } };
const appointment = { type: 'appointment', agendas: [agenda] };
const slot = {
  agenda: 'anagrafe',
  start: '2026-11-26T08:20:00.000Z',
  end: '2026-11-26T08:40:00.000Z',
};
const reading = { type: 'meter-reading', meter: 'matricola' };
/** What other fields lean on. */
const linked = [{ type: 'short-text', name: 'matricola', label: sì } as const];

/** What becomes of an answer to one field. */
function check(definition: Definition, texts: string[], files: Upload[] = []) {
  const field = fieldSchema.parse({ name: 'campo', label: { it: 'Campo' }, ...definition });
  const notice = { type: 'privacy-notice', name: 'informativa', label: sì } as const;
  const form = defineForm({
    id: 'prova',
    version: 1,
    title: sì,
    introduction: sì,
    office: { code: 'urp', name: sì },
    steps: [
      { id: 'informativa', title: sì, fields: [notice] },
      { id: 'passo', title: sì, sections: [{ fields: [...linked, field] }] },
    ],
  });
  const now = new Date('2026-11-24T23:30:00Z');
  const { values, problems } = checkAnswers(form, new Map([['campo', { texts, files }]]), now);
  return { value: values.get('campo'), problem: problems.get('campo')?.code };
}

const good: [Definition, string[], JsonValue | undefined][] = [
  [{ type: 'short-text' }, [' Lampione\r\nspento '], 'Lampione spento'],
  [{ type: 'short-text', longest: 5 }, ['👨‍👩‍👧'.repeat(5)], '👨‍👩‍👧'.repeat(5)],
  [{ type: 'short-text' }, ['{{7*7}}'], '{{7*7}}'],
  [{ type: 'short-text' }, ['uguale', 'uguale'], 'uguale'],
  [{ type: 'short-text' }, [' '], undefined],
  [{ type: 'long-text', longest: 3 }, ['a\r\nb'], 'a\nb'],
  [{ type: 'place' }, ['Via Roma 12'], 'Via Roma 12'],
  [{ type: 'email' }, [' maria.rossi@comune.example.it '], 'maria.rossi@comune.example.it'],
  [{ type: 'email' }, ["o'neil+urp@example.it"], "o'neil+urp@example.it"],
  [{ type: 'email' }, ['maria@xn--caff-8oa.example'], 'maria@xn--caff-8oa.example'],
  [{ type: 'phone' }, ['333 1234567'], '+393331234567'],
  [{ type: 'phone' }, ['055 2345678'], '+390552345678'],
  [{ type: 'phone' }, ['+41 44 668 18 00'], '+41446681800'],
  [{ type: 'fiscal-code' }, ['rssmra85t10a562s'], 'RSSMRA85T10A562S'],
  [{ type: 'fiscal-code' }, ['RSSMRA85T10A56NH'], 'RSSMRA85T10A56NH'],
  [{ type: 'fiscal-code' }, ['RSSMRA85T10A5SNT'], 'RSSMRA85T10A5SNT'],
  [{ type: 'fiscal-code' }, ['RSSMRAURTMLARSNL'], 'RSSMRAURTMLARSNL'],
  [{ type: 'vat-number' }, ['12345678903'], '12345678903'],
  [{ type: 'vat-number' }, ['IT 00907501001'], '00907501001'],
  [{ type: 'vat-number' }, [''], undefined],
  [{ type: 'iban' }, ['IT60X0542811101000000123456'], 'IT60X0542811101000000123456'],
  [{ type: 'iban' }, ['it60 x054 2811 1010 0000 0123 456'], 'IT60X0542811101000000123456'],
  [{ type: 'iban' }, ['DE89 3704 0044 0532 0130 00'], 'DE89370400440532013000'],
  [{ type: 'postcode' }, [' 50122 '], '50122'],
  [{ type: 'postcode' }, ['00184'], '00184'],
  [{ type: 'province' }, ['FI'], 'FI'],
  [{ type: 'province' }, ['firenze'], 'FI'],
  [{ type: 'province' }, ["L'Aquila"], 'AQ'],
  [{ type: 'municipality' }, ["Sant'Agata de' Goti"], "Sant'Agata de' Goti"],
  [{ type: 'municipality' }, ['Bolzano/Bozen'], 'Bolzano/Bozen'],
  [{ type: 'municipality' }, ['Saint-Étienne'], 'Saint-Étienne'],
  [{ type: 'date' }, ['24/06/2026'], '2026-06-24'],
  [{ type: 'date' }, ['4-6-2026'], '2026-06-04'],
  [{ type: 'date' }, ['24 . 06 . 2026'], '2026-06-24'],
  [{ type: 'date' }, ['2026-06-24'], '2026-06-24'],
  [{ type: 'date' }, ['29/02/2024'], '2024-02-29'],
  [{ type: 'date', latest: 'today' }, ['25/11/2026'], '2026-11-25'],
  [{ type: 'date', earliest: '2026-01-01' }, ['01/01/2026'], '2026-01-01'],
  [{ type: 'time' }, ['9:30'], '09:30'],
  [{ type: 'time' }, ['09.30'], '09:30'],
  [{ type: 'time' }, ['9'], '09:00'],
  [{ type: 'time', earliest: '09:00', latest: '13:00' }, ['13:00'], '13:00'],
  [{ type: 'number' }, [' 1250 '], 1250],
  [{ type: 'number' }, ['1 250'], 1250],
  [{ type: 'number' }, ['-3'], -3],
  [{ type: 'number' }, ['-0'], 0],
  [{ type: 'number' }, ['007'], 7],
  [{ type: 'number', decimals: 2 }, ['12,5'], 12.5],
  [{ type: 'number', decimals: 2 }, ['12.50'], 12.5],
  [{ type: 'number', decimals: 3 }, ['1,234'], 1.234],
  [{ type: 'number', decimals: 2 }, ['12.500,50'], 12500.5],
  [{ type: 'number', decimals: 2 }, ['1,012,500.50'], 1012500.5],
  [{ type: 'number', least: 0, most: 5 }, ['0'], 0],
  [{ type: 'hidden', value: 'scheda-12' }, [], 'scheda-12'],
  [{ type: 'hidden', value: 'scheda-12' }, ['forged'], 'scheda-12'],
  [{ type: 'choice', options }, ['sud'], 'sud'],
  [{ type: 'choice', options }, [''], undefined],
  [{ type: 'choices', options }, ['sud', 'nord', 'sud'], ['nord', 'sud']],
  [{ type: 'choices', options }, [], undefined],
  [appointment, ['anagrafe/2026-11-26T08:20Z'], slot],
  [appointment, ['anagrafe/2026-11-26T09:20+01:00'], slot],
  [appointment, ['anagrafe', '2026-11-26', 'anagrafe/2026-11-26T08:20:00.000Z'], slot],
  [appointment, ['anagrafe/2026-11-26T08:20Z', 'anagrafe/2026-11-26T08:20:00Z'], slot],
  [appointment, ['anagrafe', '2026-11-26'], undefined],
  [reading, ['01250'], 1250],
  [reading, [' 1 250 '], 1250],
  [reading, ['0'], 0],
  [reading, [''], undefined],
  [{ type: 'yes-no' }, ['si'], true],
  [{ type: 'yes-no' }, ['no'], false],
  [{ type: 'acknowledgement' }, ['si'], true],
  [{ type: 'text-block', text: sì }, ['ignored'], undefined],
  [{ type: 'privacy-notice' }, ['ignored'], undefined],
];

test.each(good)('%j takes %j', (definition, texts, value) => {
  expect(check(definition, texts)).toEqual({ value, problem: undefined });
});

const bad: [Definition, string[], string][] = [
  [{ type: 'short-text', required: true }, [], 'missing'],
  [{ type: 'short-text', required: true }, ['\u200b'], 'missing'],
  [{ type: 'short-text', longest: 5 }, ['123456'], 'too-long'],
  [{ type: 'short-text' }, ['uno', 'due'], 'repeated'],
  [{ type: 'long-text', longest: 200 }, ['a'.repeat(201)], 'too-long'],
  [{ type: 'place' }, ['a'.repeat(201)], 'too-long'],
  [{ type: 'email' }, ['maria'], 'not-an-email'],
  [{ type: 'email' }, ['maria@localhost'], 'not-an-email'],
  [{ type: 'email' }, ['a..b@example.it'], 'not-an-email'],
  [{ type: 'email' }, ['maria@example.it, tutti@example.it'], 'not-an-email'],
  [{ type: 'email' }, ['Maria <maria@example.it>'], 'not-an-email'],
  [{ type: 'email' }, ['maria@example.it\r\nBcc: altri@example.it'], 'not-an-email'],
  [{ type: 'email' }, [`${'a'.repeat(65)}@example.it`], 'not-an-email'],
  [{ type: 'phone' }, ['12345'], 'not-a-phone'],
  [{ type: 'phone' }, ['333 12345678901'], 'not-a-phone'],
  [{ type: 'fiscal-code' }, ['SPNDNL80R13C555X'], 'not-a-fiscal-code'],
  [{ type: 'fiscal-code' }, ['RSSMRA85T10A562T'], 'not-a-fiscal-code'],
  [{ type: 'fiscal-code' }, ['GLABNC72H25H501Y'], 'not-a-fiscal-code'],
  [{ type: 'vat-number' }, ['12345678901'], 'not-a-vat-number'],
  [{ type: 'vat-number' }, ['00000000000'], 'not-a-vat-number'],
  [{ type: 'vat-number' }, ['RSSMRA85T10A562S'], 'not-a-vat-number'],
  [{ type: 'vat-number', required: true }, [' '], 'missing'],
  [{ type: 'iban' }, ['IT60X0542811101000000123457'], 'not-an-iban'],
  [{ type: 'iban' }, ['IT60A0542811101000000123456'], 'not-an-iban'],
  [{ type: 'iban' }, ['IT60'], 'not-an-iban'],
  [{ type: 'iban' }, ['I'.repeat(61)], 'too-long'],
  [{ type: 'postcode' }, ['5012'], 'not-a-postcode'],
  [{ type: 'postcode' }, ['00000'], 'not-a-postcode'],
  [{ type: 'postcode' }, ['CH-6900'], 'not-a-postcode'],
  [{ type: 'province' }, ['XX'], 'not-a-choice'],
  [{ type: 'province' }, ['__proto__'], 'not-a-choice'],
  [{ type: 'municipality' }, ['50122'], 'not-a-municipality'],
  [{ type: 'municipality' }, ['=cmd|calc'], 'not-a-municipality'],
  [{ type: 'municipality' }, ['<b>Firenze</b>'], 'not-a-municipality'],
  [{ type: 'date' }, ['31/02/2026'], 'not-a-date'],
  [{ type: 'date' }, ['29/02/2026'], 'not-a-date'],
  [{ type: 'date' }, ['06/24/2026'], 'not-a-date'],
  [{ type: 'date' }, ['24/06/26'], 'not-a-date'],
  [{ type: 'date' }, ['24 giugno'], 'not-a-date'],
  [{ type: 'date' }, ['0000-01-01'], 'not-a-date'],
  [{ type: 'date', latest: 'today' }, ['26/11/2026'], 'too-late'],
  [{ type: 'date', earliest: 'today' }, ['24/11/2026'], 'too-early'],
  [{ type: 'date', earliest: '2026-01-01' }, ['31/12/2025'], 'too-early'],
  [{ type: 'time' }, ['24:00'], 'not-a-time'],
  [{ type: 'time' }, ['9:60'], 'not-a-time'],
  [{ type: 'time' }, ['alle nove'], 'not-a-time'],
  [{ type: 'time', earliest: '09:00' }, ['8:59'], 'too-early'],
  [{ type: 'time', latest: '13:00' }, ['13:01'], 'too-late'],
  [{ type: 'number' }, ['1.234'], 'not-a-number'],
  [{ type: 'number', decimals: 3 }, ['1.234'], 'not-a-number'],
  [{ type: 'number' }, ['12,5'], 'not-a-number'],
  [{ type: 'number', decimals: 2 }, ['12.500'], 'not-a-number'],
  [{ type: 'number', decimals: 2 }, ['1.23,56'], 'not-a-number'],
  [{ type: 'number', decimals: 2 }, ['1.234,567'], 'not-a-number'],
  [{ type: 'number', decimals: 1 }, ['1,25'], 'not-a-number'],
  [{ type: 'number' }, ['1e9'], 'not-a-number'],
  [{ type: 'number' }, ['0x10'], 'not-a-number'],
  [{ type: 'number' }, ['Infinity'], 'not-a-number'],
  [{ type: 'number' }, ['9'.repeat(13)], 'not-a-number'],
  [{ type: 'number', least: 1 }, ['0'], 'too-small'],
  [{ type: 'number', most: 10 }, ['11'], 'too-large'],
  [{ type: 'number', required: true }, [''], 'missing'],
  [{ type: 'choice', options }, ['est'], 'not-a-choice'],
  [{ type: 'choice', options }, ['__proto__'], 'not-a-choice'],
  [{ type: 'choice', options }, ['nord', 'sud'], 'repeated'],
  [{ type: 'choice', options, required: true }, [''], 'missing'],
  [{ type: 'choices', options }, ['nord', 'est'], 'not-a-choice'],
  [{ type: 'choices', options, required: true }, [], 'missing'],
  [appointment, ['anagrafe/2026-11-26T08:25Z'], 'not-a-slot'],
  [appointment, ['anagrafe/2026-11-26T09:00Z'], 'not-a-slot'],
  [appointment, ['anagrafe/2026-11-25T08:20Z'], 'not-a-slot'],
  [appointment, ['anagrafe/2026-11-19T08:20Z'], 'not-a-slot'],
  [appointment, ['anagrafe/2029-11-29T08:20Z'], 'not-a-slot'],
  [appointment, ['anagrafe/2026-11-26T08:20'], 'not-a-slot'],
  [appointment, ['anagrafe/2026-13-26T08:20Z'], 'not-a-slot'],
  [appointment, ['tributi/2026-11-26T08:20Z'], 'not-a-slot'],
  [appointment, ['../anagrafe/2026-11-26T08:20Z'], 'not-a-slot'],
  [appointment, ['anagrafe/2026-11-26T08:20Z', 'anagrafe/2026-11-26T08:40Z'], 'repeated'],
  [appointment, ['2026-12-03', 'anagrafe/2026-11-26T08:20Z'], 'time-to-choose'],
  [appointment, ['tributi', 'anagrafe/2026-11-26T08:20Z'], 'time-to-choose'],
  [{ ...appointment, required: true }, ['anagrafe', '2026-11-26'], 'missing'],
  [reading, ['-1'], 'too-small'],
  [reading, ['1250,5'], 'not-a-number'],
  [reading, ['1.250'], 'not-a-number'],
  [reading, ['9999999999'], 'too-large'],
  [{ ...reading, required: true }, [' '], 'missing'],
  [{ type: 'yes-no' }, ['constructor'], 'not-a-choice'],
  [{ type: 'acknowledgement' }, ['no'], 'not-accepted'],
  [{ type: 'acknowledgement', required: true }, [], 'missing'],
];

test.each(bad)('%j refuses %j as %s', (definition, texts, problem) => {
  expect(check(definition, texts)).toEqual({ value: undefined, problem });
});

const money = { type: 'number', decimals: 2, unit: { it: 'euro', en: 'euros' } };

test.each<[Definition, number, CitizenLanguage, string]>([
  [money, 12500.5, 'it', '12.500,50 euro'],
  [money, 1234, 'it', '1.234,00 euro'],
  [money, 12500.5, 'en', '12,500.50 euros'],
  [money, 12500.5, 'de', '12.500,50 euro'],
  [money, 12500.5, 'fr', '12\u202f500,50 euro'],
  [money, 12500.5, 'sl', '12.500,50 euro'],
  [{ ...money, unit: { it: '€' }, decimals: 0 }, 12500, 'it', '12.500 €'],
  [{ ...money, unit: { it: 'm²' } }, 12500.5, 'it', '12500,5 m²'],
  [{ type: 'number' }, 2026, 'it', '2026'],
  [{ ...reading, unit: { it: 'm³' } }, 12345, 'it', '12345 m³'],
])('%j reads back %d in %s as %s', (definition, value, language, shown) => {
  const field = fieldSchema.parse({ name: 'campo', label: sì, ...definition });
  const view = {
    field,
    language,
    answer: noAnswer,
    problem: undefined,
    words: wordsIn(language),
    desk: openDesk(deskSettings),
    page: '',
    values: new Map(),
    openSlots: new Map(),
  };
  expect(typeOf(field).show(value, view)).toBe(shown);
});

/** One definition of each type that is written or chosen. */
const examples: Record<string, Definition> = Object.fromEntries(
  good.map(([definition]) => [definition.type, definition]),
);
const isWritten = (type: string) => type !== 'file';

const png = Buffer.from('\x89PNG\r\n\x1A\nrest', 'latin1');
const files: Definition = { type: 'file', accepted: ['image/png'], most: 2, megabytes: 0.001 };

test.each<[string, string[], Upload[], object]>([
  [
    'two pictures',
    [],
    [upload('a.png', 12, png), upload('b.png', 12, png)],
    { value: ['a.png', 'b.png'] },
  ],
  ['none', [], [], {}],
  [
    'three',
    [],
    ['a', 'b', 'c'].map((name) => upload(name, 12, png)),
    { problem: 'too-many-files' },
  ],
  ['a large one', [], [upload('a.png', 2000, png)], { problem: 'file-too-large' }],
  ['one too large to be read', [], [upload('a.png', 2e8, null)], { problem: 'file-too-large' }],
  [
    'a program in disguise',
    [],
    [upload('a.png', 2, Buffer.from('MZ'))],
    { problem: 'file-not-readable' },
  ],
  [
    'another kind',
    [],
    [upload('a.png', 6, Buffer.from('%PDF-1'))],
    { problem: 'file-not-readable' },
  ],
  ['one that the register no longer has', ['gone'], [], { problem: 'file-gone' }],
])('of files, %s', (_, texts, uploads, outcome) => {
  expect(check(files, texts, uploads)).toEqual({
    value: undefined,
    problem: undefined,
    ...outcome,
  });
});

describe('for every type', () => {
  const types = Object.keys(examples).sort();

  test('there are good values here, and bad ones where any can be bad', () => {
    const without = ['hidden', 'privacy-notice', 'text-block'];
    const all = fieldSchema.options
      .map(({ shape }) => shape.type.value)
      .filter(isWritten)
      .sort();
    expect(types).toEqual(all);
    const refused = new Set(bad.map(([{ type }]) => type));
    expect(all.filter((type) => !refused.has(type) && !without.includes(type))).toEqual([]);
  });

  test.each(types)('%s: whatever is posted is a value or a problem', (type) => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('24/06/2026', '1,5', 'FI'),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3 }), (texts) => {
        const { value, problem } = check(examples[type] as Definition, texts);
        expect(value === undefined || problem === undefined).toBe(true);
      }),
    );
  });

  test.each(types)('%s: a value posted again as it was recorded is the same value', (type) => {
    const values = good.filter(([each]) => each.type === type);
    for (const [definition, , value] of values) {
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      const again = String(value).replace('.', definition.type === 'number' ? ',' : '.');
      expect(check(definition, [again]).value).toBe(value);
    }
  });
});

test('every day of the calendar is read as it is written', () => {
  const days = fc.date({
    min: new Date('1900-01-01'),
    max: new Date('2100-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, (day) => {
      const iso = day.toISOString().slice(0, 10);
      const written = iso.split('-').reverse().join('/');
      expect(check({ type: 'date' }, [written])).toEqual({ value: iso, problem: undefined });
    }),
  );
});

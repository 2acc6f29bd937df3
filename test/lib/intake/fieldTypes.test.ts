import { checkAnswers } from '../../../lib/intake/checking';
import { fieldSchema } from '../../../lib/intake/fieldTypes';
import { defineForm } from '../../../lib/intake/form';
import { upload, type Upload } from '../../../lib/intake/upload';
import type { JsonValue } from '../../../lib/json';

type Definition = Record<string, unknown> & { type: string };
const sì = { it: 'Sì' };
const options = [
  { value: 'nord', label: { it: 'Nord' } },
  { value: 'sud', label: { it: 'Sud' } },
];

/** What becomes of an answer to one field. */
function check(definition: Definition, texts: string[], files: Upload[] = []) {
  const field = fieldSchema.parse({ name: 'campo', label: { it: 'Campo' }, ...definition });
  const form = defineForm({
    id: 'prova',
    version: 1,
    title: sì,
    introduction: sì,
    office: { code: 'urp', name: sì },
    steps: [{ id: 'passo', title: sì, sections: [{ fields: [field] }] }],
  });
  const { values, problems } = checkAnswers(form, new Map([['campo', { texts, files }]]));
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
  [{ type: 'fiscal-code' }, ['RSSMRAURTMLARSNL'], 'RSSMRAURTMLARSNL'],
  [{ type: 'choice', options }, ['sud'], 'sud'],
  [{ type: 'choice', options }, [''], undefined],
  [{ type: 'choices', options }, ['sud', 'nord', 'sud'], ['nord', 'sud']],
  [{ type: 'choices', options }, [], undefined],
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
  [{ type: 'choice', options }, ['est'], 'not-a-choice'],
  [{ type: 'choice', options }, ['__proto__'], 'not-a-choice'],
  [{ type: 'choice', options }, ['nord', 'sud'], 'repeated'],
  [{ type: 'choice', options, required: true }, [''], 'missing'],
  [{ type: 'choices', options }, ['nord', 'est'], 'not-a-choice'],
  [{ type: 'choices', options, required: true }, [], 'missing'],
  [{ type: 'yes-no' }, ['constructor'], 'not-a-choice'],
  [{ type: 'acknowledgement' }, ['no'], 'not-accepted'],
  [{ type: 'acknowledgement', required: true }, [], 'missing'],
];

test.each(bad)('%j refuses %j as %s', (definition, texts, problem) => {
  expect(check(definition, texts)).toEqual({ value: undefined, problem });
});

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

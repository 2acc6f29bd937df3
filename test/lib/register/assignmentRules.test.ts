import { firstRule, readPeople, readRules } from '../../../lib/register/assignmentRules';
import type { Ticket } from '../../../lib/register/ticket';

const ticket = {
  reference: 'URP-7K3-MD4-9AR',
  subject: 'Lampioni spenti',
  text: 'È buio in via S. Maria Nuova, davanti alla scuola.',
  formId: 'segnalazione-disservizio',
  category: 'illuminazione-pubblica',
  priority: 'high',
  fields: { luogo: { via: 'Largo Città di Castello', numero: 12 }, tag: ['Borgo Nord'] },
} as unknown as Ticket;
const office = 'tecnico';
const holds = (rule: object) => firstRule(ticket, readRules([{ office, ...rule }])) !== undefined;

test.each<[string, object, boolean]>([
  ['nothing', {}, true],
  ['its category', { categories: 'strade, illuminazione-pubblica' }, true],
  ['other categories', { categories: 'strade' }, false],
  ['its priority', { priorities: 'high;urgent' }, true],
  ['another priority', { priorities: 'low' }, false],
  ['its form', { forms: 'segnalazione-disservizio' }, true],
  ['another form', { forms: 'iscrizione-mensa' }, false],
  ['a word in another number', { words: 'tombino\nlampione' }, true],
  ['a phrase', { words: 'lampione spento' }, true],
  ['a phrase in another order', { words: 'spento lampione' }, false],
  ['part of a word', { words: 'lamp' }, false],
  ['a street in the text', { zones: 'via S. Maria Nuova' }, true],
  ['a street in an answer, without its accent', { zones: 'largo citta di castello' }, true],
  ['a quarter in a list of answers', { zones: 'Borgo Sud, borgo nord' }, true],
  ['a street that only begins so', { zones: 'Maria Nuovamente' }, false],
  ['the beginning of a street’s word', { zones: 'via S. Mar' }, false],
  ['two conditions that hold', { categories: 'illuminazione-pubblica', words: 'buio' }, true],
  ['two of which one does not', { categories: 'illuminazione-pubblica', words: 'acqua' }, false],
])('a rule that asks for %s', (_what, rule, expected) => {
  expect(holds(rule)).toBe(expected);
});

test('a street in an answer counts behind whatever text', () => {
  const long = { ...ticket, text: 'Buio. '.repeat(10_000) };
  const rules = readRules([{ office, zones: 'Borgo Nord' }]);
  expect(firstRule(long, rules)).toMatchObject({ rule: 1 });
});

test('the first rule that holds decides, by its number and name', () => {
  const rules = readRules([
    { office: 'acqua', words: 'acqua' },
    { name: 'Nord', office, zones: 'Borgo Nord', people: 'Ada, Ugo' },
    { office: 'urp' },
  ]);
  expect(firstRule(ticket, rules)).toEqual({
    rule: 2,
    name: 'Nord',
    office,
    people: ['Ada', 'Ugo'],
  });
  expect(firstRule(ticket, rules.slice(0, 1))).toBeUndefined();
});

test.each([{ office: '' }, { office, priorities: 'alta' }, { people: 'Ada' }])(
  'a rule such as %j is refused by its number',
  (rule) => {
    const attempt = () => readRules([{ office }, rule]);
    expect(attempt).toThrow(expect.objectContaining({ code: 'assignment.rule-malformed' }));
    expect(attempt).toThrow(/Rule 2/);
  },
);

test('people are named by commas or lines, each once', () => {
  expect(readPeople('Ada Rossi, Ugo\nAda Rossi;')).toEqual(['Ada Rossi', 'Ugo']);
});

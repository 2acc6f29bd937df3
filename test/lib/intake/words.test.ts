import type { Problem } from '../../../lib/intake/problem';
import { wordsIn, type ProblemSentences } from '../../../lib/intake/words';
import { citizenLanguages } from '../../../lib/language';

const problems: { [Code in Problem['code']]: Extract<Problem, { code: Code }> } = {
  missing: { code: 'missing' },
  'not-accepted': { code: 'not-accepted' },
  repeated: { code: 'repeated' },
  'too-long': { code: 'too-long', length: 201, longest: 200 },
  'not-an-email': { code: 'not-an-email' },
  'not-a-phone': { code: 'not-a-phone' },
  'not-a-fiscal-code': { code: 'not-a-fiscal-code' },
  'not-a-vat-number': { code: 'not-a-vat-number' },
  'not-an-iban': { code: 'not-an-iban' },
  'not-a-postcode': { code: 'not-a-postcode' },
  'not-a-municipality': { code: 'not-a-municipality' },
  'not-a-date': { code: 'not-a-date' },
  'not-a-time': { code: 'not-a-time' },
  'too-early': { code: 'too-early', earliest: '01/01/2026' },
  'too-late': { code: 'too-late', latest: '31/12/2026' },
  'not-a-number': { code: 'not-a-number', decimals: 2 },
  'too-small': { code: 'too-small', least: 1 },
  'too-large': { code: 'too-large', most: 5 },
  'not-a-choice': { code: 'not-a-choice' },
  'too-many-files': { code: 'too-many-files', most: 3 },
  'file-too-large': { code: 'file-too-large', fileName: 'foto.png', megabytes: 5 },
  'file-not-readable': { code: 'file-not-readable', fileName: 'foto.png', accepted: ['image/png'] },
  'file-infected': { code: 'file-infected', fileName: 'foto.png' },
  'not-a-slot': { code: 'not-a-slot' },
  'slot-taken': { code: 'slot-taken' },
  'time-to-choose': { code: 'time-to-choose' },
  'file-gone': { code: 'file-gone' },
};

describe.each(citizenLanguages)('in %s', (language) => {
  const words = wordsIn(language);

  test.each(Object.values(problems))('$code is a sentence of its own', (problem) => {
    const sentences = words.problems as Record<string, (problem: Problem, label: string) => string>;
    const sentence = sentences[problem.code as keyof ProblemSentences]?.(problem, 'Campo') ?? '';
    expect(sentence).toMatch(/^\S.{10,}\.$/);
    expect(sentence).not.toMatch(/undefined|\[object|NaN/);
    const details = Object.values(problem).filter((each) => typeof each === 'number');
    for (const detail of details) expect(sentence).toContain(String(detail));
  });

  test('every word of the pages is there, and is not the Italian one', () => {
    const italian = flat(wordsIn('it'));
    const own = flat(words);
    expect(Object.keys(own)).toEqual(Object.keys(italian));
    expect(Object.values(own).filter((text) => text.trim() === '')).toEqual([]);
    if (language === 'it') return;
    const copied = Object.keys(own).filter(
      (key) => own[key] === italian[key] && (own[key]?.length ?? 0) > 12,
    );
    expect(copied).toEqual([]);
  });
});

function flat(value: unknown, path = ''): Record<string, string> {
  if (typeof value === 'string') return { [path]: value };
  if (value === null || typeof value !== 'object') return {};
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, inner]) => flat(inner, `${path}.${key}`)),
  ) as Record<string, string>;
}

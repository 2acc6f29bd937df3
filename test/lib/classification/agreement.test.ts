import { agreed, turned, type Answered } from '../../../lib/classification/agreement';
import { parseTaxonomy } from '../../../lib/classification/taxonomy';
import { UrpError } from '../../../lib/error';

const words = { what: 'x', todo: 'y' };
const failed = new UrpError('model.outside-taxonomy', { it: words, en: words });

function answers(...categories: (string | null)[]): [Answered, ...Answered[]] {
  return categories.map((category): Answered => ({
    sorted:
      category === null
        ? { outcome: 'failed', error: failed }
        : { outcome: 'sorted', category, confidence: undefined, model: 'm' },
    usage: { calls: 1, inputTokens: 10, outputTokens: 2 },
  })) as [Answered, ...Answered[]];
}

test.each([
  { votes: ['a', 'a', 'a'], category: 'a', confidence: 4 / 5 },
  { votes: ['a', 'b', 'b'], category: 'b', confidence: 3 / 5 },
  { votes: ['a', 'b', 'c'], category: 'a', confidence: 2 / 5 },
  { votes: ['a', null, 'a'], category: 'a', confidence: 3 / 5 },
  { votes: ['a', null, null], category: 'a', confidence: 2 / 5 },
  { votes: ['a', 'b', 'a', 'b', 'b'], category: 'b', confidence: 4 / 7 },
])('$votes agree on $category', ({ votes, category, confidence }) => {
  const { sorted, usage } = agreed(answers(...votes));
  expect(sorted).toMatchObject({ outcome: 'sorted', category });
  expect(sorted.outcome === 'sorted' && sorted.confidence).toBeCloseTo(confidence);
  expect(usage).toEqual({
    calls: votes.length,
    inputTokens: 10 * votes.length,
    outputTokens: 2 * votes.length,
  });
});

test('each vote reads the same categories, another one first', () => {
  const taxonomy = parseTaxonomy({
    offices: [{ code: 'u', name: 'U' }],
    categories: ['a', 'b', 'c', 'd'].map((code) => ({ code, name: code, office: 'u' })),
  });
  const orders = [0, 1, 2].map((vote) =>
    turned(taxonomy, vote, 3)
      .categories.map(({ code }) => code)
      .join(''),
  );
  expect(orders).toEqual(['abcd', 'bcda', 'cdab']);
});

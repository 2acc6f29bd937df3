import { recognise } from '../../../../lib/summary/problems/known';

const group = (...stems: string[]) => ({
  name: stems.join(' '),
  words: stems,
  terms: Object.fromEntries(stems.map((stem) => [stem, 1])),
});

test('a group that is like a known one keeps its number and name', () => {
  const [before] = recognise([group('lampion', 'spent')], []);
  const [, again] = recognise([group('buc', 'strad'), group('lampion', 'spent')], [before!]);
  expect(again).toEqual(before);
});

test('a new one never takes the number of a known one that has changed since', () => {
  const [before] = recognise([group('lampion', 'spent')], []);
  const changed = { ...before!, terms: group('semafor', 'incroc').terms };
  const [anew] = recognise([group('lampion', 'spent')], [changed]);
  expect(anew!.id).not.toBe(changed.id);
});

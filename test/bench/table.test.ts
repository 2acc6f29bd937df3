import { alternate, median, perSecond, row } from './row';
import { table } from './table';

test.each([
  [[3], 3],
  [[5, 1, 3], 3],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %p', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test('the two sides are measured in turn, and each gives its median', async () => {
  const turns: string[] = [];
  const side = (name: string, values: number[]) => () => {
    turns.push(name);
    return Promise.resolve(values.shift() ?? NaN);
  };
  const result = await alternate(3, side('ours', [9, 1, 5]), side('peer', [2, 4, 3]));
  expect(result).toEqual({ ours: 5, peer: 3 });
  expect(turns).toEqual(['ours', 'peer', 'ours', 'peer', 'ours', 'peer']);
});

test('work is repeated until its time is over', async () => {
  jest.useFakeTimers();
  const rounds: number[] = [];
  const rate = await perSecond(1, (round) => {
    rounds.push(round);
    jest.advanceTimersByTime(250);
    return Promise.resolve(10);
  });
  jest.useRealTimers();
  expect(rounds).toEqual([0, 1, 2, 3]);
  expect(rate).toBe(40);
});

test('the table shows ratios, and a dash where there is no peer', () => {
  const text = table([
    row('form submissions', '/s', { ours: 60, peer: 30, note: 'ten connections' }),
    row('classified texts', '/s', { ours: 1234.5, peer: null, note: 'no peer' }),
  ]);
  expect(text.split('\n')).toEqual([
    'measure            ours  peer  ratio  unit',
    'form submissions     60    30      2  /s',
    'classified texts  1,230     –      –  /s',
    '',
    'form submissions: ten connections',
    'classified texts: no peer',
  ]);
});

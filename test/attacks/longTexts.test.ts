import { setTimeout as pause } from 'node:timers/promises';
import { Redactor } from '../../lib/privacy/redactor';
import * as phone from '../../lib/italian/phone';
import { summarise } from '../../lib/summary/extractive';
import { readMessages } from '../../lib/summary/thread';

/** The real one, counted: the plan of numbers takes a thousand times as long as a pattern. */
jest.mock('../../lib/italian/phone', () => {
  const real = jest.requireActual<typeof phone>('../../lib/italian/phone');
  return { ...real, checkPhone: jest.fn(real.checkPhone) };
});

jest.setTimeout(30_000);

describe('summaries of ten mails of 19,000 characters, made to hold up the process', () => {
  // Work that grew with the square of the length would outlast the test's time limit, which Jest
  // sees to when the process comes round to it again.
  test.each([
    ['tabs before a sign', 'Buongiorno,\n', '\t', '–'],
    ['strokes that open a forwarded mail', '', '-', ' messaggi'],
  ])('are there: %s', async (_name, head, unit, tail) => {
    const text = `${head}${unit.repeat(19_000 / unit.length)}${tail}`;
    const mails = Array.from({ length: 10 }, () => ({ from: 'anna', text }));
    const options = { length: { unit: 'sentences', most: 3 }, language: 'it' } as const;
    for (let time = 0; time < 8; time += 1) {
      expect(summarise(readMessages(mails), options).engine).toBe('extractive');
    }
    await pause(1);
  });
});

test.each(['3 ', '0 ', '3. ', '12 ', '1-'])(
  'a text of nothing but %j seldom asks the plan of numbers',
  (unit) => {
    const checkPhone = jest.mocked(phone.checkPhone).mockClear();
    const text = unit.repeat(50_000 / unit.length);
    expect(new Redactor().redact(text)).toBe(text);
    expect(checkPhone.mock.calls.length).toBeLessThan(3_000);
  },
);

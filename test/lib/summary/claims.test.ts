import { randomNumbers } from '../../../lib/classification/random';
import { unsupportedClaims } from '../../../lib/summary/claims';
import type { Message } from '../../../lib/summary/thread';

const months = 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre'.split(
  ' ',
);
const names =
  'Rossi Bianchi Ferrari Esposito Romano Colombo Ricci Marino Greco Bruno Gallo Conti'.split(' ');
const streets = 'Garibaldi Mazzini Cavour Dante Verdi Manzoni Carducci Leopardi'.split(' ');

interface Case {
  messages: Message[];
  /** Says in other words what the source holds. */
  right: string;
  /** The same with one thing planted that the source does not hold. */
  wrong: string;
}

/** Threads made of parts by chance, each with a faithful summary and one with a false number, day or name. */
function cases(count: number, seed: number): Case[] {
  const random = randomNumbers(seed);
  const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)]!;
  const below = (most: number) => 1 + Math.floor(random() * most);
  return Array.from({ length: count }, (_, at) => {
    const day = below(28);
    const month = Math.floor(random() * months.length);
    const [amount, cents] = [1000 + below(8000), 10 + below(80)];
    const [person, street] = [pick(names), pick(streets)];
    const [house, number] = [below(90), 10_000 + below(80_000)];
    const grouped = amount.toLocaleString('de-DE');
    const written = random() < 0.5 ? `${day}/${month + 1}/2026` : `${day} ${months[month]} 2026`;
    const text =
      `Buongiorno, sono il signor ${person}. Il ${written} ho pagato € ${grouped},${cents} per la pratica ` +
      `n. ${number}, immobile di via ${street} ${house}, e nessuno mi ha risposto.`;
    const sum = (own: { day?: number; amount?: string; person?: string; number?: number }) =>
      `Il signor ${own.person ?? person} ha pagato ${own.amount ?? `${amount},${cents}`} euro il ` +
      `${own.day ?? day} ${months[month]} 2026 per la pratica ${own.number ?? number} in via ${street} ${house}.`;
    const wrongs = [
      sum({ amount: `${amount + 1},${cents}` }),
      sum({ day: (day % 28) + 1 }),
      sum({ person: pick(names.filter((each) => each !== person)) }),
      sum({ number: number + below(9) }),
    ];
    return {
      messages: [{ name: 'text', from: 'citizen', at: '2026-11-02T08:00:00Z', text }],
      right: sum({}),
      wrong: wrongs[at % wrongs.length]!,
    };
  });
}

const made = cases(200, 7);

test('of 200 summaries with a false number, day or name at least 98 in a hundred are caught', () => {
  const caught = made.filter(
    ({ wrong, messages }) => unsupportedClaims(wrong, messages).length > 0,
  );
  expect(caught.length).toBeGreaterThanOrEqual(196);
});

test('of 200 true ones at most 3 in a hundred are flagged', () => {
  const flagged = made.filter(
    ({ right, messages }) => unsupportedClaims(right, messages).length > 0,
  );
  expect(flagged.length).toBeLessThanOrEqual(6);
});

test.each([
  ['La ditta interviene entro il 3 dicembre.', 'entro il 20 novembre 2026', 'date'],
  ['Ha chiesto 50 euro di rimborso.', 'chiedo un rimborso di 40 euro', 'number'],
  ['Lo ha promesso il geometra Neri.', 'lo ha promesso il geometra', 'name'],
])('%s', (summary, text, kind) => {
  const message = { name: 'text', from: 'citizen', at: '2026-11-02', text };
  const [found, ...more] = unsupportedClaims(summary, [message]);
  expect(found).toMatchObject({ kind });
  expect(summary.slice(found!.start, found!.end)).toBe(found!.text);
  expect(more).toEqual([]);
});

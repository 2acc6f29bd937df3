import type { LabelledTicket } from '../engine';
import { randomNumbers } from '../random';

/** Splits labelled tickets into parts in which each category has its share; each is the test once. */
export function folds(
  tickets: LabelledTicket[],
  count: number,
  seed: number,
): Array<{ train: LabelledTicket[]; test: LabelledTicket[] }> {
  const random = randomNumbers(seed);
  const shuffled = tickets
    .map((ticket) => ({ ticket, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ ticket }) => ticket);
  const dealt = [...Map.groupBy(shuffled, ({ category }) => category).values()].flat();
  const fold = new Map(dealt.map((ticket, number) => [ticket, number % count]));
  return Array.from({ length: count }, (_, number) => ({
    train: shuffled.filter((ticket) => fold.get(ticket) !== number),
    test: shuffled.filter((ticket) => fold.get(ticket) === number),
  }));
}

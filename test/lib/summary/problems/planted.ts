import { randomNumbers } from '../../../../lib/classification/random';
import type { ReportTicket } from '../../../../lib/summary/problems/ticket';

const syllables = [
  'ba',
  'ce',
  'di',
  'fo',
  'gu',
  'la',
  'me',
  'ni',
  'po',
  'ru',
  'sa',
  'te',
  'vi',
  'zo',
];

/** A made-up word for a number: no two the same, none known to any dictionary. */
function word(number: number): string {
  let rest = number + 200;
  let made = '';
  while (rest > 0) {
    made += syllables[rest % syllables.length];
    rest = Math.floor(rest / syllables.length);
  }
  return `${made}lt`;
}

export interface Planted {
  tickets: ReportTicket[];
  /** The word that a spike's tickets have, and no other. */
  spikes: string[];
}

/**
 * Two hundred topics that come back at an even rate over twelve months, fifty of which many more
 * write about in the last; and as many tickets again that share nothing but words which, as in any
 * language, are the commoner the fewer they are.
 */
export function plantSpikes(seed: number): Planted {
  const random = randomNumbers(seed);
  const tickets: ReportTicket[] = [];
  const topics = 200;
  const spikes = 50;
  const add = (words: string[], month: number) => {
    const day = 1 + Math.floor(random() * 28);
    tickets.push(
      reportTicket({
        reference: `T${String(Math.floor(random() * 1e12))}`,
        text: words
          .map((each) => ({ each, at: random() }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => each)
          .join(' '),
        submittedAt: `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T09:00:00Z`,
      }),
    );
  };
  const common = () => word(10_000 + Math.floor(random() ** 3 * 1500));
  for (let topic = 0; topic < topics; topic += 1) {
    const own = Array.from({ length: 6 }, (_, at) => word(topic * 6 + at));
    const some = () => [
      own[0]!,
      ...own.slice(1).filter(() => random() < 0.6),
      common(),
      common(),
      common(),
    ];
    for (let month = 1; month <= 12; month += 1) {
      const expected = month === 12 && topic < spikes ? 15 : 2;
      for (let count = poisson(expected, random); count > 0; count -= 1) add(some(), month);
    }
  }
  for (let noise = tickets.length; noise > 0; noise -= 1) {
    add(Array.from({ length: 6 }, common), 1 + Math.floor(random() * 12));
  }
  return { tickets, spikes: Array.from({ length: spikes }, (_, topic) => word(topic * 6)) };
}

export function poisson(mean: number, random: () => number): number {
  const least = Math.exp(-mean);
  let product = random();
  let count = 0;
  while (product > least) {
    product *= random();
    count += 1;
  }
  return count;
}

export function reportTicket(own: Partial<ReportTicket>): ReportTicket {
  return {
    reference: 'URP-7K3-MD4-9AR',
    subject: '',
    text: '',
    category: null,
    office: null,
    channel: 'form',
    place: null,
    person: null,
    submittedAt: '2026-10-05T08:30:00Z',
    firstAnswerAt: null,
    endedAt: null,
    dueAt: null,
    reopened: false,
    ...own,
  };
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isStopWord, stem } from '../../../lib/text/stems';
import { tokens } from '../../../lib/text/tokens';
import { readDocuments } from '../../../lib/summary/problems/documents';
import { groupTickets } from '../../../lib/summary/problems/grouping';
import { foundSpikes } from '../../lib/summary/problems/foundSpikes';
import { clusterFigures, type ClusterFigures } from '../clusterFigures';
import { readLabelled } from '../labelled';
import { kMeans, type Point } from '../peers/kMeans';
import { median, row, type Row } from '../row';

const sets = [
  { name: 'desk', file: 'emergency-desk-it.dev.jsonl', language: 'it' },
  { name: 'banking77', file: 'banking77.train.csv', language: 'en' },
] as const;
type Language = (typeof sets)[number]['language'];
const seeds = [1, 2, 3];
const spikeSeeds = [1, 2, 3];

interface Text {
  subject: string;
  text: string;
}
interface Points {
  points: Point[];
  size: number;
}

/** How near groups come to categories that people gave, beside k-means; and whether spikes are found. */
export async function groups(): Promise<Row[]> {
  const rows = spikes();
  const folder = process.env.URP_BENCH_DATA;
  if (!folder) {
    console.error('URP_BENCH_DATA is not set: groups are not compared with categories.');
    return rows;
  }
  for (const { name, file, language } of sets) {
    if (!existsSync(join(folder, file))) throw new Error(`${file} is not in URP_BENCH_DATA.`);
    rows.push(...compared(name, readLabelled(join(folder, file)), language));
  }
  return rows;
}

function compared(
  name: string,
  tickets: ReturnType<typeof readLabelled>,
  language: Language,
): Row[] {
  const classes = tickets.map(({ category }) => category);
  const placed = tickets.map(({ subject, text }, at) => {
    return { subject, text, submittedAt: '2026-01-01', reference: String(at).padStart(6, '0') };
  });
  const found = groupTickets(placed, language).groups;
  const ours = clusterFigures(classes, found);
  // As many groups as there are categories, and as many as ours of five or more: the better counts.
  const sizes = [new Set(classes).size, largeGroups(found)];
  const peers: [string, Points][] = [
    ['k-means on TF-IDF', tfIdf(tickets, language)],
    ['k-means on our features', ourFeatures(tickets, language)],
  ];
  return peers.flatMap(([peer, points]) => {
    const tried = sizes.map((size) => ({ size, figures: byKMeans(points, size, classes) }));
    const best = (of: keyof ClusterFigures) =>
      tried.reduce((one, each) => (each.figures[of] > one.figures[of] ? each : one));
    const rowOf = (of: keyof ClusterFigures, figure: string) => {
      const { size, figures } = best(of);
      const note = `${peer}, the better of ${sizes.join(' and ')} groups (${size}), median of ${seeds.length} seeds`;
      return row(`groups, ${name}, ${figure} (${peer})`, '%', {
        ours: 100 * ours[of],
        peer: 100 * figures[of],
        note,
      });
    };
    return [rowOf('vMeasure', 'V-measure'), rowOf('adjustedRand', 'adjusted Rand')];
  });
}

function largeGroups(found: Int32Array): number {
  return [...Map.groupBy(found, (group) => group).values()].filter(({ length }) => length >= 5)
    .length;
}

function byKMeans({ points, size }: Points, groups: number, classes: string[]): ClusterFigures {
  const all = seeds.map((seed) => clusterFigures(classes, kMeans(points, { groups, size, seed })));
  return {
    vMeasure: median(all.map(({ vMeasure }) => vMeasure)),
    adjustedRand: median(all.map(({ adjustedRand }) => adjustedRand)),
  };
}

/** As one would do it in an hour: stems without stop words, of two texts or more, smoothed rarity. */
function tfIdf(texts: Text[], language: Language): Points {
  const bags = texts.map(({ subject, text }) => {
    const words = tokens(`${subject}\n${text}`).filter((word) => !isStopWord(word));
    const bag = new Map<string, number>();
    for (const word of words) {
      const root = stem(word, language);
      bag.set(root, (bag.get(root) ?? 0) + 1);
    }
    return bag;
  });
  const holders = new Map<string, number>();
  for (const bag of bags)
    for (const word of bag.keys()) holders.set(word, (holders.get(word) ?? 0) + 1);
  const known = [...holders].filter(([, count]) => count >= 2);
  const numbers = new Map(known.map(([word], at) => [word, at]));
  const rarity = known.map(([, count]) => Math.log((1 + texts.length) / (1 + count)) + 1);
  const points = bags.map((bag) => {
    const kept = [...bag].filter(([word]) => numbers.has(word));
    const features = kept.map(([word]) => numbers.get(word)!);
    return { features, values: kept.map(([, count], at) => count * rarity[features[at]!]!) };
  });
  return { points, size: known.length };
}

function ourFeatures(texts: Text[], language: Language): Points {
  const { documents, rarities } = readDocuments(texts, language);
  return {
    points: documents.map((features) => ({
      features,
      values: Float32Array.from(features, (feature) => rarities[feature]!),
    })),
    size: rarities.length,
  };
}

/** Of fifty planted in noise: how many are found, and how many are called that are none. */
function spikes(): Row[] {
  const all = spikeSeeds.map(foundSpikes);
  const listed = (of: 'right' | 'wrong') => all.map((each) => each[of]).join(', ');
  return [
    row('planted spikes found, of 50', '', {
      ours: median(all.map(({ right }) => right)),
      peer: null,
      note: `seeds ${spikeSeeds.join(', ')}: ${listed('right')}`,
    }),
    row('spikes called that are none', '', {
      ours: median(all.map(({ wrong }) => wrong)),
      peer: null,
      note: `seeds ${spikeSeeds.join(', ')}: ${listed('wrong')}`,
    }),
  ];
}

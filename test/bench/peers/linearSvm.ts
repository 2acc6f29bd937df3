import { characterRuns } from '../../../lib/classification/features';
import { randomNumbers, shuffle } from '../../../lib/classification/random';
import { stem } from '../../../lib/text/stems';
import { textOf, type Peer } from './judge';

interface Vector {
  features: Int32Array;
  values: Float64Array;
}

const mostPasses = 1000;
/** Largest violation of optimality that ends training. */
const tolerance = 0.01;
/** Squared hinge loss, C = 1: the usual defaults. */
const slack = 0.5;

/**
 * What a developer would build in an hour: TF-IDF of stems (one and two) and of runs of three to
 * five characters, and a linear support vector machine a category, all settings as they come. Its
 * confidence is the share of its margin by softmax.
 */
export function linearSvm(language: 'it' | 'en'): Peer {
  return async (train, test) => {
    const features = train.map((ticket) => counts(textOf(ticket), language));
    const { numbers, rarity } = weights(features);
    const vectors = features.map((each) => vector(each, numbers, rarity));
    const categories = [...new Set(train.map(({ category }) => category))].sort();
    const planes = categories.map((category) =>
      hyperplane(
        vectors,
        train.map((ticket) => (ticket.category === category ? 1 : -1)),
        numbers.size,
      ),
    );
    return test.map((ticket) => {
      const asked = vector(counts(textOf(ticket), language), numbers, rarity);
      const margins = planes.map((plane) => side(plane, asked));
      const highest = Math.max(...margins);
      const total = margins.reduce((sum, margin) => sum + Math.exp(margin - highest), 0);
      return { category: categories[margins.indexOf(highest)]!, confidence: 1 / total };
    });
  };
}

function counts(text: string, language: 'it' | 'en'): Map<string, number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const stems = words.map((word) => stem(word, language));
  const pairs = stems.slice(1).map((word, at) => `${stems[at]} ${word}`);
  const found = new Map<string, number>();
  const features = [...stems, ...pairs, ...words.flatMap(characterRuns).map((run) => `/${run}`)];
  for (const feature of features) found.set(feature, (found.get(feature) ?? 0) + 1);
  return found;
}

function weights(texts: Array<Map<string, number>>) {
  const frequency = new Map<string, number>();
  for (const text of texts) {
    for (const feature of text.keys()) frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
  }
  const numbers = new Map([...frequency.keys()].map((feature, number) => [feature, number]));
  const rarity = [...frequency.values()].map(
    (count) => 1 + Math.log((1 + texts.length) / (1 + count)),
  );
  return { numbers, rarity };
}

function vector(text: Map<string, number>, numbers: Map<string, number>, rarity: number[]): Vector {
  const known = [...text].filter(([feature]) => numbers.has(feature));
  const features = Int32Array.from(known, ([feature]) => numbers.get(feature)!);
  const values = Float64Array.from(known, ([, count], at) => count * rarity[features[at]!]!);
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
  return { features, values: values.map((value) => value / length) };
}

/** Dual coordinate descent (Hsieh et al., ICML 2008); the bias stands last. */
function hyperplane(vectors: Vector[], signs: number[], size: number): Float64Array {
  const plane = new Float64Array(size + 1);
  const dual = new Float64Array(vectors.length);
  const order = Int32Array.from(vectors.keys());
  const random = randomNumbers(1);
  for (let pass = 0; pass < mostPasses; pass += 1) {
    shuffle(order, order.length, random);
    let worst = 0;
    for (const number of order) {
      const sign = signs[number]!;
      const gradient = sign * side(plane, vectors[number]!) - 1 + slack * dual[number]!;
      // Each vector is of length 1, and 1 more for the bias.
      const next = Math.max(dual[number]! - gradient / (2 + slack), 0);
      const step = (next - dual[number]!) * sign;
      if (step === 0) continue;
      worst = Math.max(worst, Math.abs(gradient));
      dual[number] = next;
      move(plane, vectors[number]!, step);
    }
    if (worst < tolerance) break;
  }
  return plane;
}

function side(plane: Float64Array, { features, values }: Vector): number {
  let sum = plane[plane.length - 1]!;
  for (let at = 0; at < features.length; at += 1) sum += plane[features[at]!]! * values[at]!;
  return sum;
}

function move(plane: Float64Array, { features, values }: Vector, step: number): void {
  for (let at = 0; at < features.length; at += 1) plane[features[at]!]! += step * values[at]!;
  plane[plane.length - 1]! += step;
}

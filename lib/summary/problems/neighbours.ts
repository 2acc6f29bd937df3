import type { Document, Documents } from './documents';

/** Who is like whom, as lists of equal length: an edge for each pair, its likeness as weight. */
export interface Graph {
  size: number;
  from: Int32Array;
  to: Int32Array;
  weight: Float32Array;
}

/** Neighbours that a ticket keeps. */
const mostNeighbours = 20;
/** Of those that share features, as many are compared in full. */
const mostCompared = 40;
/** Telling features by which neighbours are looked for. */
const mostFeatures = 24;
/** Tickets looked at on either side for each of them: with these bounds the cost grows as the tickets do. */
const reach = 80;

/**
 * Joins each document to those most like it (cosine of rarities). Where a feature is common, those
 * near in the order given are looked at: where that is the order of time, what happens together.
 */
export function neighbourGraph({ documents, rarities }: Documents, leastLikeness: number): Graph {
  const postings = postingsOf(documents, rarities);
  const lengths = documents.map((document) => lengthOf(document, rarities));
  const shared = new Float32Array(documents.length);
  const edges = new Map<number, number>();
  for (const [number, document] of documents.entries()) {
    const touched = candidates(number, document, rarities, postings, shared);
    const near = strongest(touched, shared)
      .map((other) => ({ other, likeness: likeness(number, other, documents, rarities, lengths) }))
      .filter(({ likeness }) => likeness >= leastLikeness)
      .sort((one, other) => other.likeness - one.likeness || one.other - other.other)
      .slice(0, mostNeighbours);
    for (const each of touched) shared[each] = 0;
    for (const { other, likeness } of near) {
      const [low, high] = number < other ? [number, other] : [other, number];
      edges.set(low * documents.length + high, likeness ** 2);
    }
  }
  return graphOf(edges, documents.length);
}

/** The documents that hold each telling feature, in order. */
function postingsOf(documents: Document[], rarities: Float32Array): Int32Array[] {
  const counts = new Int32Array(rarities.length);
  for (const document of documents) for (const feature of document) counts[feature]! += 1;
  const postings = Array.from(
    counts,
    (count, feature) => new Int32Array(rarities[feature] === 0 ? 0 : count),
  );
  const filled = new Int32Array(rarities.length);
  for (const [number, document] of documents.entries()) {
    for (const feature of document) {
      if (rarities[feature] === 0) continue;
      postings[feature]![filled[feature]!] = number;
      filled[feature]! += 1;
    }
  }
  return postings;
}

/** Those that share a telling feature, the weight that they share summed in `shared`. */
function candidates(
  number: number,
  document: Document,
  rarities: Float32Array,
  postings: Int32Array[],
  shared: Float32Array,
): number[] {
  const telling = [...document]
    .filter((feature) => rarities[feature]! > 0)
    .sort((one, other) => rarities[other]! - rarities[one]! || one - other)
    .slice(0, mostFeatures);
  const touched: number[] = [];
  for (const feature of telling) {
    const holders = postings[feature]!;
    const at = placeOf(holders, number);
    const end = Math.min(holders.length, at + reach + 1);
    for (let place = Math.max(0, at - reach); place < end; place += 1) {
      const other = holders[place]!;
      if (other === number) continue;
      if (shared[other] === 0) touched.push(other);
      shared[other]! += rarities[feature]! ** 2;
    }
  }
  return touched;
}

/** Those that share most, ties to the first met: a list of bounded length, kept in order as it fills. */
function strongest(touched: number[], shared: Float32Array): number[] {
  const best: number[] = [];
  for (const each of touched) {
    const its = shared[each]!;
    if (best.length === mostCompared && its <= shared[best.at(-1)!]!) continue;
    let place = best.length;
    while (place > 0 && shared[best[place - 1]!]! < its) place -= 1;
    best.splice(place, 0, each);
    if (best.length > mostCompared) best.pop();
  }
  return best;
}

/** Place of a value in an ascending list that holds it. */
function placeOf(list: Int32Array, value: number): number {
  let [low, high] = [0, list.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lengthOf(document: Document, rarities: Float32Array): number {
  let squares = 0;
  for (const feature of document) squares += rarities[feature]! ** 2;
  return Math.sqrt(squares);
}

function likeness(
  one: number,
  other: number,
  documents: Document[],
  rarities: Float32Array,
  lengths: number[],
): number {
  const [left, right] = [documents[one]!, documents[other]!];
  let [at, there, product] = [0, 0, 0];
  while (at < left.length && there < right.length) {
    const difference = left[at]! - right[there]!;
    if (difference === 0) product += rarities[left[at]!]! ** 2;
    if (difference <= 0) at += 1;
    if (difference >= 0) there += 1;
  }
  return product === 0 ? 0 : product / (lengths[one]! * lengths[other]!);
}

function graphOf(edges: Map<number, number>, size: number): Graph {
  const from = new Int32Array(edges.size);
  const to = new Int32Array(edges.size);
  const weight = new Float32Array(edges.size);
  let at = 0;
  for (const [pair, likeness] of edges) {
    from[at] = Math.floor(pair / size);
    to[at] = pair % size;
    weight[at] = likeness;
    at += 1;
  }
  return { size, from, to, weight };
}

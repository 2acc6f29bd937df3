import type { Graph } from './neighbours';

/** Moves in one level stop here: few are left after a handful of rounds. */
const mostRounds = 12;
const mostLevels = 10;
/** What a move must gain: less is rounding. */
const leastGain = 1e-9;

/**
 * Groups of nodes that are joined more closely than by chance (modularity by Blondel et al. 2008,
 * "Fast unfolding of communities in large networks"), nodes visited in their order: the same graph
 * gives the same groups. Cost grows with the edges.
 *
 * @param resolution above 1 gives more and smaller groups
 * @returns the number of each node's group
 */
export function communities(graph: Graph, resolution: number): Int32Array {
  const membership = Int32Array.from({ length: graph.size }, (_, node) => node);
  let level = adjacencyOf(graph, new Float64Array(graph.size));
  for (let count = 0; count < mostLevels; count += 1) {
    const groups = moveNodes(level, resolution);
    const { numbered, size } = renumber(groups);
    for (let node = 0; node < membership.length; node += 1) {
      membership[node] = numbered[membership[node]!]!;
    }
    if (size === level.size) break;
    level = contract(level, numbered, size);
  }
  return membership;
}

/** Neighbours of node n: places `starts[n]` to `starts[n + 1]` of the lists. */
interface Adjacency {
  size: number;
  starts: Int32Array;
  neighbours: Int32Array;
  weights: Float64Array;
  /** Weight within the node itself, counted from both ends. */
  own: Float64Array;
  /** Weight of all that a node touches, its own included. */
  degrees: Float64Array;
  total: number;
}

function adjacencyOf({ size, from, to, weight }: Graph, own: Float64Array): Adjacency {
  const starts = new Int32Array(size + 1);
  for (const list of [from, to]) for (const node of list) starts[node + 1]! += 1;
  for (let node = 0; node < size; node += 1) starts[node + 1]! += starts[node]!;
  const filled = starts.slice();
  const neighbours = new Int32Array(2 * from.length);
  const weights = new Float64Array(2 * from.length);
  const degrees = own.slice();
  const join = (node: number, other: number, edge: number) => {
    const place = filled[node]!;
    filled[node]! += 1;
    neighbours[place] = other;
    weights[place] = weight[edge]!;
    degrees[node]! += weight[edge]!;
  };
  for (let edge = 0; edge < from.length; edge += 1) {
    join(from[edge]!, to[edge]!, edge);
    join(to[edge]!, from[edge]!, edge);
  }
  const total = degrees.reduce((sum, degree) => sum + degree, 0);
  return { size, starts, neighbours, weights, own, degrees, total };
}

function moveNodes(level: Adjacency, resolution: number): Int32Array {
  const groups = Int32Array.from({ length: level.size }, (_, node) => node);
  const groupDegrees = level.degrees.slice();
  const ties = new Float64Array(level.size);
  for (let round = 0; round < mostRounds; round += 1) {
    let moved = 0;
    for (let node = 0; node < level.size; node += 1) {
      if (moveNode(node, level, resolution, { groups, groupDegrees, ties })) moved += 1;
    }
    if (moved === 0) break;
  }
  return groups;
}

interface Standing {
  groups: Int32Array;
  groupDegrees: Float64Array;
  /** Weight from the present node to each group; zero between nodes. */
  ties: Float64Array;
}

/** Moves a node to the group that gains most by it; of equals, that of the lowest number. */
function moveNode(
  node: number,
  { starts, neighbours, weights, degrees, total }: Adjacency,
  resolution: number,
  { groups, groupDegrees, ties }: Standing,
): boolean {
  const before = groups[node]!;
  const degree = degrees[node]!;
  const near = [before];
  for (let place = starts[node]!; place < starts[node + 1]!; place += 1) {
    const group = groups[neighbours[place]!]!;
    if (ties[group] === 0 && group !== before) near.push(group);
    ties[group]! += weights[place]!;
  }
  groupDegrees[before]! -= degree;
  const gain = (group: number) =>
    ties[group]! - (resolution * degree * groupDegrees[group]!) / (total || 1);
  let best = before;
  for (const group of near) {
    const difference = gain(group) - gain(best);
    if (difference > leastGain || (difference > -leastGain && group < best)) best = group;
  }
  groupDegrees[best]! += degree;
  groups[node] = best;
  for (const group of near) ties[group] = 0;
  return best !== before;
}

/** Groups numbered in the order of their first nodes. */
function renumber(groups: Int32Array): { numbered: Int32Array; size: number } {
  const numbers = new Map<number, number>();
  const numbered = groups.map((group) => {
    const number = numbers.get(group) ?? numbers.size;
    numbers.set(group, number);
    return number;
  });
  return { numbered, size: numbers.size };
}

/** The groups as nodes of a graph of their own. */
function contract(level: Adjacency, groups: Int32Array, size: number): Adjacency {
  const own = new Float64Array(size);
  const edges = new Map<number, number>();
  for (let node = 0; node < level.size; node += 1) {
    const group = groups[node]!;
    own[group]! += level.own[node]!;
    for (let place = level.starts[node]!; place < level.starts[node + 1]!; place += 1) {
      const other = groups[level.neighbours[place]!]!;
      const weight = level.weights[place]!;
      if (other === group) own[group]! += weight;
      else if (group < other) {
        const pair = group * size + other;
        edges.set(pair, (edges.get(pair) ?? 0) + weight);
      }
    }
  }
  const pairs = [...edges];
  return adjacencyOf(
    {
      size,
      from: Int32Array.from(pairs, ([pair]) => Math.floor(pair / size)),
      to: Int32Array.from(pairs, ([pair]) => pair % size),
      weight: Float32Array.from(pairs, ([, weight]) => weight),
    },
    own,
  );
}

import type { StemLanguage } from '../../text/stems';
import { communities } from './communities';
import { readDocuments, type Documents, type GroupableTicket } from './documents';
import { firstOfItsKind } from './nearDuplicates';
import { neighbourGraph, type Graph } from './neighbours';

/** Measured on the texts of docs/bench.md: half of it joins strangers, twice leaves half of them alone. */
const leastLikeness = 0.07;
const resolution = 1.5;
/**
 * A group falls apart into parts that hang together this much more than by chance: one look at the
 * whole does not see small groups among many tickets (Fortunato and Barthélemy 2007).
 */
const leastAssortativity = 0.7;
const smallestSplit = 20;

export interface Grouping {
  /** For each ticket the number of its group, in the order of the tickets given. */
  groups: Int32Array;
  /** Tickets that nearly repeat an earlier one. */
  repeated: number;
}

/** A ticket to group, with what gives it a place of its own, whatever order they come in. */
export interface PlacedTicket extends GroupableTicket {
  submittedAt: string;
  reference: string;
}

/**
 * Puts tickets that speak of the same thing in one group: first those that nearly repeat each other,
 * then by neighbours. The same tickets give the same groups, whatever their order.
 */
export function groupTickets(tickets: PlacedTicket[], language: StemLanguage): Grouping {
  const order = tickets
    .map((_, number) => number)
    .sort((one, other) => inTime(tickets[one]!, tickets[other]!));
  const read = readDocuments(
    order.map((number) => tickets[number]!),
    language,
  );
  const first = firstOfItsKind(read.documents);
  const kinds = [...new Set(first)];
  const found = groupDocuments({ ...read, documents: kinds.map((kind) => read.documents[kind]!) });
  const groupOfKind = new Map(kinds.map((kind, at) => [kind, found[at]!]));
  const groups = new Int32Array(tickets.length);
  for (const [at, number] of order.entries()) groups[number] = groupOfKind.get(first[at]!)!;
  return { groups, repeated: tickets.length - kinds.length };
}

function inTime(one: PlacedTicket, other: PlacedTicket): number {
  if (one.submittedAt !== other.submittedAt) return one.submittedAt < other.submittedAt ? -1 : 1;
  if (one.reference !== other.reference) return one.reference < other.reference ? -1 : 1;
  return one.text < other.text ? -1 : Number(one.text > other.text);
}

function groupDocuments(documents: Documents): Int32Array {
  const graph = neighbourGraph(documents, leastLikeness);
  const groups = communities(graph, resolution);
  return splitGroups(graph, groups);
}

/** Divides each group again while its parts hang together clearly. */
function splitGroups(graph: Graph, groups: Int32Array): Int32Array {
  const split = groups.slice();
  let next = groups.reduce((most, group) => Math.max(most, group), -1) + 1;
  const waiting = [...partsOf(graph, groups)];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    if (part.members.length < smallestSplit) continue;
    const inner = communities(part.graph, 1);
    if (assortativity(part.graph, inner) < leastAssortativity) continue;
    const offset = next;
    next += inner.reduce((most, group) => Math.max(most, group), 0) + 1;
    for (const [at, member] of part.members.entries()) split[member] = offset + inner[at]!;
    const { members } = part;
    for (const deeper of partsOf(part.graph, inner)) {
      waiting.push({ ...deeper, members: deeper.members.map((at) => members[at]!) });
    }
  }
  return split;
}

interface Part {
  /** Numbers of its nodes in the graph that it is part of. */
  members: number[];
  graph: Graph;
}

/** Each group with the edges within it. */
function partsOf(graph: Graph, groups: Int32Array): Part[] {
  const places = new Int32Array(graph.size);
  const members = new Map<number, number[]>();
  for (const [node, group] of groups.entries()) {
    const list = members.get(group) ?? [];
    places[node] = list.length;
    list.push(node);
    members.set(group, list);
  }
  const edges = new Map<number, number[]>();
  for (let edge = 0; edge < graph.from.length; edge += 1) {
    const group = groups[graph.from[edge]!]!;
    if (group !== groups[graph.to[edge]!]) continue;
    const list = edges.get(group) ?? [];
    list.push(edge);
    edges.set(group, list);
  }
  return [...members].map(([group, list]) => {
    const inside = edges.get(group) ?? [];
    return {
      members: list,
      graph: {
        size: list.length,
        from: Int32Array.from(inside, (edge) => places[graph.from[edge]!]!),
        to: Int32Array.from(inside, (edge) => places[graph.to[edge]!]!),
        weight: Float32Array.from(inside, (edge) => graph.weight[edge]!),
      },
    };
  });
}

/** Weight within the groups beyond chance, as a share of the most there could be (Newman 2003): at most 1. */
function assortativity({ from, to, weight }: Graph, groups: Int32Array): number {
  const degrees = new Map<number, number>();
  let [total, within] = [0, 0];
  for (let edge = 0; edge < from.length; edge += 1) {
    const [one, other] = [groups[from[edge]!]!, groups[to[edge]!]!];
    total += weight[edge]!;
    if (one === other) within += weight[edge]!;
    for (const group of [one, other]) degrees.set(group, (degrees.get(group) ?? 0) + weight[edge]!);
  }
  if (total === 0) return 0;
  const chance = [...degrees.values()].reduce((sum, each) => sum + (each / (2 * total)) ** 2, 0);
  return chance >= 1 ? 0 : (within / total - chance) / (1 - chance);
}

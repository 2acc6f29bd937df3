import { createHash } from 'node:crypto';
import { termLikeness, type NamedGroup, type Terms } from './naming';

/** A problem of an earlier report: its number and name stay with it. */
export interface KnownProblem {
  id: string;
  name: string;
  namedBy: 'words' | 'model';
  terms: Terms;
}

/** From this likeness on a group is the known one again: between two months of one group it is 0.8 and more. */
const sameProblem = 0.6;

/** Gives each group the number and name that it is known by, the likest first; a new one its own. */
export function recognise(groups: NamedGroup[], known: KnownProblem[]): KnownProblem[] {
  const pairs = groups
    .flatMap(({ terms }, group) =>
      known.map((problem) => ({ group, problem, likeness: termLikeness(terms, problem.terms) })),
    )
    .filter(({ likeness }) => likeness >= sameProblem)
    .sort(
      (one, other) => other.likeness - one.likeness || (one.problem.id < other.problem.id ? -1 : 1),
    );
  const recognised = new Map<number, KnownProblem>();
  const taken = new Set<string>();
  for (const { group, problem } of pairs) {
    if (recognised.has(group) || taken.has(problem.id)) continue;
    recognised.set(group, problem);
    taken.add(problem.id);
  }
  // Whose terms have changed keeps its number, though nothing is recognised as it now.
  const numbers = new Set(known.map(({ id }) => id));
  return groups.map(({ name, terms }, group) => {
    const before = recognised.get(group);
    if (before) return { ...before, terms };
    const id = unusedId(terms, numbers);
    numbers.add(id);
    return { id, name, namedBy: 'words', terms };
  });
}

function unusedId(terms: Terms, taken: Set<string>): string {
  for (let attempt = 0; ; attempt += 1) {
    const digest = createHash('sha256').update(
      JSON.stringify([Object.keys(terms).sort(), attempt]),
    );
    const id = `P-${digest.digest('hex').slice(0, 8)}`;
    if (!taken.has(id)) return id;
  }
}

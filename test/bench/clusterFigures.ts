/** How well groups match known classes. */
export interface ClusterFigures {
  /** Harmonic mean of homogeneity and completeness, 0 to 1 (Rosenberg and Hirschberg 2007). */
  vMeasure: number;
  /** Share of pairs judged alike beyond chance (Hubert and Arabie 1985): 0 by chance, 1 the same. */
  adjustedRand: number;
}

export function clusterFigures(
  classes: readonly unknown[],
  groups: ArrayLike<unknown>,
): ClusterFigures {
  const pairs = Array.from(classes, (one, at) => JSON.stringify([one, groups[at]]));
  const [joint, ofClass, ofGroup] = [pairs, [...classes], Array.from(groups)].map(countsOf);
  const all = classes.length;
  const [both, classEntropy, groupEntropy] = [joint!, ofClass!, ofGroup!].map((counts) =>
    entropy(counts, all),
  ) as [number, number, number];
  const homogeneity = classEntropy === 0 ? 1 : (classEntropy + groupEntropy - both) / classEntropy;
  const completeness = groupEntropy === 0 ? 1 : (classEntropy + groupEntropy - both) / groupEntropy;
  const sum = homogeneity + completeness;
  return {
    vMeasure: sum === 0 ? 0 : (2 * homogeneity * completeness) / sum,
    adjustedRand: adjustedRand(joint!, ofClass!, ofGroup!, all),
  };
}

function adjustedRand(joint: number[], ofClass: number[], ofGroup: number[], all: number): number {
  const pairsIn = (counts: number[]) =>
    counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  const [alike, inClass, inGroup] = [pairsIn(joint), pairsIn(ofClass), pairsIn(ofGroup)];
  const chance = (inClass * inGroup) / ((all * (all - 1)) / 2);
  const most = (inClass + inGroup) / 2;
  return most === chance ? 1 : (alike - chance) / (most - chance);
}

function countsOf(labels: unknown[]): number[] {
  const counts = new Map<unknown, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts.values()];
}

function entropy(counts: number[], all: number): number {
  return counts.reduce((sum, count) => sum - (count / all) * Math.log(count / all), 0);
}

import { clusterFigures } from './clusterFigures';
import { kMeans } from './peers/kMeans';

/** What scikit-learn's v_measure_score and adjusted_rand_score give. */
test.each([
  [[0, 0, 1, 1], [1, 1, 0, 0], 1, 1],
  [[0, 0, 1, 1], [0, 0, 1, 2], 0.8, 0.5714],
  [[0, 0, 1, 1], [0, 1, 2, 3], 0.6667, 0],
  [[0, 0, 1, 1], [0, 1, 0, 1], 0, -0.5],
  [[0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2], 0.5158, 0.2424],
])(
  'of %j and %j the V-measure is %d and the adjusted Rand index %d',
  (classes, groups, v, rand) => {
    const { vMeasure, adjustedRand } = clusterFigures(classes, groups);
    expect(vMeasure).toBeCloseTo(v, 3);
    expect(adjustedRand).toBeCloseTo(rand, 3);
  },
);

test('k-means parts what shares nothing', () => {
  const at = (...features: number[]) => ({ features, values: features.map(() => 1) });
  const points = [at(0, 1), at(0, 1, 2), at(1, 2), at(5, 6), at(5, 7), at(6, 7)];
  const groups = kMeans(points, { groups: 2, size: 8, seed: 1 });
  expect(clusterFigures([0, 0, 0, 1, 1, 1], groups).vMeasure).toBeCloseTo(1);
});

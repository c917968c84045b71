import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { byAffinity } from '../../../../models/baselines/clustering/affinity-propagation.js';
import { byKMeans } from '../../../../models/baselines/clustering/k-means.js';
import { bySpectrum, embedSpectrum } from '../../../../models/baselines/clustering/spectral.js';
import { squaredDistance } from '../../../../models/baselines/clustering/squared-distance.js';

type Reference = {
  readonly points: readonly (readonly number[])[];
  readonly count: number;
  readonly affinity: readonly number[];
  readonly spectral: readonly number[];
  /** Without signs, which are chance. */
  readonly embedding: readonly (readonly number[])[];
  readonly kMeans: readonly number[];
  readonly inertia: number;
};

const references = JSON.parse(
  readFileSync(new URL('../../../fixtures/scikit-learn/clusters.json', import.meta.url), 'utf8'),
) as Record<string, Reference>;

/** Clusters numbered in the order in which they come, so that names do not matter. */
const renamed = (clusters: readonly number[]): number[] => {
  const names = [...new Set(clusters)];
  return clusters.map((cluster) => names.indexOf(cluster));
};

const inertia = (points: Reference['points'], clusters: readonly number[]): number =>
  [...new Set(clusters)].reduce((sum, cluster) => {
    const members = points.filter((_, i) => clusters[i] === cluster);
    const centre = members[0].map(
      (_, axis) => members.reduce((total, point) => total + point[axis], 0) / members.length,
    );
    return sum + members.reduce((total, point) => total + squaredDistance(point, centre), 0);
  }, 0);

describe.each(Object.entries(references))('clusters of %s points', (_, reference) => {
  const { points, count } = reference;

  it('are those of scikit-learn by affinity propagation', () => {
    const { clusters, count: found } = byAffinity(points, 1);
    expect(found).toBe(new Set(reference.affinity).size);
    expect(renamed(clusters)).toEqual(renamed(reference.affinity));
  });

  it('have the spectral coordinates of scikit-learn, but for their signs', () => {
    embedSpectrum(points, count).forEach((row, i) => {
      row.forEach((value, axis) => {
        expect(Math.abs(value)).toBeCloseTo(reference.embedding[i][axis], 4);
      });
    });
  });

  it('are as tight as those of scikit-learn by k-means', () => {
    const { clusters } = byKMeans(count)(points, 1);
    expect(inertia(points, clusters)).toBeLessThan(reference.inertia * 1.02);
  });
});

describe('points in heaps', () => {
  const { points, count, spectral, kMeans } = references.heaps;

  it.each([
    ['spectral clustering', bySpectrum(count), spectral],
    ['k-means', byKMeans(count), kMeans],
  ])('are put together by %s as scikit-learn does it', (_, cluster, expected) => {
    expect(renamed(cluster(points, 1).clusters)).toEqual(renamed(expected));
  });
});

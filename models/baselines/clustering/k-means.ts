import { kmeans } from 'ml-kmeans';
import type { Clusterer } from './clustering.js';
import { squaredDistance } from './squared-distance.js';

const STARTS = 10;

/** k-means (Lloyd 1982) from ten starts by k-means++, the tightest of which is taken. */
export const byKMeans =
  (count: number): Clusterer =>
  (points, seed) => {
    const rows = points.map((point) => [...point]);
    const runs = Array.from({ length: STARTS }, (_, start) => {
      const { clusters, centroids } = kmeans(rows, count, {
        initialization: 'kmeans++',
        seed: seed * STARTS + start,
        maxIterations: 300,
      });
      const spread = rows.reduce(
        (sum, row, i) => sum + squaredDistance(row, centroids[clusters[i]]),
        0,
      );
      return { clusters, spread };
    });
    const { clusters } = runs.reduce((best, run) => (run.spread < best.spread ? run : best));
    return { clusters, count };
  };

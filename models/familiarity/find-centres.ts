import { kmeans } from 'ml-kmeans';

/** So many points share a centre, on average. */
const POINTS_TO_A_CENTRE = 4;

/**
 * Centres of points that lie together (k-means, Lloyd 1982), a quarter as many as there are points, the same
 * ones each time: what is kept tells of kinds of music, not of single recordings. No points have no centres.
 */
export const findCentres = (points: readonly Float32Array[]): Float32Array[] => {
  if (points.length === 0) return [];
  const count = Math.ceil(points.length / POINTS_TO_A_CENTRE);
  const rows = points.map((point) => [...point]);
  const { centroids } = kmeans(rows, count, { initialization: 'kmeans++', seed: 1 });
  return centroids.map((centre) => Float32Array.from(centre));
};

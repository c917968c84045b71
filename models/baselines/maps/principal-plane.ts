import { PCA } from 'ml-pca';

/** Points of a plane. */
export type Plane = readonly (readonly [number, number])[];

/** Points [points × axes] seen along their two principal components. */
export const principalPlane = (points: readonly (readonly number[])[]): Plane => {
  const rows = points.map((point) => [...point]);
  return new PCA(rows)
    .predict(rows, { nComponents: 2 })
    .to2DArray()
    .map(([x, y = 0]) => [x, y] as const);
};

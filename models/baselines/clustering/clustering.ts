/** Points put together. */
export type Clustering = {
  /** Cluster of each point, from 0. */
  readonly clusters: readonly number[];
  readonly count: number;
};

/** Puts points together; alike each time for the same seed. */
export type Clusterer = (points: readonly (readonly number[])[], seed: number) => Clustering;

import type { Figure } from '../experiment.js';

/** The same figures under longer names: `train.accuracy` … */
export const withPrefix = (figures: readonly Figure[], prefix: string): Figure[] =>
  figures.map((figure) => ({ ...figure, metric: `${prefix}${figure.metric}` }));

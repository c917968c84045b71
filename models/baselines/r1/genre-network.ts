import type { DenseShape } from '../dense/dense-training.js';

/** The hidden layers of R1's network; with 30 inputs and 114 outputs it has 195,826 parameters. */
export const GENRE_NETWORK: Omit<DenseShape, 'outputs'> = {
  hidden: [
    { units: 512, activation: 'relu' },
    { units: 256, activation: 'relu', batchNormalisation: true, dropout: 0.2 },
    { units: 128, activation: 'relu' },
  ],
  head: 'softmax',
};

import { judgeSupportVectors } from './judge-support-vectors.js';
import type { SupportVectorModel } from './support-vector-model.js';
import { voteSupportVectors } from './vote-support-vectors.js';
import type { Rows } from '../rows/rows.js';
import type { ClassicalModel } from './classical-model.js';
import { parseSupportVectors } from './parse-support-vectors.js';
import { loadLibsvm } from './load-libsvm.js';
import { rowArrays } from './row-arrays.js';

/** What a support vector machine with a Gaussian kernel is told. */
export type SupportVectorSettings = {
  /** What a row on the wrong side costs. */
  readonly cost: number;
  /** The kernel is `exp(−gamma · distance² / width)`: 1 is scikit-learn's `scale` for scaled inputs. */
  readonly gamma: number;
};

/** Trains by LIBSVM (Chang and Lin 2011), with Platt's probabilities. */
export const fitSupportVectors = (
  rows: Rows,
  { cost, gamma }: SupportVectorSettings,
): SupportVectorModel => {
  const Svm = loadLibsvm();
  const svm = new Svm({
    type: Svm.SVM_TYPES.C_SVC,
    kernel: Svm.KERNEL_TYPES.RBF,
    cost,
    gamma: gamma / rows.width,
    probabilityEstimates: true,
    quiet: true,
  });
  try {
    svm.train(rowArrays(rows), Array.from(rows.labels));
    return parseSupportVectors(svm.serializeModel(), rows.width);
  } finally {
    svm.free();
  }
};

/** A support vector machine with a Gaussian kernel, one against one. */
export const supportVectors: ClassicalModel<SupportVectorSettings> = {
  name: 'svm',
  grid: [1, 3, 10].flatMap((cost) => [0.3, 1].map((gamma) => ({ cost, gamma }))),
  fit: (rows, settings) => {
    const model = fitSupportVectors(rows, settings);
    return {
      probabilities: (others) =>
        Float32Array.from(rowArrays(others).flatMap((row) => [...judgeSupportVectors(model, row)])),
      judge: (others) =>
        Int32Array.from(rowArrays(others), (row) => voteSupportVectors(model, row)),
    };
  },
};

import { judgeSupportVectors } from './judge-support-vectors.js';
import type { SupportVectorModel } from './support-vector-model.js';
import { voteSupportVectors } from './vote-support-vectors.js';
import type { Rows } from '../rows/rows.js';
import type { ClassicalModel, NamedArrays, RowInputs } from './classical-model.js';
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

const modelOf = (arrays: NamedArrays, classes: number): SupportVectorModel => {
  const { gamma, labels, vectors, weights, offsets, slopes, shifts } = arrays;
  return {
    width: vectors.length / labels.length,
    classes,
    gamma: gamma[0],
    labels: Int32Array.from(labels),
    vectors: Float32Array.from(vectors),
    weights: Float32Array.from(weights),
    offsets: Float32Array.from(offsets),
    slopes: Float32Array.from(slopes),
    shifts: Float32Array.from(shifts),
  };
};

const arraysOf = ({ gamma, ...model }: SupportVectorModel): NamedArrays => {
  const { labels, vectors, weights, offsets, slopes, shifts } = model;
  return { gamma: [gamma], labels, vectors, weights, offsets, slopes, shifts };
};

const classifierOf = (model: SupportVectorModel) => ({
  probabilities: (others: RowInputs) =>
    Float32Array.from(rowArrays(others).flatMap((row) => [...judgeSupportVectors(model, row)])),
  judge: (others: RowInputs) =>
    Int32Array.from(rowArrays(others), (row) => voteSupportVectors(model, row)),
  arrays: () => arraysOf(model),
});

/** A support vector machine with a Gaussian kernel, one against one. */
export const supportVectors: ClassicalModel<SupportVectorSettings> = {
  name: 'svm',
  grid: [1, 3, 10].flatMap((cost) => [0.3, 1].map((gamma) => ({ cost, gamma }))),
  fit: (rows, settings) => classifierOf(fitSupportVectors(rows, settings)),
  restore: (arrays, classes) => classifierOf(modelOf(arrays, classes)),
};

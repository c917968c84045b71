import { ModelError } from '../errors.js';
import type { ModelManifest } from '../model-manifest.js';
import { readClassical } from './classical-store.js';

/** Probability of each label for statistics as they were heard. */
export type JudgeStatistics = (statistics: Float32Array) => Float32Array;

const looksSound = (shares: Float32Array, labels: number): boolean => {
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.length === labels && Math.abs(sum - 1) < 1e-3;
};

/**
 * Opens a classical model on so many statistics, and lets it judge one. Fails with a `ModelError` that names the
 * folder and what does not fit.
 */
export const openClassical = async (
  directory: string,
  manifest: ModelManifest,
  size: number,
): Promise<JudgeStatistics> => {
  const { kind, scaler, arrays } = await readClassical(directory, manifest, size);
  const { centre, spread } = scaler;
  // Loaded when wanted: each of these models brings a library of its own.
  const { CLASSICAL_MODELS } = await import('../baselines/classical/classical-models.js');
  const model = CLASSICAL_MODELS.find(({ name }) => name === kind);
  if (!model) {
    const known = CLASSICAL_MODELS.map(({ name }) => name).join(', ');
    const message = `${directory}/model.json: kind: expected one of ${known}, received "${kind}"`;
    throw new ModelError('model-mismatch', message);
  }
  const unfit = (cause?: unknown): ModelError =>
    new ModelError('model-mismatch', `${directory}/model.json: arrays: they make no ${kind}`, {
      cause,
    });
  try {
    const fitted = model.restore(arrays, manifest.labels.length);
    const judge: JudgeStatistics = (statistics) => {
      const inputs = statistics.map((value, i) => (value - centre[i]) / spread[i]);
      return fitted.probabilities({ count: 1, width: size, inputs });
    };
    if (!looksSound(judge(Float32Array.from(centre)), manifest.labels.length)) throw unfit();
    return judge;
  } catch (error) {
    throw error instanceof ModelError ? error : unfit(error);
  }
};

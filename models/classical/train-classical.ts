import { basename, resolve } from 'node:path';
import type { ClassicalModel } from '../baselines/classical/classical-model.js';
import {
  logisticRegression,
  type LogisticSettings,
} from '../baselines/classical/logistic-regression.js';
import { searchGrid } from '../baselines/classical/search-grid.js';
import { dealRows } from '../baselines/rows/hold-out-rows.js';
import type { Rows } from '../baselines/rows/rows.js';
import { fitStandardScaler, scaleRows } from '../baselines/rows/scaler.js';
import { ModelError } from '../errors.js';
import type { ModelManifest } from '../model-manifest.js';
import type { LoadedDataset } from '../training/load-dataset.js';
import type { Split } from '../training/dataset.js';
import { type SavedClassical, saveClassical } from './classical-store.js';
import { describeClips } from './describe-clips.js';

/** A clip is learnt as it is after 3 s, after 10 s and at its end: live, all of these are heard. */
const AFTER = [1, 8] as const;
const FOLDS = 3;
const SEED = 1;

/** What is trained from what, and where it goes. */
export type ClassicalTraining = {
  readonly outputDirectory: string;
  readonly command: string;
  /** A chosen model: its settings are taken, and the validation clips are learnt from too. */
  readonly refit?: ModelManifest | undefined;
  readonly onProgress: (share: number, words: string) => void;
  readonly stop: AbortSignal;
};

const chooseSettings = async (
  rows: Rows,
  { onProgress, stop }: ClassicalTraining,
): Promise<LogisticSettings> => {
  const { settings } = await searchGrid(logisticRegression as ClassicalModel, rows, {
    folds: dealRows(rows.groups, FOLDS, 'honest', SEED),
    seed: SEED,
    by: 'likelihood',
    stop,
    progress: (share, words) => onProgress(0.5 + share / 2, words),
  });
  return settings as LogisticSettings;
};

const settingsOf = ({ name, training }: ModelManifest): LogisticSettings => {
  const c = training?.options.c;
  if (typeof c === 'number') return { c };
  throw new ModelError('model-mismatch', `${name} is no classical model that tells its settings`);
};

const fit = (rows: Rows, settings: LogisticSettings): SavedClassical => {
  const scaler = fitStandardScaler(rows);
  const { name: kind } = logisticRegression;
  const { arrays } = logisticRegression.fit(scaleRows(rows, scaler), settings, SEED);
  return { kind, scaler, arrays: arrays() };
};

/**
 * Trains logistic regression on the statistics that the live code computes and writes it into a folder. How much
 * it is held back is chosen by artist-disjoint folds among the clips that it learns from.
 * Fails with a `ModelError` when there is nothing to learn from, and with the reason of `stop`.
 */
export const trainClassical = async (
  { labels, clips, digest }: LoadedDataset,
  training: ClassicalTraining,
): Promise<ModelManifest> => {
  const { outputDirectory, command, refit, onProgress, stop } = training;
  const parts: readonly (Split | undefined)[] = refit ? ['train', 'valid'] : ['train'];
  const learnt = clips.filter(({ split }) => parts.includes(split));
  const rows = await describeClips(learnt, labels, {
    after: AFTER,
    stop,
    onProgress: (done) => onProgress(done / learnt.length / 2, 'statistics of the clips'),
  });
  if (rows.count === 0) {
    throw new ModelError('data-missing', 'expected training clips of three seconds, found none');
  }
  const settings = refit ? settingsOf(refit) : await chooseSettings(rows, training);
  return saveClassical(outputDirectory, fit(rows, settings), {
    name: basename(resolve(outputDirectory)),
    labels: [...labels],
    data: { digest, clips: clips.length },
    training: {
      command,
      clips: learnt.length,
      options: { ...settings, after: [...AFTER] },
      ...(refit && { refitOf: { name: refit.name, hash: refit.hash } }),
    },
  });
};

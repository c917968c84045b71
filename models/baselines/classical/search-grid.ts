import { setImmediate } from 'node:timers/promises';
import type { Rows } from '../rows/rows.js';
import { fitStandardScaler, type Scaler, scaleRows } from '../rows/scaler.js';
import { takeRows } from '../rows/take-rows.js';
import type { ClassicalModel, FittedClassifier } from './classical-model.js';

/** What a search is told. */
export type SearchOptions = {
  /** Places of the rows that are held out in turn. */
  readonly folds: readonly (readonly number[])[];
  readonly seed: number;
  /** What makes settings best: most rows right, or true labels likeliest. @default 'hits' */
  readonly by?: 'hits' | 'likelihood';
  readonly progress: (share: number, words: string) => void;
  readonly stop: AbortSignal;
};

/** A fitted classifier that scales what it is given; its arrays are of what is scaled already. */
export type ScaledClassifier = FittedClassifier & { readonly scaler: Scaler };

/** What a search found. */
export type SearchResult = {
  /** Learnt from all rows with the best settings. */
  readonly fitted: ScaledClassifier;
  readonly settings: unknown;
  /** Of the held-out rows, with the best settings. */
  readonly accuracy: number;
  /** What was said of each row while it was held out, `[count × names]`; zeros for rows that never were. */
  readonly heldOut: Float32Array;
};

/** Scales by the mean and spread of the rows it learns from. */
const fitScaled = (
  model: ClassicalModel,
  rows: Rows,
  settings: unknown,
  seed: number,
): ScaledClassifier => {
  const scaler = fitStandardScaler(rows);
  const fitted = model.fit(scaleRows(rows, scaler), settings, seed);
  return {
    scaler,
    arrays: fitted.arrays,
    probabilities: (others) => fitted.probabilities(scaleRows(others, scaler)),
    judge: (others) => fitted.judge(scaleRows(others, scaler)),
  };
};

const trainPlaces = (count: number, held: readonly number[]): number[] => {
  const out = new Set(held);
  return Array.from({ length: count }, (_, row) => row).filter((row) => !out.has(row));
};

/** So that a model that was sure of another label does not lose for one row alone. */
const LEAST = 1e-6;

type Tried = { readonly heldOut: Float32Array; readonly hits: number; readonly likelihood: number };

/** Tries settings on each fold in turn. */
const tryFolds = async (
  model: ClassicalModel,
  rows: Rows,
  settings: unknown,
  { folds, seed, stop }: SearchOptions,
): Promise<Tried> => {
  const classes = rows.names.length;
  const heldOut = new Float32Array(rows.count * classes);
  let hits = 0;
  let likelihood = 0;
  for (const fold of folds) {
    await setImmediate();
    stop.throwIfAborted();
    const fitted = fitScaled(model, takeRows(rows, trainPlaces(rows.count, fold)), settings, seed);
    const others = takeRows(rows, fold);
    const shares = fitted.probabilities(others);
    fold.forEach((row, place) => {
      heldOut.set(shares.subarray(place * classes, (place + 1) * classes), row * classes);
      likelihood += Math.log(Math.max(LEAST, shares[place * classes + others.labels[place]]));
    });
    hits += fitted.judge(others).filter((label, place) => label === others.labels[place]).length;
  }
  return { heldOut, hits, likelihood };
};

/**
 * Tries all settings of a model by cross-validation and learns from all rows with those that do best on
 * held-out rows (the first of equals). Inputs are scaled within each fold. Throws the reason of `stop`.
 */
export const searchGrid = async (
  model: ClassicalModel,
  rows: Rows,
  options: SearchOptions,
): Promise<SearchResult> => {
  const { by = 'hits' } = options;
  let best: (Tried & { readonly settings: unknown }) | undefined;
  for (const [place, settings] of model.grid.entries()) {
    const tried = await tryFolds(model, rows, settings, options);
    if (!best || tried[by] > best[by]) best = { ...tried, settings };
    options.progress((place + 1) / (model.grid.length + 1), `${model.name}: settings`);
  }
  if (!best) throw new RangeError(`${model.name}: expected settings to try, got none`);
  const { heldOut, hits, settings } = best;
  const fitted = fitScaled(model, rows, settings, options.seed);
  return { fitted, settings, heldOut, accuracy: hits / options.folds.flat().length };
};

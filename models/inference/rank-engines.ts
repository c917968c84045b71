import { performance } from 'node:perf_hooks';
import { FEATURE_SET } from '../../streams/index.js';
import { ModelError } from '../errors.js';
import type { Classifier } from './classifier.js';
import { availableEngines } from './engines/available-engines.js';
import type { EngineName } from './engines/load-engine.js';

/** An engine, and how fast it was when there was a choice. */
export type RankedEngine = { readonly name: EngineName; readonly windowsPerSecond?: number };

/** How to find out which engine is fastest. */
export type RankOptions = {
  /** Loads the model that is measured; it is disposed of afterwards. */
  readonly load: (engine: EngineName) => Promise<Classifier>;
  /** Windows in a call. */
  readonly batch: number;
  /** The engines to compare. @default those that load here */
  readonly engines?: readonly EngineName[];
};

/** For all engines together, beside loading them. */
const BUDGET_MS = 500;

const { windowFrames, coefficients } = FEATURE_SET;

/** By the fastest call: whatever else the machine does only ever slows one down. */
const measure = async (
  classifier: Classifier,
  batch: number,
  budgetMs: number,
): Promise<number> => {
  const input = new Float32Array(windowFrames * coefficients).fill(0.5);
  const request = { input, state: classifier.initialState() };
  const requests = Array.from({ length: batch }, () => request);
  // The first call prepares the engine for this size.
  await classifier.step(requests);
  const endMs = performance.now() + budgetMs;
  let fastestMs = Infinity;
  do {
    const startMs = performance.now();
    await classifier.step(requests);
    fastestMs = Math.min(fastestMs, performance.now() - startMs);
  } while (performance.now() < endMs);
  return (1000 * batch) / fastestMs;
};

const measureEngine = async (
  name: EngineName,
  { load, batch }: RankOptions,
  budgetMs: number,
): Promise<RankedEngine> => {
  const classifier = await load(name);
  try {
    return { name, windowsPerSecond: await measure(classifier, batch, budgetMs) };
  } finally {
    classifier.dispose();
  }
};

/**
 * The engines that load, the fastest first; measured only where there is more than one. One that loads but does not
 * run the model is left out. Fails with a `ModelError` when none is left.
 */
export const rankEngines = async (options: RankOptions): Promise<readonly RankedEngine[]> => {
  const engines = options.engines ?? (await availableEngines());
  if (engines.length === 1) return [{ name: engines[0] }];
  const ranked: Required<RankedEngine>[] = [];
  let failure: unknown;
  for (const name of engines) {
    const measured = measureEngine(name, options, BUDGET_MS / engines.length);
    const { windowsPerSecond = 0 } = await measured.catch((error: unknown) => {
      failure = error;
      return { name } as RankedEngine;
    });
    if (windowsPerSecond > 0) ranked.push({ name, windowsPerSecond });
  }
  if (ranked.length > 0) return ranked.sort((a, b) => b.windowsPerSecond - a.windowsPerSecond);
  throw failure ?? new ModelError('engine-missing', 'no engine could be loaded');
};

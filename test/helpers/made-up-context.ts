import type { ExperimentContext } from '../../models/baselines/experiment.js';

/** What a quick experiment on made-up data is given, but for what the test is about. */
export const madeUpContext = (own: Partial<ExperimentContext>): ExperimentContext => ({
  data: 'none',
  holdOut: 'honest',
  seed: 1,
  effort: 'quick',
  engine: 'wasm',
  progress: () => undefined,
  stop: new AbortController().signal,
  ...own,
});

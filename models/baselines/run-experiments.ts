import type { Experiment, ExperimentContext, HoldOut, Outcome } from './experiment.js';

/** What an experiment gave under each way to hold rows out that was asked for. */
export type ExperimentResult = {
  readonly experiment: Experiment;
  readonly outcomes: Readonly<Partial<Record<HoldOut, Outcome>>>;
  readonly seconds: number;
};

/** How far a run of several experiments is. */
export type ExperimentProgress = {
  readonly experiment: Experiment;
  /** Position among the experiments, from 0. */
  readonly position: number;
  readonly total: number;
  readonly holdOut: HoldOut;
  /** Of this experiment under this way to hold out, 0 to 1. */
  readonly share: number;
  readonly words: string;
};

/** What all experiments of a run share. */
export type RunOptions = Omit<ExperimentContext, 'holdOut' | 'progress'> & {
  readonly holdOuts: readonly HoldOut[];
};

/**
 * Runs experiments one after another and hands out each result as it is there.
 * Throws the reason when `stop` is aborted, and what an experiment throws.
 */
export async function* runExperiments(
  experiments: readonly Experiment[],
  { holdOuts, ...shared }: RunOptions,
  onProgress: (progress: ExperimentProgress) => void,
): AsyncGenerator<ExperimentResult> {
  for (const [position, experiment] of experiments.entries()) {
    const startMs = performance.now();
    const outcomes: Partial<Record<HoldOut, Outcome>> = {};
    for (const holdOut of holdOuts) {
      shared.stop.throwIfAborted();
      const progress = (share: number, words: string): void => {
        onProgress({ experiment, position, total: experiments.length, holdOut, share, words });
      };
      outcomes[holdOut] = await experiment.run({ ...shared, holdOut, progress });
    }
    yield { experiment, outcomes, seconds: (performance.now() - startMs) / 1000 };
  }
}

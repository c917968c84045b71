import type { Experiment, ExperimentContext, HoldOut, Outcome } from './experiment.js';
import { keepOutcome, type KeptOutcome, readKeptOutcome } from './results/kept-outcome.js';
import { isSystemKept, keepSystem, tellOfSystem } from './results/kept-system.js';

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
export type RunOptions = Omit<ExperimentContext, 'holdOut' | 'progress' | 'keep'> & {
  readonly holdOuts: readonly HoldOut[];
  /** Folder of finished outcomes; those that lie there are not made again. */
  readonly directory?: string | undefined;
  /** Folder that systems that hear go to, as they are under the honest way to hold out. */
  readonly systems?: string | undefined;
};

/** An outcome as it was finished before, or else now. */
const finishOutcome = async (
  experiment: Experiment,
  context: ExperimentContext,
  { directory, systems }: Pick<RunOptions, 'directory' | 'systems'>,
): Promise<KeptOutcome> => {
  const { holdOut, seed, effort, data } = context;
  const identity = { seed, effort, data };
  const place = { directory: directory ?? '', experiment, holdOut };
  const keeps = systems !== undefined && holdOut === 'honest' && experiment.hears;
  const isWanting = keeps && !isSystemKept(systems, experiment);
  const finished =
    directory === undefined || isWanting ? undefined : await readKeptOutcome(place, identity);
  if (finished) return finished;
  const startMs = performance.now();
  const keep = keeps ? keepSystem(systems, experiment, context) : undefined;
  const outcome = await experiment.run({ ...context, keep });
  if (keeps) await tellOfSystem(systems, experiment, outcome);
  const made = { identity, outcome, seconds: (performance.now() - startMs) / 1000 };
  if (directory !== undefined) await keepOutcome(place, made);
  return made;
};

/**
 * Runs experiments one after another and hands out each result as it is there. Throws the reason when `stop`
 * is aborted, what an experiment throws, and a `ModelError` when the folder holds outcomes of other work.
 */
export async function* runExperiments(
  experiments: readonly Experiment[],
  { holdOuts, directory, systems, ...shared }: RunOptions,
  onProgress: (progress: ExperimentProgress) => void,
): AsyncGenerator<ExperimentResult> {
  for (const [position, experiment] of experiments.entries()) {
    const outcomes: Partial<Record<HoldOut, Outcome>> = {};
    let seconds = 0;
    for (const holdOut of holdOuts) {
      shared.stop.throwIfAborted();
      const progress = (share: number, words: string): void => {
        onProgress({ experiment, position, total: experiments.length, holdOut, share, words });
      };
      const context = { ...shared, holdOut, progress };
      const finished = await finishOutcome(experiment, context, { directory, systems });
      outcomes[holdOut] = finished.outcome;
      seconds += finished.seconds;
    }
    yield { experiment, outcomes, seconds };
  }
}

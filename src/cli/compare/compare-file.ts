import { ModelError } from '../../../models/index.js';
import { RunError } from '../../errors.js';
import type { LabelProbabilities } from '../classify/file-report.js';
import type { ComparedSystem, HeardFile, Listening } from './compared-system.js';
import type { Comparison } from './comparison.js';

const TOP = 3;

/** What is needed to compare systems on a file. */
export type CompareFileOptions = Omit<Listening, 'onProgress'> & {
  readonly systems: readonly ComparedSystem[];
  /** Told the system that listens and the media time that it has reached. */
  readonly onProgress: (system: string, heardSeconds: number) => void;
};

const likeliest = (probabilities: LabelProbabilities): LabelProbabilities =>
  Object.fromEntries(
    Object.entries(probabilities)
      .sort(([, one], [, other]) => other - one)
      .slice(0, TOP),
  );

const rounded = (values: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Number(value.toFixed(4))]),
  );

type Told = Pick<Comparison, 'systems' | 'descriptors'>;

const tell = ({ name, hash }: ComparedSystem, heard: HeardFile, seconds: number): Told => {
  const asked = { system: name, hash };
  if ('descriptors' in heard) {
    const values = rounded(heard.descriptors);
    const r2 = rounded(
      Object.fromEntries(
        Object.entries(heard.r2).filter(([descriptor]) => descriptor in heard.descriptors),
      ),
    );
    return { systems: [], descriptors: [{ ...asked, values, r2, seconds }] };
  }
  const { label, probabilities } = heard;
  return {
    systems: [{ ...asked, label, top: likeliest(probabilities), seconds }],
    descriptors: [],
  };
};

type Answer = Told & Pick<Comparison, 'durationSeconds' | 'failed'>;

const ask = async (
  system: ComparedSystem,
  file: string,
  { onProgress, config, stop }: CompareFileOptions,
): Promise<Answer> => {
  const startMs = performance.now();
  const tellHeard = (heardSeconds: number): void => onProgress(system.name, heardSeconds);
  try {
    const heard = await system.hear(file, { config, stop, onProgress: tellHeard });
    const seconds = Number(((performance.now() - startMs) / 1000).toFixed(3));
    return { durationSeconds: heard.durationSeconds, ...tell(system, heard, seconds), failed: [] };
  } catch (error) {
    // What is wrong with the file is so for all systems; what is wrong with a system is its own affair.
    if (!(error instanceof ModelError)) throw error;
    const failed = [{ system: system.name, why: error.message }];
    return { durationSeconds: 0, systems: [], descriptors: [], failed };
  }
};

/**
 * Lets each system judge a file, one after the other; those that name genres by the pipeline that listens live. Fails
 * as `classifyFile` does when the file cannot be judged at all, and with a `RunError` when no system could say anything.
 */
export const compareFile = async (
  file: string,
  options: CompareFileOptions,
): Promise<Comparison> => {
  const answers: Answer[] = [];
  for (const system of options.systems) answers.push(await ask(system, file, options));
  const failed = answers.flatMap((answer) => answer.failed);
  if (failed.length === answers.length) throw new RunError(failed[0].why);
  return {
    file,
    durationSeconds: Math.max(...answers.map(({ durationSeconds }) => durationSeconds)),
    systems: answers.flatMap(({ systems }) => systems),
    descriptors: answers.flatMap(({ descriptors }) => descriptors),
    failed,
  };
};

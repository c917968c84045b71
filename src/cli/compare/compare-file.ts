import type { Classifier } from '../../../models/index.js';
import type { Config } from '../../config/config-schema.js';
import { classifyFile } from '../classify/classify-file.js';
import type { LabelProbabilities } from '../classify/file-report.js';
import type { Comparison, SystemVerdict } from './comparison.js';

const TOP = 3;

/** What is needed to compare systems on a file. */
export type CompareFileOptions = {
  readonly classifiers: readonly Classifier[];
  readonly config: Config;
  readonly stop: AbortSignal;
  /** Told the system that listens and the media time that it has reached. */
  readonly onProgress: (system: string, heardSeconds: number) => void;
};

const likeliest = (probabilities: LabelProbabilities): LabelProbabilities =>
  Object.fromEntries(
    Object.entries(probabilities)
      .sort(([, one], [, other]) => other - one)
      .slice(0, TOP),
  );

/**
 * Lets each system judge a file by the pipeline that listens live, one after the other. Fails as `classifyFile`
 * does.
 */
export const compareFile = async (
  file: string,
  { classifiers, config, stop, onProgress }: CompareFileOptions,
): Promise<Comparison> => {
  const systems: SystemVerdict[] = [];
  let durationSeconds = 0;
  for (const classifier of classifiers) {
    const { name: system, hash } = classifier.info;
    const startMs = performance.now();
    const report = await classifyFile(file, {
      classifier,
      config,
      stop,
      onProgress: (heardSeconds) => onProgress(system, heardSeconds),
    });
    const seconds = Number(((performance.now() - startMs) / 1000).toFixed(3));
    const { label, probabilities } = report.verdict;
    durationSeconds = report.durationSeconds;
    systems.push({ system, hash, label, top: likeliest(probabilities), seconds });
  }
  return { file, durationSeconds, systems };
};

import { filter, lastValueFrom, map, takeUntil, tap, toArray } from 'rxjs';
import { judgeClip, judgeSound, type Classifier, type Verdict } from '../../../models/index.js';
import { createSource, SAMPLE_RATE_HZ } from '../../../streams/index.js';
import type { Config } from '../../config/config-schema.js';
import { RunError } from '../../errors.js';
import { listenToStation, type StationOutput } from '../../pipeline.js';
import type { JudgedScores } from '../../smoothing/judge-state.js';
import { roundProbabilities } from '../../publish/hub/round-probabilities.js';
import { noteAudio } from '../../note-audio.js';
import { whenAborted } from '../when-aborted.js';
import type { FileReport } from './file-report.js';

/** What is needed to judge a file. */
export type ClassifyFileOptions = {
  readonly classifier: Classifier;
  readonly config: Config;
  readonly stop: AbortSignal;
  /** Told the media time reached after each window. */
  readonly onProgress: (heardSeconds: number) => void;
};

type Prediction = Extract<StationOutput, { kind: 'prediction' }>;

const isPrediction = (output: StationOutput): output is Prediction => output.kind === 'prediction';

/** Seconds without what is less than a millisecond, as in the wire messages. */
const roundToMs = (seconds: number): number => Number(seconds.toFixed(3));

/** A verdict on what was heard; quiet windows have no say, and a file of nothing else is silence. */
const judgeHeard = (scores: readonly JudgedScores[], labels: readonly string[]): Verdict => {
  const heard = scores.filter(({ quiet }) => !quiet);
  if (heard.length > 0) return judgeSound(heard, labels);
  const { probabilities } = judgeClip(
    scores.map(({ smoothed }) => smoothed),
    labels,
  );
  return { label: 'silence', probabilities };
};

const toReport = (
  file: string,
  durationSeconds: number,
  scores: readonly JudgedScores[],
  { labels, name, hash }: Classifier['info'],
): FileReport => {
  const byLabel = (values: Float32Array) => roundProbabilities(labels, values);
  const { label, probabilities } = judgeHeard(scores, labels);
  return {
    file,
    durationSeconds: roundToMs(durationSeconds),
    verdict: { label, probabilities: byLabel(probabilities) },
    model: { name, hash },
    windows: scores.map((each) => ({
      startSeconds: roundToMs(each.window.startSeconds),
      endSeconds: roundToMs(each.window.endSeconds),
      probabilities: byLabel(each.probabilities),
      smoothed: byLabel(each.smoothed),
      state: each.state,
      ...(each.genre !== undefined && { genre: each.genre }),
    })),
  };
};

/**
 * Judges one file by the very pipeline that listens live, as fast as it goes. Fails with a
 * `StreamError` when it cannot be read and with a `RunError` when it is too short for a single
 * window.
 */
export const classifyFile = async (
  file: string,
  { classifier, config, stop, onProgress }: ClassifyFileOptions,
): Promise<FileReport> => {
  let durationSeconds = 0;
  const source = createSource(`file:${file}`, { filePace: 'demand', decoder: config.decoder });
  const noted = noteAudio(source, ({ startSeconds, samples }) => {
    durationSeconds = startSeconds + samples.length / SAMPLE_RATE_HZ;
  });
  const { smoothing, detection: judging } = config;
  const scores = await lastValueFrom(
    listenToStation(noted, classifier, { smoothing, judging }).pipe(
      filter(isPrediction),
      map((output) => output.scores),
      tap(({ window }) => onProgress(window.endSeconds)),
      takeUntil(whenAborted(stop)),
      toArray(),
    ),
  );
  stop.throwIfAborted();
  if (scores.length > 0) return toReport(file, durationSeconds, scores, classifier.info);
  throw new RunError(
    `${file} is too short to judge: about 1 s of sound is needed, it has ${durationSeconds.toFixed(1)} s`,
  );
};

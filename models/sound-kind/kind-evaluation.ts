import * as tf from '@tensorflow/tfjs';
import { FEATURE_SET } from '../../streams/index.js';
import { wilsonInterval } from '../evaluation/metrics.js';
import { joinArrays } from '../join-arrays.js';
import { SOUND_KINDS } from './sound-kinds.js';
import type { TestWindow } from './test-windows.js';

/** How many windows of one group were judged rightly. */
export type KindScore = {
  readonly windows: number;
  readonly hits: number;
  readonly accuracy: number;
  readonly interval95: readonly [number, number];
  /** Judged as music, speech, noise. */
  readonly judged: readonly number[];
};

const BATCH = 256;

/** The likeliest kind (its index) of each window. */
const judgeWindows = (model: tf.LayersModel, windows: readonly TestWindow[]): number[] => {
  const judged: number[] = [];
  for (let start = 0; start < windows.length; start += BATCH) {
    const some = windows.slice(start, start + BATCH);
    const best = tf.tidy(() => {
      const shape: [number, number, number] = [
        some.length,
        FEATURE_SET.windowFrames,
        FEATURE_SET.coefficients,
      ];
      const input = tf.tensor3d(joinArrays(some.map(({ mfcc }) => mfcc)), shape);
      const scores = model.predict(input, { batchSize: some.length }) as tf.Tensor2D;
      return scores.argMax(-1).dataSync();
    });
    judged.push(...best);
  }
  return judged;
};

const score = (pairs: readonly { truth: number; judged: number }[]): KindScore => {
  const hits = pairs.filter(({ truth, judged }) => truth === judged).length;
  return {
    windows: pairs.length,
    hits,
    accuracy: hits / pairs.length,
    interval95: wilsonInterval(hits, pairs.length),
    judged: SOUND_KINDS.map((_, kind) => pairs.filter(({ judged }) => judged === kind).length),
  };
};

/** Scores each window by itself; one row for each group of windows. */
export const scoreKinds = (
  model: tf.LayersModel,
  windows: readonly TestWindow[],
): Readonly<Record<string, KindScore>> => {
  const judged = judgeWindows(model, windows);
  const groups = [...new Set(windows.map(({ group }) => group))];
  const pairs = windows.map(({ kind, group }, index) => ({
    truth: SOUND_KINDS.indexOf(kind),
    judged: judged[index],
    group,
  }));
  return Object.fromEntries(
    groups.map((group) => [group, score(pairs.filter((pair) => pair.group === group))]),
  );
};

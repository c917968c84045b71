import { basename, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { loadEngine } from '../inference/engines/load-engine.js';
import type { ModelManifest } from '../model-manifest.js';
import { oneCycleRate } from '../training/learning-rate.js';
import { createRandom } from '../training/random.js';
import { type KindScores, scoreKinds } from './kind-evaluation.js';
import { judgeWithModel } from './judge-with-model.js';
import { createKindLearner, type KindLearner } from './kind-learner.js';
import type {
  KindTrainingOptions,
  KindTrainingPlaces,
  KindTrainingProgress,
} from './kind-training-options.js';
import { keepInMemory, loadSoundClips } from './load-sound-clips.js';
import { createDraw, makeKindBatch } from './make-kind-batch.js';
import { plainRecipe } from './make-kind-window.js';
import { saveLayersModel } from '../tfjs/save-layers-model.js';
import type { SoundClip } from './sound-clip.js';
import { SOUND_KINDS } from './sound-kinds.js';
import { plainWindows, talkOverWindows } from './test-windows.js';

/** What a training of the kind model leaves. */
export type TrainedKind = {
  readonly manifest: ModelManifest;
  /** By group of windows; the part that nothing was chosen on. */
  readonly test: KindScores;
  /** The part that settings were chosen on. */
  readonly valid: KindScores;
};

type Training = {
  readonly learner: KindLearner;
  readonly clips: readonly SoundClip[];
  readonly options: KindTrainingOptions;
  readonly stop?: AbortSignal | undefined;
};

const SETTLING_BATCHES = 80;

const ofSplit = (clips: readonly SoundClip[], split: SoundClip['split']): SoundClip[] =>
  clips.filter((clip) => clip.split === split);

const scorePart = ({ learner, clips }: Training, split: SoundClip['split']) => {
  const part = ofSplit(clips, split);
  const windows = [...plainWindows(part), ...talkOverWindows(part)];
  return scoreKinds(judgeWithModel(learner.model), windows);
};

/** Lends the model as it would be saved: averaged weights, normalisation settled on unchanged sound. */
const withSettledWeights = async <T>(
  { learner, clips, options, stop }: Training,
  use: () => T | Promise<T>,
): Promise<T> => {
  const restore = learner.applyAverage();
  try {
    const random = createRandom(options.seed, 'settle');
    const draw = createDraw(ofSplit(clips, 'train'), random);
    for (let batch = 0; batch < SETTLING_BATCHES; batch++) {
      await setImmediate();
      stop?.throwIfAborted();
      learner.settle(makeKindBatch(draw, { ...options, recipe: plainRecipe }, random));
    }
    return await use();
  } finally {
    restore();
  }
};

const accuracyOf = (scores: KindScores): number => {
  const all = Object.values(scores);
  return all.reduce((sum, { accuracy }) => sum + accuracy, 0) / all.length;
};

const learnAll = async (
  training: Training,
  onProgress: (progress: KindTrainingProgress) => void,
): Promise<void> => {
  const { learner, clips, options, stop } = training;
  const { steps, stepsPerCheck, peakRate, seed } = options;
  const random = createRandom(seed, 'windows');
  const draw = createDraw(ofSplit(clips, 'train'), random);
  for (let step = 1; step <= steps; step++) {
    // Some engines answer without ever letting signals and timers in.
    await setImmediate();
    stop?.throwIfAborted();
    const batch = makeKindBatch(draw, options, random);
    const loss = await learner.learn(batch, oneCycleRate((step - 1) / steps, peakRate));
    onProgress({ step, steps, loss });
    if (step % stepsPerCheck !== 0 || step === steps) continue;
    const valid = await withSettledWeights(training, () => scorePart(training, 'valid'));
    onProgress({ step, steps, loss, validAccuracy: accuracyOf(valid) });
  }
};

/**
 * Trains the model that tells music, speech and noise apart on the recordings below `dataDirectory` and
 * writes it into `outputDirectory`. Fails with a `ModelError` when data or engine are not to be had, and
 * with the reason of `places.stop`.
 */
export const trainSoundKind = async (
  options: KindTrainingOptions,
  places: KindTrainingPlaces,
  onProgress: (progress: KindTrainingProgress) => void,
): Promise<TrainedKind> => {
  await loadEngine(places.engine);
  const { dataDirectory, outputDirectory, command, stop } = places;
  const clips = keepInMemory(await loadSoundClips(dataDirectory, { stop }));
  const learner = createKindLearner(options);
  const training: Training = { learner, clips, options, stop };
  try {
    await learnAll(training, onProgress);
    return await withSettledWeights(training, async () => {
      const valid = await scorePart(training, 'valid');
      const test = await scorePart(training, 'test');
      const trainClips = ofSplit(clips, 'train').length;
      const manifest = await saveLayersModel(outputDirectory, learner.model, {
        name: basename(resolve(outputDirectory)),
        kind: 'sound-kind',
        labels: [...SOUND_KINDS],
        training: { command, clips: trainClips, options: { ...options } },
      });
      return { manifest, valid, test };
    });
  } finally {
    learner.dispose();
  }
};

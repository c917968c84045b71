import { setImmediate } from 'node:timers/promises';
import type { Classifier, StationState } from '../inference/classifier.js';
import { cutWindows } from '../training/cut-windows.js';
import type { Clip } from '../training/dataset.js';
import { requireSameFrames } from './require-same-frames.js';

/** Who is told of the clips done, and what can stop the streaming before its end. */
export type StreamOptions = {
  readonly onProgress?: ((done: number) => void) | undefined;
  readonly stop?: AbortSignal | undefined;
};

/** How many clips are streamed side by side. */
const SIDE_BY_SIDE = 32;

const streamGroup = async (
  classifier: Classifier,
  clips: readonly Clip[],
  keepsMemory: boolean,
  stop: AbortSignal | undefined,
): Promise<Float32Array[][]> => {
  const frontEnd = requireSameFrames(classifier.info);
  const windows = clips.map((clip) => cutWindows(clip.readLogMelDb(), frontEnd));
  const scores: Float32Array[][] = clips.map(() => []);
  const states: StationState[] = clips.map(() => classifier.initialState());
  const steps = Math.max(...windows.map((list) => list.length));
  for (let step = 0; step < steps; step++) {
    // Some engines answer without ever letting signals and timers in.
    await setImmediate();
    stop?.throwIfAborted();
    const playing = clips.map((_, index) => index).filter((index) => step < windows[index].length);
    const requests = playing.map((index) => ({
      input: windows[index][step],
      state: states[index],
    }));
    const results = await classifier.step(requests);
    playing.forEach((index, place) => {
      scores[index].push(results[place].probabilities);
      if (keepsMemory) states[index] = results[place].state;
    });
  }
  return scores;
};

const inGroups = async (
  classifier: Classifier,
  clips: readonly Clip[],
  keepsMemory: boolean,
  { onProgress, stop }: StreamOptions,
): Promise<Float32Array[][]> => {
  const scores: Float32Array[][] = [];
  for (let start = 0; start < clips.length; start += SIDE_BY_SIDE) {
    const group = clips.slice(start, start + SIDE_BY_SIDE);
    scores.push(...(await streamGroup(classifier, group, keepsMemory, stop)));
    onProgress?.(scores.length);
  }
  return scores;
};

/**
 * Plays clips through the classifier as a station would: one window after the other, from an empty
 * memory, never looking ahead. Gives each clip's probabilities, step by step.
 * Fails with a `ModelError` when the model hears other frames than clips have, and with the reason of `stop`.
 */
export const streamClips = (
  classifier: Classifier,
  clips: readonly Clip[],
  options: StreamOptions = {},
): Promise<Float32Array[][]> => inGroups(classifier, clips, true, options);

/** As `streamClips`, but each window is heard with an empty memory, as if nothing had come before. */
export const streamAlone = (
  classifier: Classifier,
  clips: readonly Clip[],
  options: StreamOptions = {},
): Promise<Float32Array[][]> => inGroups(classifier, clips, false, options);

import type { Classifier, StationState } from '../inference/classifier.js';
import type { Clip } from './dataset.js';
import { cutWindows } from './cut-windows.js';

/** How many clips are streamed side by side. */
const SIDE_BY_SIDE = 32;

const streamGroup = async (classifier: Classifier, clips: readonly Clip[]) => {
  const windows = clips.map((clip) => cutWindows(clip.readLogMelDb()));
  const scores: Float32Array[][] = clips.map(() => []);
  const states: StationState[] = clips.map(() => classifier.initialState());
  const steps = Math.max(...windows.map((list) => list.length));
  for (let step = 0; step < steps; step++) {
    const playing = clips.map((_, index) => index).filter((index) => step < windows[index].length);
    const requests = playing.map((index) => ({ mfcc: windows[index][step], state: states[index] }));
    const results = await classifier.step(requests);
    playing.forEach((index, place) => {
      scores[index].push(results[place].probabilities);
      states[index] = results[place].state;
    });
  }
  return scores;
};

/**
 * Plays clips through the classifier as a station would: one window after the other, from an empty
 * memory, never looking ahead. Gives each clip's probabilities, step by step.
 */
export const streamClips = async (
  classifier: Classifier,
  clips: readonly Clip[],
  onProgress: (done: number) => void = () => {},
): Promise<Float32Array[][]> => {
  const scores: Float32Array[][] = [];
  for (let start = 0; start < clips.length; start += SIDE_BY_SIDE) {
    scores.push(...(await streamGroup(classifier, clips.slice(start, start + SIDE_BY_SIDE))));
    onProgress(scores.length);
  }
  return scores;
};

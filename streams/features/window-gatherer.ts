import { SAMPLE_RATE_HZ } from '../audio-format.js';
import { FEATURE_SET } from './feature-set.js';
import type { FeatureFrame, FeatureWindow } from './feature-window.js';
import { summariseFrames } from './summarise-frames.js';
import { windowToMfcc } from './window-to-mfcc.js';

const { fftSize, melBands, windowFrames, windowHopFrames } = FEATURE_SET;
const HALF_FRAME_SECONDS = fftSize / 2 / SAMPLE_RATE_HZ;

/** `[windowFrames × melBands]`; fewer frames are played again from the first until the window is full. */
const joinLogMel = (frames: readonly FeatureFrame[]): Float32Array => {
  const joined = new Float32Array(windowFrames * melBands);
  for (let index = 0; index < windowFrames; index++) {
    joined.set(frames[index % frames.length]!.logMelDb, index * melBands);
  }
  return joined;
};

const toWindow = (frames: readonly FeatureFrame[], interrupted: boolean): FeatureWindow => {
  const last = frames.at(-1)!;
  return {
    startSeconds: Math.max(0, frames[0]!.centreSeconds - HALF_FRAME_SECONDS),
    endSeconds: last.centreSeconds + HALF_FRAME_SECONDS,
    capturedAtMs: last.capturedAtMs,
    mfcc: windowToMfcc(joinLogMel(frames)),
    ...summariseFrames(frames.slice(-windowHopFrames)),
    interrupted,
  };
};

/** Holds the newest `windowFrames` frames and hands out a window each `windowHopFrames`. */
export class WindowGatherer {
  #frames: FeatureFrame[] = [];
  #untilNext: number = windowFrames;
  #interrupted = false;
  #short = true;

  /** No window, or the one that this frame completes. */
  push(frame: FeatureFrame): FeatureWindow[] {
    if (frame.interrupted) this.#restart();
    if (this.#frames.length === windowFrames) this.#frames.shift();
    this.#frames.push(frame);
    this.#untilNext--;
    return this.#untilNext === 0 ? [this.#emit()] : [];
  }

  /** One window of what there is, when the sound was long enough to judge but too short for a window. */
  flush(): FeatureWindow[] {
    return this.#short && this.#frames.length >= windowHopFrames ? [this.#emit()] : [];
  }

  #restart(): void {
    this.#frames = [];
    this.#untilNext = windowFrames;
    this.#interrupted = true;
    this.#short = true;
  }

  #emit(): FeatureWindow {
    const window = toWindow(this.#frames, this.#interrupted);
    this.#untilNext = windowHopFrames;
    this.#interrupted = false;
    this.#short = false;
    return window;
  }
}

import type { FeatureWindow } from '../../streams/index.js';

/** What the model says of one window. */
export type Scores = {
  readonly window: FeatureWindow;
  /** `[labels]`, sums to 1. */
  readonly probabilities: Float32Array;
  /** How likely the window is each of `SOUND_KINDS`, sums to 1; left out when nothing tells them apart. */
  readonly kinds?: Float32Array;
  /** Windows of this station dropped so far because the model could not keep up. */
  readonly droppedWindows: number;
};

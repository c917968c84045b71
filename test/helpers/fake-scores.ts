import type { Scores } from '../../models/index.js';
import { makeWindow } from './make-window.js';

/** What a test says of a window; the rest is made up. */
export type FakeScores = {
  readonly endSeconds: number;
  readonly probabilities: readonly number[];
  /** @default -20 */
  readonly rmsDb?: number;
  readonly interrupted?: boolean;
};

/** Scores of a window of three seconds that ends at `endSeconds`. */
export const fakeScores = ({
  endSeconds,
  probabilities,
  rmsDb = -20,
  interrupted = false,
}: FakeScores): Scores => ({
  window: makeWindow(endSeconds - 3, {
    mfcc: new Float32Array(0),
    chroma: new Float32Array(12).fill(0.5),
    level: { rmsDb, peakDb: rmsDb + 12 },
    interrupted,
  }),
  probabilities: Float32Array.from(probabilities),
  droppedWindows: 0,
});

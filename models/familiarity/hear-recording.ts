import { FEATURE_SET, windowToMfcc } from '../../streams/index.js';
import type { Classifier } from '../inference/classifier.js';
import { isQuiet } from '../sound-kind/is-quiet.js';
import { mainKind } from '../sound-kind/main-kind.js';
import type { SoundKind } from '../sound-kind/sound-kinds.js';
import { countWindows } from '../training/cut-windows.js';
import { type Familiarity, strangenessOf } from './familiarity.js';
import type { Recording } from './fit-familiarity.js';
import { lengthenStretch, type Stretch } from './stretch.js';

/** What became of a recording before a genre is named. */
export type HeardRecording = {
  /** What it is in the mean; nothing when all of it is quiet. */
  readonly kind?: SoundKind;
  /** Of each window of music. */
  readonly strangeness: readonly number[];
};

const { melBands, windowFrames, windowHopFrames } = FEATURE_SET;

const loudWindows = (logMelDb: Float32Array): Float32Array[] =>
  Array.from({ length: countWindows(logMelDb.length / melBands) }, (_, index) => {
    const start = index * windowHopFrames * melBands;
    return logMelDb.subarray(start, start + windowFrames * melBands);
  })
    .filter((window) => !isQuiet(window))
    .map(windowToMfcc);

/** Plays a recording through the kind model and past the familiar music, as a station would. */
export const hearRecording = async (
  recording: Recording,
  soundKinds: Classifier,
  familiarity: Familiarity,
): Promise<HeardRecording> => {
  const windows = loudWindows(recording.readLogMelDb());
  if (windows.length === 0) return { strangeness: [] };
  const results = await soundKinds.step(windows.map((input) => ({ input, state: {} })));
  const sums = results[0].probabilities.map((_, kind) =>
    results.reduce((sum, { probabilities }) => sum + probabilities[kind], 0),
  );
  const strangeness: number[] = [];
  let stretch: Stretch | undefined;
  for (const [index, { probabilities }] of results.entries()) {
    if (mainKind(probabilities) !== 'music') continue;
    stretch = lengthenStretch(stretch, windows[index]);
    strangeness.push(strangenessOf(familiarity, stretch));
  }
  return { kind: mainKind(sums), strangeness };
};

/** True when no genre is asserted of it, with limits moved by `offset`; the rule of `judgeSound`. */
export const isRejected = ({ kind, strangeness }: HeardRecording, offset = 0): boolean => {
  if (kind !== 'music') return true;
  return strangeness.filter((each) => each > offset).length > strangeness.length / 2;
};

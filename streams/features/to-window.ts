import { SAMPLE_RATE_HZ } from '../audio-format.js';
import { FEATURE_SET } from './feature-set.js';
import type { FeatureFrame, FeatureWindow } from './feature-window.js';
import { repeatRows } from './repeat-rows.js';
import { summariseFrames } from './summarise-frames.js';
import type { FrameGroup } from './window-gatherer.js';
import { windowToMfcc } from './window-to-mfcc.js';

const { fftSize, windowFrames, windowHopFrames } = FEATURE_SET;
const HALF_FRAME_SECONDS = fftSize / 2 / SAMPLE_RATE_HZ;

/** The window that some frames of Earshot's own front end make, at least one; too few are repeated. */
export const toWindow = ({ frames, interrupted }: FrameGroup<FeatureFrame>): FeatureWindow => {
  const last = frames.at(-1)!;
  const bands = frames.map(({ logMelDb }) => logMelDb);
  const mfcc = windowToMfcc(repeatRows(bands, windowFrames));
  return {
    startSeconds: Math.max(0, frames[0]!.centreSeconds - HALF_FRAME_SECONDS),
    endSeconds: last.centreSeconds + HALF_FRAME_SECONDS,
    capturedAtMs: last.capturedAtMs,
    mfcc,
    modelInput: mfcc,
    ...summariseFrames(frames.slice(-windowHopFrames)),
    interrupted,
  };
};

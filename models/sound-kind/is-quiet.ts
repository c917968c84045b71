import { FEATURE_SET } from '../../streams/index.js';

/** Short recordings are often filled up with digital silence. */
const QUIET_BELOW_DB = -60;

const NEWEST = FEATURE_SET.windowHopFrames * FEATURE_SET.melBands;

/**
 * True when the newest second of a window, log-mel in dB under the recording's loudest cell, holds no sound.
 * Live such a window is quiet by its level and teaches nothing; so it is neither trained on nor scored.
 */
export const isQuiet = (windowDb: Float32Array): boolean =>
  windowDb.subarray(-NEWEST).every((cell) => cell < QUIET_BELOW_DB);

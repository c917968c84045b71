import { SAMPLE_RATE_HZ } from '../../../audio-format.js';

/** An empty loop of so many beats. */
export const makeLoop = (beats: number, secondsPerBeat: number): Float32Array =>
  new Float32Array(Math.round(beats * secondsPerBeat * SAMPLE_RATE_HZ));

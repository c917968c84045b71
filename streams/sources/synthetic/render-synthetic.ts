import { SAMPLE_RATE_HZ } from '../../audio-format.js';
import { readSynthetic } from './read-synthetic.js';
import type { SyntheticName } from './synthetic-names.js';

/** The first `seconds` of a pattern, mono at 22,050 Hz: for fixtures. */
export const renderSynthetic = (name: SyntheticName, seconds: number): Float32Array =>
  readSynthetic(name, 0, Math.round(seconds * SAMPLE_RATE_HZ));

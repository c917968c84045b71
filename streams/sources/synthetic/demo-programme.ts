import { SAMPLE_RATE_HZ } from '../../audio-format.js';
import { MUSIC_NAMES, type MusicName } from './synthetic-names.js';

const PART_SAMPLES = 20 * SAMPLE_RATE_HZ;
const GAP_SAMPLES = 5 * SAMPLE_RATE_HZ;
/** A gap of silence follows each second part. */
const PARTS_TO_A_GAP = 2;

/** Where a moment of the demo lies. */
export type DemoPart = {
  readonly name: MusicName;
  readonly heardSamples: number;
  /** Until the part ends; 0 or less in the gap after it. */
  readonly leftSamples: number;
};

/** Finds the part of the demo that a sample belongs to; the programme goes round for ever. */
export const demoPartAt = (sample: number): DemoPart => {
  const groupSamples = PARTS_TO_A_GAP * PART_SAMPLES + GAP_SAMPLES;
  const group = Math.floor(sample / groupSamples);
  const inGroup = sample % groupSamples;
  const inGroupPart = Math.min(PARTS_TO_A_GAP - 1, Math.floor(inGroup / PART_SAMPLES));
  const index = (group * PARTS_TO_A_GAP + inGroupPart) % MUSIC_NAMES.length;
  const heardSamples = inGroup - inGroupPart * PART_SAMPLES;
  return {
    name: MUSIC_NAMES[index] ?? MUSIC_NAMES[0],
    heardSamples,
    leftSamples: PART_SAMPLES - heardSamples,
  };
};

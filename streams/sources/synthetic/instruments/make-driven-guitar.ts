import { SAMPLE_RATE_HZ } from '../../../audio-format.js';
import { createRandom } from '../random.js';
import { highPass, lowPass } from './filters.js';

/** One stroke of a driven guitar. */
export type Stroke = {
  readonly atSeconds: number;
  readonly seconds: number;
  /** Frequencies of the strings struck together. */
  readonly stringsHz: readonly number[];
  /** Seconds in which the strings fall to a third; short for a palm mute. */
  readonly decaySeconds: number;
};

const DRIVE = 14;
const PICK_NOISE = 0.5;
const PICK_SECONDS = 0.012;
const STRING_NOISE = 0.06;
const RELEASE_SECONDS = 0.008;
const CABINET_FROM_HZ = 70;
const CABINET_TO_HZ = 5200;
const PRESENCE_FROM_HZ = 1400;
const PRESENCE_GAIN = 1.6;

/** A guitar through an amplifier that clips hard and a closed cabinet; strokes never run past the end. */
export const makeDrivenGuitar = (length: number, strokes: readonly Stroke[]): Float32Array => {
  const strings = new Float32Array(length);
  for (const stroke of strokes) pick(strings, stroke);
  const driven = strings.map((sample) => Math.tanh(DRIVE * (sample + 0.05)));
  const cabinet = lowPass(highPass(driven, CABINET_FROM_HZ), CABINET_TO_HZ, 2);
  const presence = highPass(cabinet, PRESENCE_FROM_HZ, 2);
  return cabinet.map((sample, i) => sample + PRESENCE_GAIN * presence[i]!);
};

const pick = (strings: Float32Array, stroke: Stroke): void => {
  const { atSeconds, seconds, stringsHz, decaySeconds } = stroke;
  const start = Math.round(atSeconds * SAMPLE_RATE_HZ);
  const end = Math.min(strings.length, start + Math.round(seconds * SAMPLE_RATE_HZ));
  const random = createRandom(start);
  for (let i = start; i < end; i++) {
    const t = (i - start) / SAMPLE_RATE_HZ;
    const release = Math.min(1, (end - i) / SAMPLE_RATE_HZ / RELEASE_SECONDS);
    const noise = random() * (PICK_NOISE * Math.exp(-t / PICK_SECONDS) + STRING_NOISE);
    strings[i] = release * Math.exp(-t / decaySeconds) * (sumSaws(stringsHz, t) + noise);
  }
};

/** Plain sawteeth: what they fold back is lost in what the amplifier adds. */
const sumSaws = (stringsHz: readonly number[], t: number): number => {
  let sum = 0;
  for (const hz of stringsHz) sum += ((hz * t) % 1) - 0.5;
  return sum / stringsHz.length;
};

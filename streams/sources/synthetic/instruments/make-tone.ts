import { SAMPLE_RATE_HZ } from '../../../audio-format.js';
import { fillSound } from './fill-sound.js';

/** A held note made of sines. */
export type Tone = {
  readonly hz: number;
  readonly seconds: number;
  /** Strength of each partial, the fundamental first. */
  readonly partials: readonly number[];
  readonly attackSeconds: number;
  /** Seconds in which a struck tone falls to a third. @default Infinity */
  readonly decaySeconds?: number;
  /** How much faster high partials fall: 0 all alike. @default 0 */
  readonly dulling?: number;
  /** Depth of the vibrato in parts of the frequency. @default 0 */
  readonly vibrato?: number;
};

const VIBRATO_HZ = 5.4;
const RELEASE_SECONDS = 0.06;

/** The first `count` partials of a sawtooth. */
export const sawPartials = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => 1 / (i + 1));

/** A tone of sines, none above half the sample rate, with attack, decay and vibrato. */
export const makeTone = (tone: Tone): Float32Array => {
  const { hz, seconds, partials, attackSeconds, decaySeconds = Infinity } = tone;
  const { dulling = 0, vibrato = 0 } = tone;
  const audible = partials.filter((_, i) => hz * (i + 1) < 0.45 * SAMPLE_RATE_HZ);
  return fillSound(seconds, (t) => {
    const phase = 2 * Math.PI * hz * (vibrato === 0 ? t : t + bendAt(t, vibrato));
    const shape = Math.min(1, t / attackSeconds, (seconds - t) / RELEASE_SECONDS);
    if (decaySeconds === Infinity) return shape * sumPartials(audible, phase, 1);
    const fallOfEach = dulling === 0 ? 1 : Math.exp((-t * dulling) / decaySeconds);
    return shape * Math.exp(-t / decaySeconds) * sumPartials(audible, phase, fallOfEach);
  });
};

/** Seconds that a vibrato is ahead of an even tone; it sets in over the first third of a second. */
const bendAt = (t: number, depth: number): number =>
  (depth * (1 - Math.cos(2 * Math.PI * VIBRATO_HZ * t)) * Math.min(1, t / 0.3)) / VIBRATO_HZ;

/** Sines of whole multiples of `phase`, each from the two before it: far cheaper than so many sines. */
const sumPartials = (gains: readonly number[], phase: number, fallOfEach: number): number => {
  const turn = 2 * Math.cos(phase);
  let before = 0;
  let now = Math.sin(phase);
  let fall = 1;
  let sum = 0;
  for (const gain of gains) {
    sum += gain * fall * now;
    fall *= fallOfEach;
    const next = turn * now - before;
    before = now;
    now = next;
  }
  return sum;
};

import { LOOP_RATE_HZ, type LoopMemory } from './loop-memory.js';

/** How long a stretch of sound is looked for. */
export const ANCHOR_SAMPLES = LOOP_RATE_HZ;

const SLOTS = 24;
const SLOT_SAMPLES = Math.floor(ANCHOR_SAMPLES / SLOTS);
const LEAST_POINTS = 6;
/** Of the points so many may be elsewhere: codecs and offsets of half a sample move some. */
const MISSES = 0.25;

type Point = { readonly back: number; readonly value: number };

/** The peaks of one second of sound, by which it is known again. */
export type Anchor = {
  /** Position after its last sample. */
  readonly end: number;
  /** The highest peak first. */
  readonly points: readonly Point[];
};

const peakOf = (memory: LoopMemory, from: number, end: number): Point => {
  let peak = from;
  for (let i = from; i < from + SLOT_SAMPLES; i++) {
    if (Math.abs(memory.at(i)) > Math.abs(memory.at(peak))) peak = i;
  }
  return { back: end - peak, value: memory.at(peak) };
};

/** The second heard last; undefined where it is too even or too sparse to be known again. */
export const dropAnchor = (memory: LoopMemory): Anchor | undefined => {
  const end = memory.length;
  const start = end - ANCHOR_SAMPLES;
  if (start < 0) return undefined;
  const rms = Math.sqrt(memory.power(start, end) / ANCHOR_SAMPLES);
  const points = Array.from({ length: SLOTS }, (_, slot) =>
    peakOf(memory, start + slot * SLOT_SAMPLES, end),
  )
    .filter(({ value }) => Math.abs(value) > rms / 2)
    .sort((one, other) => Math.abs(other.value) - Math.abs(one.value));
  return points.length < LEAST_POINTS ? undefined : { end, points };
};

const isThere = (memory: LoopMemory, end: number, { back, value }: Point): boolean =>
  Math.abs(memory.at(end - back) - value) < Math.abs(value) / 2;

/** How far the points are from what is heard when the anchor is laid to end at a position; Infinity for elsewhere. */
const measureDistance = ({ points }: Anchor, memory: LoopMemory, end: number): number => {
  const missesAllowed = points.length * MISSES;
  let [misses, distance] = [0, 0];
  for (const point of points) {
    if (!isThere(memory, end, point) && ++misses > missesAllowed) return Infinity;
    distance += Math.abs(memory.at(end - point.back) - point.value);
  }
  return distance;
};

/** Where in a stretch the anchor is most likely heard again; undefined for nowhere. */
export const findAnchor = (
  anchor: Anchor,
  memory: LoopMemory,
  from: number,
  to: number,
): number | undefined => {
  let best: number | undefined;
  let least = Infinity;
  const highest = anchor.points[0]!;
  for (let end = from; end < to; end++) {
    // Hardly any sound has so high a peak where it is asked for, so most of it costs one comparison.
    if (!isThere(memory, end, highest)) continue;
    const distance = measureDistance(anchor, memory, end);
    if (distance < least) [best, least] = [end, distance];
  }
  return best;
};

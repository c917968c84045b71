import { setImmediate } from 'node:timers/promises';
import type { Rows } from '../baselines/rows/rows.js';
import { cutWindows } from '../training/cut-windows.js';
import type { Clip } from '../training/dataset.js';
import { describeMoments, MOMENTS, windowMoments } from './window-moments.js';

/** How it is done, and what stops it. */
export type DescribeOptions = {
  /** After so many windows a clip is described, and at its end. */
  readonly after: readonly number[];
  readonly onProgress?: ((done: number) => void) | undefined;
  readonly stop?: AbortSignal | undefined;
};

const describeClip = (clip: Clip, after: readonly number[]): Float32Array[] => {
  const windows = cutWindows(clip.readLogMelDb()).map(windowMoments);
  const ends = [...new Set([...after.filter((end) => end < windows.length), windows.length])];
  const sum = new Float64Array(MOMENTS);
  return windows.flatMap((moments, place) => {
    for (let i = 0; i < MOMENTS; i++) sum[i] += moments[i];
    if (!ends.includes(place + 1)) return [];
    return [describeMoments(Float32Array.from(sum, (value) => value / (place + 1)))];
  });
};

/**
 * Statistics of clips as the live code computes them: a row for each clip after so many windows and one at its
 * end, all of one clip in a row. Groups are the artists, or the clips where none is known. Clips shorter than a
 * window have none.
 */
export const describeClips = async (
  clips: readonly Clip[],
  names: readonly string[],
  { after, onProgress, stop }: DescribeOptions,
): Promise<Rows> => {
  const described: { readonly clip: Clip; readonly description: Float32Array }[] = [];
  for (const [done, clip] of clips.entries()) {
    await setImmediate();
    stop?.throwIfAborted();
    for (const description of describeClip(clip, after)) described.push({ clip, description });
    onProgress?.(done + 1);
  }
  const width = described[0]?.description.length ?? 0;
  const inputs = new Float32Array(described.length * width);
  described.forEach(({ description }, row) => inputs.set(description, row * width));
  return {
    count: described.length,
    width,
    inputs,
    labels: Int32Array.from(described, ({ clip }) => clip.label),
    names,
    groups: described.map(({ clip }) => clip.artist ?? clip.name),
  };
};

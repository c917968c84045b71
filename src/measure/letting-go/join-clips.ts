import type { Clip } from '../../../models/index.js';

/** One clip, and right behind it another of another genre. */
export type Change = {
  readonly first: Clip;
  readonly second: Clip;
  /** Both, one after the other. */
  readonly joined: Clip;
};

/** Clips of a data set lie side by side by genre; so far on is another one for most. */
const STRIDE = 31;

const findOther = (clips: readonly Clip[], index: number): Clip | undefined => {
  const after = clips.map((_, step) => clips[(index + STRIDE + step) % clips.length]!);
  return after.find(({ label }) => label !== clips[index]!.label);
};

const join = (first: Clip, second: Clip): Clip => ({
  name: `${first.name} + ${second.name}`,
  label: second.label,
  columns: first.columns + second.columns,
  readLogMelDb: () => Float32Array.from([...first.readLogMelDb(), ...second.readLogMelDb()]),
});

/** Each clip followed by one of another genre; always the same ones. */
export const joinClips = (clips: readonly Clip[]): Change[] =>
  clips.flatMap((first, index) => {
    const second = findOther(clips, index);
    return second ? [{ first, second, joined: join(first, second) }] : [];
  });

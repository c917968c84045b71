import type { JSX } from 'preact';

const FLOOR_DB = -60;
const ratioOf = (decibels: number): number => Math.min(1, Math.max(0, 1 - decibels / FLOOR_DB));

type Props = {
  /** In dB of full scale; undefined when nothing is heard. */
  readonly level: { readonly rmsDb: number; readonly peakDb: number } | undefined;
};

/** Level as a bar, with a mark at the peak, from -60 dB to full scale. */
export const LevelBar = ({ level }: Props): JSX.Element => {
  const rms = ratioOf(level?.rmsDb ?? FLOOR_DB);
  const peak = ratioOf(level?.peakDb ?? FLOOR_DB);
  return (
    <span class="level" aria-hidden="true">
      <span class="rms" style={{ transform: `scaleX(${rms.toFixed(3)})` }} />
      {level && <span class="peak" style={{ left: `${(peak * 100).toFixed(1)}%` }} />}
    </span>
  );
};

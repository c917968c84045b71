import { area, line } from 'd3-shape';
import type { TimelineStep } from '../../../shared/station-timeline.js';
import type { ChartArea } from './chart-area.js';

const FLOOR_DB = -60;

/** Draws the mean level as an area and the peak as a line, from -60 dB to full scale. */
export const drawLevel = (
  { context, x, top, height }: ChartArea,
  runs: readonly (readonly TimelineStep[])[],
  ink: string,
): void => {
  const y = (decibels: number): number =>
    top + height * Math.min(1, Math.max(0, decibels / FLOOR_DB));
  const at = ({ wallTimeMs }: TimelineStep): number => x(wallTimeMs);
  const rms = area<TimelineStep>(at, top + height, ({ rmsDb }) => y(rmsDb)).context(context);
  const peak = line<TimelineStep>(at, ({ peakDb }) => y(peakDb)).context(context);
  context.save();
  context.fillStyle = ink;
  context.strokeStyle = ink;
  for (const run of runs) {
    context.globalAlpha = 0.35;
    context.beginPath();
    rms(run);
    context.fill();
    context.globalAlpha = 0.7;
    context.beginPath();
    peak(run);
    context.stroke();
  }
  context.restore();
};

import type { GenreStyle } from '../../../shared/genre-style.js';
import type { TimelineStep, TimelineTitle } from '../../../shared/station-timeline.js';
import { colourOf } from '../../parts/colours.js';
import type { ChartArea } from './chart-area.js';

const STRIP = 14;
const LEAST_TITLE_WIDTH = 40;

type Look = { readonly genres: ReadonlyMap<string, GenreStyle>; readonly ink: string };

/** Writes each title from where it was told to where the next one was. */
const drawTitles = (
  { context, x, top, width, height }: ChartArea,
  titles: readonly TimelineTitle[],
  ink: string,
): void => {
  context.fillStyle = ink;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  titles.forEach(({ wallTimeMs, title }, index) => {
    const next = titles[index + 1];
    const left = Math.max(0, x(wallTimeMs));
    const right = Math.min(width, next ? x(next.wallTimeMs) : width);
    if (right - left < LEAST_TITLE_WIDTH) return;
    context.save();
    context.beginPath();
    context.rect(left, top, right - left - 6, height);
    context.clip();
    context.fillText(title, left + 4, top + STRIP + 11);
    context.restore();
    if (x(wallTimeMs) > 0) context.fillRect(left, top, 1, STRIP + 18);
  });
};

/** Draws what was held at each time, up to the next step of the same run, as a coloured strip, with the titles below it. */
export const drawStrip = (
  area: ChartArea,
  runs: readonly (readonly TimelineStep[])[],
  titles: readonly TimelineTitle[],
  { genres, ink }: Look,
): void => {
  const { context, x, top } = area;
  for (const run of runs) {
    run.forEach(({ wallTimeMs, seconds, label }, index) => {
      const left = x(wallTimeMs);
      const right = x(run[index + 1]?.wallTimeMs ?? wallTimeMs + seconds * 1000);
      context.fillStyle = colourOf(label, genres);
      context.fillRect(left, top, Math.max(1, right - left + 0.5), STRIP);
    });
  }
  drawTitles(area, titles, ink);
};

import { area, curveMonotoneX, stack, stackOffsetSilhouette } from 'd3-shape';
import type { GenreStyle } from '../../../shared/genre-style.js';
import type { TimelineStep } from '../../../shared/station-timeline.js';
import type { ChartArea } from './chart-area.js';

/** What is no music leaves a thread, so that the stream does not look broken. */
const THINNEST = 0.03;

type Edge = readonly [low: number, high: number, at: number];

/** Both edges of each genre's band, from -0.5 to 0.5. */
const layersOf = (run: readonly TimelineStep[], genres: readonly string[]) =>
  stack<TimelineStep>()
    .keys(genres)
    .offset(stackOffsetSilhouette)
    .value(
      ({ smoothed, musicShare }, genre) => (smoothed[genre] ?? 0) * Math.max(THINNEST, musicShare),
    )([...run]);

/** Draws the genres as a stream: a band is as wide as the genre is probable, the stream as wide as there is music. */
export const drawStream = (
  { context, x, top, height }: ChartArea,
  runs: readonly (readonly TimelineStep[])[],
  genres: ReadonlyMap<string, GenreStyle>,
): void => {
  const y = (share: number): number => top + height * (0.5 - share);
  const band = area<Edge>()
    .x(([, , at]) => at)
    .y0(([low]) => y(low))
    .y1(([, high]) => y(high))
    .curve(curveMonotoneX)
    .context(context);
  for (const run of runs) {
    for (const layer of layersOf(run, [...genres.keys()])) {
      context.beginPath();
      band(layer.map(([low, high], index): Edge => [low, high, x(run[index]?.wallTimeMs ?? 0)]));
      context.fillStyle = genres.get(layer.key)?.colour ?? '#888';
      context.fill();
    }
  }
};

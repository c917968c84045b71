import { scaleTime } from 'd3-scale';
import type { GenreStyle } from '../../../shared/genre-style.js';
import type { StationTimeline } from '../../../shared/station-timeline.js';
import { fitCanvas } from '../../parts/fit-canvas.js';
import type { TimeSpan } from '../use-time-span.js';
import type { ChartArea } from './chart-area.js';
import { drawLevel } from './draw-level.js';
import { drawStream } from './draw-stream.js';
import { drawStrip } from './draw-strip.js';
import { splitAtGaps } from './split-at-gaps.js';

/** What a chart shows. */
export type ChartContent = {
  readonly timeline: StationTimeline;
  readonly genres: ReadonlyMap<string, GenreStyle>;
  readonly span: TimeSpan;
  readonly cursorMs: number | undefined;
};

const AXIS_HEIGHT = 20;
const STRIP_HEIGHT = 38;
const LEVEL_HEIGHT = 46;
const PIXELS_PER_TICK = 110;

const drawAxis = ({ context, x, top, width }: ChartArea, ink: string): void => {
  context.fillStyle = ink;
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  const format = x.tickFormat();
  for (const tick of x.ticks(Math.max(2, width / PIXELS_PER_TICK))) {
    context.fillText(format(tick), x(tick), top + AXIS_HEIGHT);
    context.fillRect(x(tick), top, 1, 4);
  }
};

const drawCursor = (context: CanvasRenderingContext2D, at: number, height: number): void => {
  context.fillRect(at, 0, 1, height - AXIS_HEIGHT);
};

/** The steps of the span, and one on each side, so that the drawing reaches the edges. */
const visibleSteps = ({ timeline: { coarse, fine }, span }: ChartContent) => {
  const steps = span.fromMs < (fine[0]?.wallTimeMs ?? 0) ? [...coarse, ...fine] : fine;
  const first = steps.findIndex(({ wallTimeMs }) => wallTimeMs >= span.fromMs);
  const last = steps.findLastIndex(({ wallTimeMs }) => wallTimeMs <= span.toMs);
  return first < 0 ? steps.slice(-1) : steps.slice(Math.max(0, first - 1), last + 2);
};

/** Draws the stream of genres, the strip with titles, the level and the time below one another. */
export const drawChart = (canvas: HTMLCanvasElement, content: ChartContent): void => {
  const fitted = fitCanvas(canvas);
  if (!fitted) return;
  const { context, width, height } = fitted;
  const { genres, span, cursorMs, timeline } = content;
  const { color: ink, fontFamily } = getComputedStyle(canvas);
  context.font = `12px ${fontFamily}`;
  const x = scaleTime([span.fromMs, span.toMs], [0, width]);
  const area = (top: number, tall: number): ChartArea => ({ context, x, top, height: tall, width });
  const runs = splitAtGaps(visibleSteps(content));
  const streamHeight = height - AXIS_HEIGHT - STRIP_HEIGHT - LEVEL_HEIGHT;
  drawStream(area(0, streamHeight - 8), runs, genres);
  drawStrip(area(streamHeight, STRIP_HEIGHT), runs, timeline.titles, { genres, ink });
  drawLevel(area(streamHeight + STRIP_HEIGHT, LEVEL_HEIGHT - 6), runs, ink);
  drawAxis(area(height - AXIS_HEIGHT, AXIS_HEIGHT), ink);
  if (cursorMs !== undefined) drawCursor(context, x(cursorMs), height);
};

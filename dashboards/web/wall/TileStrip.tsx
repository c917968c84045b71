import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { HistoryStep } from '../../shared/dashboard-state.js';
import type { GenreStyle } from '../../shared/genre-style.js';
import { colourOf } from '../parts/colours.js';
import { fitCanvas } from '../parts/fit-canvas.js';
import { useWidth } from '../parts/use-width.js';

const SHOWN_MS = 5 * 60_000;
const STEP_MS = 1000;

type Props = {
  readonly history: readonly HistoryStep[];
  readonly genres: ReadonlyMap<string, GenreStyle>;
};

const draw = (canvas: HTMLCanvasElement, { history, genres }: Props): void => {
  const fitted = fitCanvas(canvas);
  const endMs = history.at(-1)?.wallTimeMs;
  if (!fitted || endMs === undefined) return;
  const { context, width, height } = fitted;
  const stepWidth = (width * STEP_MS) / SHOWN_MS;
  for (const { wallTimeMs, label, confidence } of history) {
    const right = width * (1 - (endMs - wallTimeMs) / SHOWN_MS);
    if (right < 0) continue;
    const tall = height * (0.25 + 0.75 * confidence);
    context.fillStyle = colourOf(label, genres);
    context.fillRect(right - stepWidth, height - tall, stepWidth * 1.5, tall);
  }
};

/** What a station played in the last five minutes: colour says what, height how sure. */
export const TileStrip = ({ history, genres }: Props): JSX.Element => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(canvas);
  useEffect(() => {
    if (canvas.current) draw(canvas.current, { history, genres });
  }, [history, genres, width]);
  return <canvas class="strip" ref={canvas} aria-hidden="true" />;
};

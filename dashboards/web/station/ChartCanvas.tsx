import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { GenreStyle } from '../../shared/genre-style.js';
import type { StationTimeline } from '../../shared/station-timeline.js';
import { useWidth } from '../parts/use-width.js';
import { useTheme } from '../theme/use-theme.js';
import { drawChart } from './chart/draw-chart.js';
import type { TimeSpan } from './use-time-span.js';

type Props = {
  readonly timeline: StationTimeline;
  readonly genres: ReadonlyMap<string, GenreStyle>;
  readonly span: TimeSpan;
  readonly cursorMs: number | undefined;
  readonly setCursor: (ms: number | undefined) => void;
};

/** The drawing of a station's time; pointing at it moves the cursor. */
export const ChartCanvas = (props: Props): JSX.Element => {
  const { timeline, genres, span, cursorMs, setCursor } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(canvas);
  const { changes } = useTheme();
  useEffect(() => {
    if (canvas.current) drawChart(canvas.current, { timeline, genres, span, cursorMs });
  }, [timeline, genres, span.fromMs, span.toMs, cursorMs, width, changes]);
  const point = ({ currentTarget, clientX }: JSX.TargetedPointerEvent<HTMLElement>): void => {
    const box = currentTarget.getBoundingClientRect();
    const ratio = (clientX - box.left) / box.width;
    setCursor(span.fromMs + ratio * (span.toMs - span.fromMs));
  };
  return (
    <canvas
      ref={canvas}
      class="chart"
      aria-hidden="true"
      data-steps={timeline.coarse.length + timeline.fine.length}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => setCursor(undefined)}
    />
  );
};

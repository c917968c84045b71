import type { ScaleTime } from 'd3-scale';

/** A band of a chart, in CSS pixels; `x` leads from wall time in ms to pixels. */
export type ChartArea = {
  readonly context: CanvasRenderingContext2D;
  readonly x: ScaleTime<number, number>;
  readonly top: number;
  readonly height: number;
  readonly width: number;
};

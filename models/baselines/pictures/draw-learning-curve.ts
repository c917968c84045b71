import { lineY, text } from '@observablehq/plot';
import {
  drawPlot,
  PICTURE_COLOURS,
  type PictureText,
} from '../../evaluation/pictures/draw-plot.js';

/** How good a model was on some rows after an epoch. */
export type CurvePoint = {
  /** From 1. */
  readonly epoch: number;
  /** Which rows: `train`, `test` … */
  readonly rows: string;
  readonly value: number;
};

const COLOURS = [PICTURE_COLOURS.quiet, PICTURE_COLOURS.right, PICTURE_COLOURS.wrong];

/** How a figure went while a model learnt, a line for each kind of rows, as a whole SVG file. */
export const drawLearningCurve = (
  points: readonly CurvePoint[],
  metric: string,
  about: PictureText,
): string => {
  const kinds = [...new Set(points.map(({ rows }) => rows))];
  const last = kinds.flatMap((kind) => points.filter(({ rows }) => rows === kind).slice(-1));
  return drawPlot(about, {
    height: 300,
    marginLeft: 60,
    marginRight: 70,
    marginBottom: 40,
    x: { label: 'epoch', tickFormat: 'd' },
    y: { label: metric, grid: true },
    color: { domain: kinds, range: COLOURS },
    marks: [
      lineY(points, { x: 'epoch', y: 'value', z: 'rows', stroke: 'rows', strokeWidth: 2 }),
      text(last, { x: 'epoch', y: 'value', text: 'rows', dx: 8, textAnchor: 'start' }),
    ],
  });
};

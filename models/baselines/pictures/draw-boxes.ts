import { boxX } from '@observablehq/plot';
import {
  drawPlot,
  PICTURE_COLOURS,
  type PictureText,
} from '../../evaluation/pictures/draw-plot.js';

/** One number of one group. */
export type BoxValue = { readonly group: string; readonly value: number };

/** Median, quartiles and outliers of a number for each group, as a whole SVG file. */
export const drawBoxes = (
  values: readonly BoxValue[],
  label: string,
  about: PictureText,
): string => {
  const groups = [...new Set(values.map(({ group }) => group))];
  return drawPlot(about, {
    height: 80 + groups.length * 30,
    marginLeft: 90,
    marginBottom: 40,
    x: { label, grid: true },
    y: { label: null, domain: groups },
    marks: [boxX(values, { x: 'value', y: 'group', fill: PICTURE_COLOURS.right, r: 2 })],
  });
};

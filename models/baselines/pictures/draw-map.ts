import { dot, text } from '@observablehq/plot';
import { drawPlot, type PictureText } from '../../evaluation/pictures/draw-plot.js';

/** A point of a map, under a name or none, of a group. */
export type MapPoint = {
  readonly x: number;
  readonly y: number;
  readonly group: string;
  readonly name?: string;
};

/** Points in a plane whose axes mean nothing by themselves, coloured by group, as a whole SVG file. */
export const drawMap = (points: readonly MapPoint[], about: PictureText): string => {
  const groups = [...new Set(points.map(({ group }) => group))];
  const colours = groups.map((_, i) => `hsl(${Math.round((360 * i) / groups.length)} 65% 48%)`);
  return drawPlot(about, {
    height: 560,
    margin: 30,
    x: { axis: null },
    y: { axis: null },
    color: { type: 'ordinal', domain: groups, range: colours },
    marks: [
      dot(points, { x: 'x', y: 'y', fill: 'group', r: 3 }),
      text(
        points.filter(({ name }) => name !== undefined),
        { x: 'x', y: 'y', text: 'name', fill: 'group', dy: -8, fontSize: 9 },
      ),
    ],
  });
};

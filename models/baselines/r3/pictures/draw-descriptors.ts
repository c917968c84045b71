import { barX, ruleX, ruleY, text, tickX } from '@observablehq/plot';
import { drawPlot, PICTURE_COLOURS } from '../../../evaluation/pictures/draw-plot.js';
import type { Figure } from '../../experiment.js';

type Bar = {
  readonly name: string;
  readonly mse: number;
  readonly interval95: readonly [number, number];
  readonly meanOnly: number;
  readonly words: string;
};

const { right, quiet, wrong } = PICTURE_COLOURS;

const toBars = (
  figures: readonly Figure[],
  names: readonly string[],
  reported: Readonly<Record<string, number>>,
): Bar[] => {
  const find = (metric: string) => figures.find((figure) => figure.metric === metric);
  return names.flatMap((name) => {
    const [mse, meanOnly] = [find(`mse.${name}`), find(`meanOnlyMse.${name}`)];
    if (!mse?.interval95 || !meanOnly) return [];
    const told = reported[`mse.${name}`];
    const words = `${mse.value.toFixed(3)}${told === undefined ? '' : ` (report ${told.toFixed(3)})`}`;
    const { interval95 } = mse;
    return [{ name, mse: mse.value, interval95, meanOnly: meanOnly.value, words }];
  });
};

const marks = (bars: readonly Bar[]) => [
  barX(bars, { x: 'mse', y: 'name', fill: right, fillOpacity: 0.55, inset: 4 }),
  ruleY(bars, {
    y: 'name',
    x1: ({ interval95 }: Bar) => interval95[0],
    x2: ({ interval95 }: Bar) => interval95[1],
    stroke: right,
    strokeWidth: 3,
  }),
  tickX(bars, { x: 'meanOnly', y: 'name', stroke: wrong, strokeWidth: 2.5 }),
  text(bars, { frameAnchor: 'right', textAnchor: 'start', y: 'name', dx: 12, text: 'words' }),
  ruleX([0], { stroke: quiet }),
];

/** Mean squared error of each descriptor beside that of always saying the mean, as an SVG file. */
export const drawDescriptors = (
  figures: readonly Figure[],
  names: readonly string[],
  reported: Readonly<Record<string, number>>,
  about: string,
): string => {
  const bars = toBars(figures, names, reported);
  return drawPlot(
    {
      title: 'Error of each descriptor',
      subtitle: `${about}; line: 95 % interval, tick: always the mean`,
    },
    {
      height: 70 + 44 * bars.length,
      marginLeft: 130,
      marginRight: 140,
      marginBottom: 44,
      x: { label: 'mean squared error', labelAnchor: 'center', labelArrow: 'none', grid: true },
      y: { domain: names, label: null },
      marks: marks(bars),
    },
  );
};

import { barY, ruleY, text } from '@observablehq/plot';
import {
  LEARNT_DESCRIPTORS,
  type LearntDescriptor,
} from '../../../descriptors/learnt-descriptors.js';
import { drawPlot, PICTURE_COLOURS } from '../../../evaluation/pictures/draw-plot.js';
import type { Figure } from '../../experiment.js';

type Bar = {
  readonly column: string;
  readonly bar: string;
  readonly mse: number;
  /** What fits best in this column. */
  readonly best: LearntDescriptor;
};

const BARS = ['report', 'here, same name', 'here, best order'];

const { right, wrong, quiet } = PICTURE_COLOURS;

const toBars = (
  printed: Readonly<Record<string, number>>,
  measured: readonly Figure[],
  best: readonly LearntDescriptor[],
): Bar[] => {
  const here = (name: string) =>
    measured.find(({ metric }) => metric === `mse.${name}`)?.value ?? NaN;
  return LEARNT_DESCRIPTORS.flatMap((name, i) => {
    const values = [printed[`mse.${name}`], here(name), here(best[i])];
    return values.map((mse, bar) => ({ column: name, bar: BARS[bar], mse, best: best[i] }));
  });
};

const marks = (bars: readonly Bar[]) => {
  const place = { fx: 'column', x: 'bar', y: 'mse', fontSize: 9 };
  return [
    barY(bars, { fx: 'column', x: 'bar', y: 'mse', fill: 'bar', inset: 1 }),
    text(bars, { ...place, text: ({ mse }: Bar) => mse.toFixed(3), dy: -7 }),
    text(
      bars.filter(({ bar }) => bar === BARS[1]),
      { ...place, y: 0, text: 'best', fontSize: 12, fill: right, dy: 12 },
    ),
    ruleY([0], { stroke: quiet }),
  ];
};

/**
 * The report's row beside what is measured here for the descriptor of the same name (orange) and for the one
 * that fits best in that place (blue, named below), as an SVG file.
 */
export const drawColumnOrder = (
  printed: Readonly<Record<string, number>>,
  measured: readonly Figure[],
  best: readonly LearntDescriptor[],
): string =>
  drawPlot(
    {
      title: 'In which order the report printed its columns',
      subtitle: 'grey: report; orange: here, same name; blue: here, what fits best (named below)',
    },
    {
      height: 330,
      marginLeft: 50,
      marginTop: 60,
      marginBottom: 30,
      fx: { axis: 'top', domain: LEARNT_DESCRIPTORS, label: null },
      x: { domain: BARS, axis: null },
      y: { label: 'mean squared error', labelArrow: 'none', grid: true, insetTop: 16 },
      color: { domain: BARS, range: [quiet, wrong, right], legend: false },
      marks: marks(toBars(printed, measured, best)),
    },
  );

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
  readonly words: string;
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
    const words = ['report', 'here', best[i].slice(0, 6)];
    return values.map((mse, bar) => ({ column: name, bar: BARS[bar], mse, words: words[bar] }));
  });
};

const marks = (bars: readonly Bar[]) => {
  const place = { fx: 'column', x: 'bar', y: 'mse', fontSize: 9 };
  return [
    barY(bars, { fx: 'column', x: 'bar', y: 'mse', fill: 'bar', inset: 1 }),
    text(bars, { ...place, text: ({ mse }: Bar) => mse.toFixed(3), dy: -7 }),
    text(bars, { ...place, y: 0, text: 'words', dy: 9 }),
    ruleY([0], { stroke: quiet }),
  ];
};

/**
 * The report's row beside what is measured here for the descriptor of the same name (orange) and for the one
 * that fits best in that place (blue, named under the bar), as an SVG file.
 */
export const drawColumnOrder = (
  printed: Readonly<Record<string, number>>,
  measured: readonly Figure[],
  best: readonly LearntDescriptor[],
): string =>
  drawPlot(
    {
      title: 'In which order the report printed its columns',
      subtitle:
        'grey: report; orange: here, same name; blue: here, best order (named below the bar)',
    },
    {
      height: 330,
      marginLeft: 50,
      marginTop: 50,
      marginBottom: 30,
      fx: { domain: LEARNT_DESCRIPTORS, label: 'printed as' },
      x: { domain: BARS, axis: null },
      y: { label: 'mean squared error', labelArrow: 'none', grid: true },
      color: { domain: BARS, range: [quiet, wrong, right], legend: false },
      marks: marks(toBars(printed, measured, best)),
    },
  );

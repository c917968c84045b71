import { cell, text } from '@observablehq/plot';
import type { Figures } from '../figures.js';
import { percent, percentRange } from '../../percent.js';
import { drawPlot, PICTURE_COLOURS } from './draw-plot.js';

type Square = {
  readonly truth: string;
  readonly judged: string;
  readonly clips: number;
  /** Of the clips of the true genre. */
  readonly share: number;
  readonly right: boolean;
};

const CELL_HEIGHT = 40;

const squaresOf = ({ confusion, perGenre }: Figures): Square[] => {
  const labels = Object.keys(perGenre);
  return confusion.flatMap((row, truth) => {
    const whole = row.reduce((sum, count) => sum + count, 0);
    if (whole === 0) return [];
    return row.map((clips, judged) => ({
      truth: `${labels[truth]} (${whole})`,
      judged: labels[judged],
      clips,
      share: clips / whole,
      right: truth === judged,
    }));
  });
};

const marks = (squares: readonly Square[]) => [
  cell(squares, {
    x: 'judged',
    y: 'truth',
    fill: ({ right }: Square) => (right ? PICTURE_COLOURS.right : PICTURE_COLOURS.wrong),
    fillOpacity: ({ share }: Square) => (share === 0 ? 0.05 : 0.14 + 0.86 * share),
    inset: 1,
    rx: 3,
  }),
  text(
    squares.filter(({ clips }) => clips > 0),
    {
      x: 'judged',
      y: 'truth',
      text: 'clips',
      fontSize: 13,
      fill: ({ share }: Square) => (share > 0.55 ? '#ffffff' : 'currentColor'),
    },
  ),
];

/** What clips of each genre were judged to be, as an SVG file; counts. `about` says which clips. */
export const drawConfusion = (figures: Figures, about: string): string => {
  const squares = squaresOf(figures);
  const truths = [...new Set(squares.map(({ truth }) => truth))];
  const { accuracy, interval95, perGenre } = figures;
  return drawPlot(
    {
      title: 'What was heard, for what it was',
      subtitle: `${about}: ${percent(accuracy)} right, 95 % interval ${percentRange(interval95)}`,
    },
    {
      height: 70 + truths.length * CELL_HEIGHT,
      marginLeft: 120,
      marginTop: 46,
      marginBottom: 24,
      x: { axis: 'top', label: 'judged as', domain: Object.keys(perGenre), tickSize: 0 },
      y: { label: 'true genre (clips)', labelOffset: 105, domain: truths, tickSize: 0 },
      color: { type: 'identity' },
      opacity: { type: 'identity' },
      marks: marks(squares),
    },
  );
};

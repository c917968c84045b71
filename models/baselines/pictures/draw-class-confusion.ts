import { cell, text } from '@observablehq/plot';
import {
  drawPlot,
  PICTURE_COLOURS,
  type PictureText,
} from '../../evaluation/pictures/draw-plot.js';

type Square = {
  readonly truth: string;
  readonly judged: string;
  /** Of the rows of the true class. */
  readonly share: number;
  readonly right: boolean;
};

/** With more classes than this there is no room for numbers. */
const MOST_WITH_NUMBERS = 20;

const squaresOf = (confusion: readonly (readonly number[])[], names: readonly string[]): Square[] =>
  confusion.flatMap((row, truth) => {
    const whole = row.reduce((sum, count) => sum + count, 0);
    return row.flatMap((count, judged) =>
      count === 0
        ? []
        : [
            {
              truth: names[truth],
              judged: names[judged],
              share: count / whole,
              right: truth === judged,
            },
          ],
    );
  });

const shortened =
  (most: number) =>
  (name: string): string =>
    name.length > most ? `${name.slice(0, most - 1)}…` : name;

const numbers = (squares: readonly Square[]) =>
  text(
    squares.filter(({ share }) => share >= 0.005),
    {
      x: 'judged',
      y: 'truth',
      text: ({ share }: Square) => String(Math.round(100 * share)),
      fill: ({ share }: Square) => (share > 0.55 ? '#ffffff' : 'currentColor'),
    },
  );

const marksOf = (squares: readonly Square[], many: boolean) => [
  cell(squares, {
    x: 'judged',
    y: 'truth',
    fill: ({ right }: Square) => (right ? PICTURE_COLOURS.right : PICTURE_COLOURS.wrong),
    fillOpacity: ({ share }: Square) => 0.1 + 0.9 * share,
    inset: many ? 0 : 1,
  }),
  ...(many ? [] : [numbers(squares)]),
];

/**
 * What rows of each class were judged to be, as a whole SVG file: in percent of the true class (rows of the
 * matrix), so that large and small classes look alike. `names` name the classes of the matrix.
 */
export const drawClassConfusion = (
  confusion: readonly (readonly number[])[],
  names: readonly string[],
  { title, subtitle }: PictureText,
): string => {
  const many = names.length > MOST_WITH_NUMBERS;
  const axis = { domain: [...names], tickSize: 0, label: null };
  const about = { title, subtitle: `${subtitle}; rows: what it is, columns: what it was judged` };
  return drawPlot(about, {
    height: many ? 620 : 130 + names.length * 30,
    marginLeft: many ? 20 : 150,
    marginTop: many ? 20 : 100,
    marginRight: 40,
    marginBottom: 24,
    x: { ...axis, axis: many ? null : 'top', tickRotate: -35, tickFormat: shortened(16) },
    y: { ...axis, axis: many ? null : 'left', tickFormat: shortened(22) },
    color: { type: 'identity' },
    opacity: { type: 'identity' },
    marks: marksOf(squaresOf(confusion, names), many),
  });
};

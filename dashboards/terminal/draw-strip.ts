import { colourOfState } from './colour.js';
import type { GenreStyle } from '../shared/genre-style.js';
import type { Span } from './span.js';
import { mergeSpans } from './span.js';
import type { StripCell } from './strip-cells.js';
import type { Theme } from './theme.js';

const COLUMNS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
const SIGN: Readonly<Record<string, string>> = {
  speech: '“',
  noise: '~',
  silence: '_',
  unsure: '·',
};
const ON_COLOUR = '#000000';

type Run = { readonly label?: string; readonly length: number };

const toRuns = (cells: readonly StripCell[]): readonly Run[] =>
  cells.reduce<Run[]>((runs, { label }) => {
    const last = runs.at(-1);
    if (last && last.label === label) {
      runs[runs.length - 1] = { label, length: last.length + 1 };
    } else {
      runs.push({ label, length: 1 });
    }
    return runs;
  }, []);

const named = (label: string, length: number, style: GenreStyle): Span => ({
  // The name where it fits, else the letter at the beginning.
  text: (length >= label.length + 2 ? ` ${label}` : style.letter).padEnd(length),
  background: style.colour,
  colour: ON_COLOUR,
});

/** One row of the strip: coloured runs with names; in black and white a letter in every cell. */
export const drawStrip = (cells: readonly StripCell[], theme: Theme): readonly Span[] =>
  toRuns(cells).map(({ label, length }): Span => {
    const style = theme.genres.get(label ?? '');
    if (label === undefined || !style) {
      const text = (SIGN[label ?? ''] ?? ' ').repeat(length);
      const colour = colourOfState(label ?? '');
      return colour ? { text, colour } : { text, dim: true };
    }
    return theme.palette === 'none'
      ? { text: style.letter.repeat(length) }
      : named(label, length, style);
  });

/** The rows above the strip, from the top: a column for each cell, as high as the confidence. */
export const drawGraph = (
  cells: readonly StripCell[],
  rows: number,
  { genres }: Theme,
): readonly (readonly Span[])[] =>
  Array.from({ length: rows }, (_, row) =>
    mergeSpans(
      cells.map(({ label, confidence }): Span => {
        const eighths = Math.round(confidence * rows * 8) - 8 * (rows - 1 - row);
        const colour = genres.get(label ?? '')?.colour ?? colourOfState(label ?? '');
        return { text: COLUMNS[Math.min(8, Math.max(0, eighths))] ?? ' ', colour, dim: !colour };
      }),
    ),
  );

const MARK_MINUTES = [1, 2, 5, 10, 15, 30] as const;
const CELLS_BETWEEN_MARKS = 10;

/** Marks for full minutes back from the newest cell, as many as there is room for. */
export const drawAxis = (width: number, cellSeconds: number): Span => {
  const marks = [...'now'.padStart(width).slice(-width)];
  const cellsPerMinute = 60 / cellSeconds;
  const step =
    MARK_MINUTES.find((minutes) => minutes * cellsPerMinute >= CELLS_BETWEEN_MARKS) ?? 60;
  for (let minutes = step; minutes * cellsPerMinute < width; minutes += step) {
    const text = `-${minutes} min`;
    const start = Math.round(width - 1 - minutes * cellsPerMinute);
    if (start + text.length < width - 4) {
      marks.splice(start, text.length, ...text);
    }
  }
  return { text: marks.join(''), dim: true };
};

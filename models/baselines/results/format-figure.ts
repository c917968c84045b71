import type { Figure } from '../experiment.js';

const digits = (value: number): string => value.toFixed(Math.abs(value) < 0.1 ? 4 : 3);

/** `0.526 (0.515 to 0.536)`, or nothing where nothing was measured. */
export const formatFigure = (figure: Figure | undefined): string => {
  if (!figure) return '';
  const { value, interval95 } = figure;
  return interval95
    ? `${digits(value)} (${digits(interval95[0])} to ${digits(interval95[1])})`
    : digits(value);
};

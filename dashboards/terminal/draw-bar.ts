import type { Span } from './span.js';

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** A bar of `width` cells, filled to `ratio` in steps of an eighth of a cell, over a faint line. */
export const drawBar = (ratio: number, width: number, colour?: string): readonly Span[] => {
  const eighths = Math.round(Math.min(1, Math.max(0, ratio)) * width * 8);
  const filled = '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
  return [
    { text: filled, colour },
    { text: '╌'.repeat(width - filled.length), dim: true },
  ];
};

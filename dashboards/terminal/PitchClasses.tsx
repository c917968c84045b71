import { Box } from 'ink';
import { COLOUR } from './colour.js';
import { Line } from './Line.js';
import type { Span } from './span.js';

type PitchClassesProps = {
  /** Twelve values from C, greatest 1. */
  readonly chroma: readonly number[] | undefined;
  readonly width: number;
  /** 1: names and shades on one line; 2: shades above names. */
  readonly rows: number;
};

const NAMES = ['C', 'C♯', 'D', 'D♯', 'E', 'F', 'F♯', 'G', 'G♯', 'A', 'A♯', 'B'] as const;
const SHADES = [' ', '░', '▒', '▓', '█'] as const;
const LABEL_WIDTH = 6;
const LOUD = 0.75;
const WIDEST_CELL = 6;

const shadeOf = (value: number): string =>
  SHADES[Math.min(SHADES.length - 1, Math.max(0, Math.floor(value * SHADES.length)))] ?? ' ';

const nameSpan = (name: string, value: number, width: number): Span => ({
  text: name.padEnd(width),
  bold: value >= LOUD,
  dim: value < 1 / SHADES.length,
});

// A gap follows the shade where there is room for one.
const shadeSpan = (value: number, width: number): Span => ({
  text: shadeOf(value)
    .repeat(width > 1 ? width - 1 : width)
    .padEnd(width),
  colour: COLOUR.accent,
});

/** How strong each of the twelve pitch classes sounds. */
export const PitchClasses = ({ chroma = [], width, rows }: PitchClassesProps) => {
  const cell = Math.min(WIDEST_CELL, Math.max(2, Math.floor((width - LABEL_WIDTH) / NAMES.length)));
  const label: Span = { text: 'Pitch '.padEnd(LABEL_WIDTH), dim: true };
  const strength = (index: number): number => chroma[index] ?? 0;
  const names = (cellWidth: number) =>
    NAMES.map((name, index) => nameSpan(name, strength(index), cellWidth));
  const shades = (cellWidth: number) =>
    NAMES.map((_, index) => shadeSpan(strength(index), cellWidth));
  const together = names(2).flatMap((name, index) => [name, shadeSpan(strength(index), cell - 2)]);
  return (
    <Box flexDirection="column" height={rows} flexShrink={0}>
      {rows === 1 && <Line spans={[label, ...together]} />}
      {rows > 1 && <Line spans={[label, ...shades(cell)]} />}
      {rows > 1 && <Line spans={[{ ...label, text: ' '.repeat(LABEL_WIDTH) }, ...names(cell)]} />}
    </Box>
  );
};

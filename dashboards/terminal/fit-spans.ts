import stringWidth from 'string-width';
import type { Span } from './span.js';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Letters that are one sign and one cell each: Latin ones, and those that frames, bars and dashes are made of. */
const IS_SIMPLE = /^[ -~¡-¬®-˿‐-―‘-”…─-▟]*$/;

/** Cells that a text takes on the screen. */
export const widthOf = (text: string): number =>
  IS_SIMPLE.test(text) ? text.length : stringWidth(text);

/** As much of a text as fits into `width` cells. */
export const cutText = (text: string, width: number): string => {
  if (IS_SIMPLE.test(text)) return text.slice(0, Math.max(0, width));
  let cells = 0;
  let cut = '';
  for (const { segment } of graphemes.segment(text)) {
    cells += widthOf(segment);
    if (cells > width) return cut;
    cut += segment;
  }
  return cut;
};

/** Cells that spans take together. */
export const widthOfSpans = (spans: readonly Span[]): number =>
  spans.reduce((sum, { text }) => sum + widthOf(text), 0);

/** The spans cut to at most `width` cells; where something was cut off stands `…`. */
export const cutSpans = (spans: readonly Span[], width: number): readonly Span[] => {
  if (widthOfSpans(spans) <= width) return spans;
  let left = width - 1;
  const cut = spans.flatMap((span): readonly Span[] => {
    if (left <= 0) return [];
    const text = cutText(span.text, left);
    // A wide letter that does not fit leaves a cell free, which nothing after it may take.
    left = text.length < span.text.length ? 0 : left - widthOf(text);
    return text ? [{ ...span, text }] : [];
  });
  return width > 0 ? [...cut, { text: '…', dim: true }] : [];
};

/** The text in exactly `width` cells: filled up with blanks, or cut off with `…`. */
export const fitText = (text: string, width: number): string => {
  const cells = widthOf(text);
  if (cells <= width) return text + ' '.repeat(width - cells);
  const cut = cutText(text, width - 1);
  return width > 0 ? `${cut}…${' '.repeat(width - 1 - widthOf(cut))}` : '';
};

/** The spans in exactly `width` cells. */
export const fitSpans = (spans: readonly Span[], width: number): readonly Span[] => {
  const cut = cutSpans(spans, width);
  const free = width - widthOfSpans(cut);
  return free > 0 ? [...cut, { text: ' '.repeat(free) }] : cut;
};

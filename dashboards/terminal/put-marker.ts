import type { Span } from './span.js';

/** The spans with the cell at `position` replaced by a mark that is seen on and beside the bar. */
export const putMarker = (spans: readonly Span[], position: number): readonly Span[] => {
  let start = 0;
  return spans.flatMap((span): readonly Span[] => {
    const at = position - start;
    start += span.text.length;
    if (at < 0 || at >= span.text.length) {
      return [span];
    }
    const isFull = span.text[at] === '█';
    const mark: Span = isFull
      ? { text: '│', background: span.colour, colour: '#000000' }
      : { text: '│', colour: span.colour };
    return [
      { ...span, text: span.text.slice(0, at) },
      mark,
      { ...span, text: span.text.slice(at + 1) },
    ];
  });
};

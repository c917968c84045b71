import type { TimelineTitle } from '../shared/station-timeline.js';
import { fitText, widthOf } from './fit-spans.js';
import type { Span } from './span.js';

const SHORTEST = 4;
/** The newest title may begin before its time, to have so much room at least. */
const NEWEST = 24;

/**
 * The titles under a strip, each where it was told, cut off where the next begins; `firstMs` is where the strip
 * begins. One that has room for less than a few letters is left out.
 */
export const drawTitles = (
  titles: readonly TimelineTitle[],
  width: number,
  { firstMs, cellSeconds }: { readonly firstMs: number; readonly cellSeconds: number },
): readonly Span[] => {
  const placeOf = ({ wallTimeMs }: TimelineTitle): number =>
    Math.max(0, Math.floor((wallTimeMs - firstMs) / (cellSeconds * 1000)));
  const spans: Span[] = [];
  let end = width;
  for (const title of titles.toReversed()) {
    const room = end === width ? Math.min(NEWEST, widthOf(title.title) + 3, width) : 0;
    const start = Math.min(placeOf(title), width - room);
    if (end - start < SHORTEST) continue;
    spans.unshift({ text: fitText(`♫ ${title.title}`, end - start - 1) + ' ' });
    end = start;
    if (start === 0) break;
  }
  return end > 0 && spans.length > 0 ? [{ text: ' '.repeat(end) }, ...spans] : spans;
};

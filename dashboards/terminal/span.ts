/** A piece of one line in one style. Colours are `#rrggbb`. */
export type Span = {
  readonly text: string;
  readonly colour?: string;
  readonly background?: string;
  readonly bold?: boolean;
  readonly dim?: boolean;
  /** Foreground and background exchanged: seen without colours, too. */
  readonly inverse?: boolean;
};

const looksLike = (a: Span, b: Span): boolean =>
  a.colour === b.colour &&
  a.background === b.background &&
  a.bold === b.bold &&
  a.dim === b.dim &&
  a.inverse === b.inverse;

/** Joins neighbours of the same style, so that a line of cells becomes a handful of spans. */
export const mergeSpans = (spans: readonly Span[]): readonly Span[] =>
  spans.reduce<Span[]>((merged, span) => {
    const last = merged.at(-1);
    if (last && looksLike(last, span)) {
      merged[merged.length - 1] = { ...last, text: last.text + span.text };
    } else {
      merged.push(span);
    }
    return merged;
  }, []);

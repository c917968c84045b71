import type { ChalkInstance } from 'chalk';
import chalk from 'chalk';
import type { Span } from './span.js';
import { paint } from './palettes.js';
import type { Theme } from './theme.js';
import { toAscii } from './to-ascii.js';

type Colour = 'red' | 'bgRed';

const colourBy = (style: ChalkInstance, colour: string | undefined): ChalkInstance => {
  if (colour === undefined) return style;
  return colour.startsWith('#') ? style.hex(colour) : style[colour as Colour];
};

const backgroundBy = (style: ChalkInstance, colour: string | undefined): ChalkInstance => {
  if (colour === undefined) return style;
  if (colour.startsWith('#')) return style.bgHex(colour);
  return style[`bg${colour.charAt(0).toUpperCase()}${colour.slice(1)}` as Colour];
};

/** The spans as text with escape sequences, as the theme wants them. */
export const styleSpans = (
  spans: readonly Span[],
  { palette, ascii, faded }: Pick<Theme, 'palette' | 'ascii' | 'faded'>,
): string =>
  spans
    .map(({ text, colour, background, bold, dim, inverse }) => {
      const shown = ascii ? toAscii(text) : text;
      const isPlain = !colour && !background && !bold && !dim && !inverse;
      if (isPlain && !faded) return shown;
      let style = backgroundBy(colourBy(chalk, paint(palette, colour)), paint(palette, background));
      if (bold && !faded) style = style.bold;
      if (dim || faded) style = style.dim;
      if (inverse) style = style.inverse;
      return style(shown);
    })
    .join('');

import { stripVTControlCharacters } from 'node:util';
import { createContext } from 'react';

/** The lines of one frame while Ink lays it out. */
export type PlacedLines = {
  /** Takes a styled line of `width` cells; what Ink is to place at its first cell, the others left blank. */
  readonly place: (line: string, width: number) => string;
  /** A frame of Ink's with the lines at their places; they are forgotten then. */
  readonly fill: (frame: string) => string;
};

// Signs for private use: no text that is shown gets to Ink, so none can be taken for another.
const FIRST_SIGN = 0xe000;
const SIGN = /[\uE000-\uF8FF]/g;
/** Other letters than Latin ones and those of frames and bars: terminals may disagree on their width. */
const MAY_DIFFER = /[^\0-\u02FF‐-―…─-▟]/;

/** To a cell of the row, counted from 0. */
const moveTo = (column: number): string => `\u001B[${column + 1}G`;

/** Keeps lines behind signs of one cell until the frame is there: Ink takes styled text apart letter by letter. */
export const createPlacedLines = (): PlacedLines => {
  let lines: (readonly [line: string, width: number])[] = [];
  const fillRow = (row: string): string => {
    let end = 0;
    let filled = '';
    for (const { 0: sign, index } of row.matchAll(SIGN)) {
      const [line, width] = lines[sign.charCodeAt(0) - FIRST_SIGN] ?? ['', 1];
      filled += row.slice(end, index) + line;
      if (MAY_DIFFER.test(line)) {
        // Ink's own text has one cell a letter, and so have the signs.
        filled += moveTo(stripVTControlCharacters(row.slice(0, index)).length + width);
      }
      end = index + width;
    }
    return filled + row.slice(end);
  };
  return {
    place: (line, width) => String.fromCharCode(FIRST_SIGN + lines.push([line, width]) - 1),
    fill: (frame) => {
      const filled = frame.split('\n').map(fillRow).join('\n');
      lines = [];
      return filled;
    },
  };
};

/** Where lines are kept; unless there is such a place they go through Ink as they are. */
export const PlacedLinesContext = createContext<Pick<PlacedLines, 'place'>>({
  place: (line) => line,
});

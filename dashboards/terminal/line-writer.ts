import { Writable } from 'node:stream';
import type { PlacedLines } from './placed-lines.js';
import { createPlacedLines } from './placed-lines.js';

const BEGIN = '\u001B[?2026h';
const END = '\u001B[?2026l';
/** Before the line: behind a full one the cursor is still on its last cell. */
const ERASE_TO_END_OF_LINE = '\u001B[K';
const PLAIN = '\u001B[0m';

/** The terminal as Ink sees it: takes whole frames and writes the lines that differ from those on the screen. */
export type LineWriter = {
  readonly stream: NodeJS.WriteStream;
  /** Where the lines of the next frame are kept. */
  readonly lines: Pick<PlacedLines, 'place'>;
  /** The screen was cleared: the next frame is written whole. */
  readonly forget: () => void;
};

/** Ink hides and shows the cursor by itself. */
const CURSOR: ReadonlySet<string> = new Set(['\u001B[?25l', '\u001B[?25h']);

const moveTo = (row: number): string => `\u001B[${row + 1};1H`;

/** What has to be written so that a screen with the lines of `shown` gets those of `lines`. */
const changesTo = (shown: readonly string[], lines: readonly string[]): string => {
  const count = Math.max(lines.length, shown.length);
  let changes = '';
  for (let row = 0; row < count; row += 1) {
    const line = lines[row] ?? '';
    if (line !== shown[row]) changes += moveTo(row) + ERASE_TO_END_OF_LINE + line + PLAIN;
  }
  return changes && BEGIN + changes + END;
};

/**
 * Ink would write all lines for each change, or, told to write only some, lose track when the size changes. Each
 * changed line is written in place, all in one synchronised write, so that nothing scrolls or flickers.
 */
export const createLineWriter = (terminal: NodeJS.WriteStream): LineWriter => {
  let shown: readonly string[] = [];
  const placed = createPlacedLines();
  const draw = (frame: string): string => {
    const lines = placed.fill(frame).replace(/\n$/, '').split('\n').slice(0, terminal.rows);
    const changes = changesTo(shown, lines);
    shown = lines;
    return changes;
  };
  const stream = new Writable({
    decodeStrings: false,
    write: (frame: string | Buffer, _encoding, done) => {
      const text = frame.toString();
      const changes = CURSOR.has(text) ? text : draw(text);
      if (changes) terminal.write(changes);
      done();
    },
  });
  const size = { columns: { get: () => terminal.columns }, rows: { get: () => terminal.rows } };
  Object.defineProperties(stream, { ...size, isTTY: { value: true } });
  return {
    stream: stream as unknown as NodeJS.WriteStream,
    lines: placed,
    forget: () => {
      shown = [];
    },
  };
};

import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { styleGenres } from '../../../dashboards/shared/genre-style.js';
import {
  cutSpans,
  fitText,
  widthOf,
  widthOfSpans,
} from '../../../dashboards/terminal/fit-spans.js';
import { chooseLook } from '../../../dashboards/terminal/look-options.js';
import { choosePalette, paint } from '../../../dashboards/terminal/palettes.js';
import { toAscii } from '../../../dashboards/terminal/to-ascii.js';
import { LABELS } from '../../../models/labels.js';

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('東京', '♫ é…', '█▏░'),
);
const printable = text.map((any) => any.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ''));

describe('toAscii', () => {
  it('takes away accents, turns signs into similar ones, and the rest into question marks', () => {
    expect(toAscii('♫ Café – “東京”')).toBe('* Cafe - "????"');
    expect(toAscii('│█▏░▸')).toBe('|#-.>');
  });

  it('gives nothing but ASCII, in as many cells', () => {
    fc.assert(
      fc.property(printable, (any) => {
        const ascii = toAscii(any);
        expect(ascii).toMatch(/^[ -~]*$/);
        expect(Math.abs(ascii.length - stringWidth(any))).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('fitText and cutSpans', () => {
  it('fill just the cells that they are given', () => {
    fc.assert(
      fc.property(printable, fc.nat(40), (any, width) => {
        expect(widthOf(fitText(any, width))).toBe(width);
        expect(widthOfSpans(cutSpans([{ text: any }, { text: any }], width))).toBeLessThanOrEqual(
          width,
        );
      }),
    );
  });
});

describe('palettes', () => {
  it('are chosen by what the terminal says of itself', () => {
    expect(choosePalette({ NO_COLOR: '1', COLORTERM: 'truecolor' })).toBe('none');
    expect(choosePalette({ COLORTERM: 'truecolor', TERM: 'xterm' })).toBe('full');
    expect(choosePalette({ TERM: 'screen-256color' })).toBe('full');
    expect(choosePalette({ TERM: 'linux' })).toBe('16');
    expect(choosePalette({ TERM: 'dumb' })).toBe('none');
  });

  it.each(['full', 'safe', '16'] as const)('%s has another colour for each genre', (palette) => {
    const colours = [...styleGenres(LABELS).values()].map(({ colour }) => paint(palette, colour));
    expect(new Set(colours).size).toBe(LABELS.length);
    if (palette === '16') colours.forEach((colour) => expect(colour).toMatch(/^[a-zA-Z]+$/));
  });
});

describe('chooseLook', () => {
  const terminal = { TERM: 'xterm-256color', LANG: 'en_GB.UTF-8' };
  it('draws on a terminal, and writes lines for pipes, CI and dumb terminals', () => {
    expect(chooseLook({}, terminal, true)).toEqual({
      palette: 'full',
      ascii: false,
      mode: 'screen',
    });
    expect(chooseLook({}, terminal, false).mode).toBe('log');
    expect(chooseLook({}, { ...terminal, CI: 'true' }, true).mode).toBe('log');
    expect(chooseLook({}, { TERM: 'dumb' }, true).mode).toBe('log');
    expect(chooseLook({ mode: 'log' }, terminal, true).mode).toBe('log');
  });

  it('speaks when asked to, or where Ink is told of a screen reader', () => {
    expect(chooseLook({ mode: 'spoken' }, terminal, false).mode).toBe('spoken');
    expect(chooseLook({}, { ...terminal, INK_SCREEN_READER: 'true' }, true).mode).toBe('spoken');
  });

  it('takes ASCII where the locale knows no more', () => {
    expect(chooseLook({}, { LANG: 'C' }, true).ascii).toBe(true);
    expect(chooseLook({}, { TERM: 'linux', LANG: 'C.UTF-8' }, true).ascii).toBe(true);
    expect(chooseLook({ ascii: true }, terminal, true).ascii).toBe(true);
  });
});

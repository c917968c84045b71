import { GENRE_COLOURS } from '../shared/genre-style.js';
import { COLOUR } from './colour.js';

/** How colours are made: all of them, the terminal's own sixteen, ones that colour-blind people tell apart, or none. */
export const PALETTE_NAMES = ['full', 'safe', '16', 'none'] as const;

/** Name of a palette. */
export type PaletteName = (typeof PALETTE_NAMES)[number];

// Those of the terminal's user, who has chosen ones to be read on the background.
const ANSI_GENRES = [
  'blueBright',
  'magenta',
  'yellow',
  'magentaBright',
  'yellowBright',
  'cyan',
  'gray',
  'redBright',
  'green',
  'red',
] as const;

// Okabe and Ito's eight, in other lightnesses where there are more genres than colours.
const SAFE_GENRES = [
  '#0072b2',
  '#cc79a7',
  '#e69f00',
  '#8f4f74',
  '#d55e00',
  '#009e73',
  '#999999',
  '#f0e442',
  '#56b4e9',
  '#b2182b',
] as const;

const pair = (from: readonly string[], to: readonly string[]) =>
  from.map((colour, index) => [colour, to[index] ?? ''] as const);

const TABLES: Readonly<Record<PaletteName, ReadonlyMap<string, string>>> = {
  full: new Map(),
  none: new Map(),
  '16': new Map([
    ...pair(GENRE_COLOURS, ANSI_GENRES),
    [COLOUR.accent, 'cyanBright'],
    [COLOUR.good, 'greenBright'],
    ['#000000', 'black'],
  ]),
  safe: new Map([
    ...pair(GENRE_COLOURS, SAFE_GENRES),
    [COLOUR.accent, '#56b4e9'],
    [COLOUR.good, '#0072b2'],
    [COLOUR.noise, '#999999'],
  ]),
};

/** The colour that stands for `colour` in a palette; undefined in that without colours. */
export const paint = (palette: PaletteName, colour: string | undefined): string | undefined =>
  palette === 'none' || colour === undefined ? undefined : (TABLES[palette].get(colour) ?? colour);

/** The palette that a terminal's environment asks for. */
export const choosePalette = (environment: NodeJS.ProcessEnv): PaletteName => {
  const { NO_COLOR, COLORTERM = '', TERM = '' } = environment;
  if (NO_COLOR || TERM === 'dumb') return 'none';
  return /truecolor|24bit/.test(COLORTERM) || /256|direct|kitty|ghostty|alacritty/.test(TERM)
    ? 'full'
    : '16';
};

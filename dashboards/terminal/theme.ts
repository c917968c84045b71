import { createContext } from 'react';
import type { GenreStyle } from '../shared/genre-style.js';
import type { PaletteName } from './palettes.js';

/** How everything on the screen looks. */
export type Theme = {
  /** Colours are named as in the full palette and painted in this one. */
  readonly palette: PaletteName;
  /** True: no sign beyond ASCII reaches the terminal. */
  readonly ascii: boolean;
  /** True: the picture is old, all of it is dimmed. */
  readonly faded: boolean;
  readonly genres: ReadonlyMap<string, GenreStyle>;
};

/** Hands the theme down to every line. */
export const ThemeContext = createContext<Theme>({
  palette: 'full',
  ascii: false,
  faded: false,
  genres: new Map(),
});

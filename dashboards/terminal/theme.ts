import { createContext } from 'react';
import type { GenreStyle } from '../shared/genre-style.js';

/** How everything on the screen looks. */
export type Theme = {
  /** False: not one colour, as NO_COLOR asks. */
  readonly colourful: boolean;
  /** True: the picture is old, all of it is dimmed. */
  readonly faded: boolean;
  readonly genres: ReadonlyMap<string, GenreStyle>;
};

/** Hands the theme down to every line. */
export const ThemeContext = createContext<Theme>({
  colourful: true,
  faded: false,
  genres: new Map(),
});

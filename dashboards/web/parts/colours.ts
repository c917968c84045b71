import type { GenreStyle } from '../../shared/genre-style.js';

const OTHERS: Readonly<Record<string, string>> = {
  speech: '#2a9fc0',
  noise: '#a08060',
  silence: '#59616d',
  unsure: '#7b8494',
};

/** Colour of a genre, or of what is heard instead of one. */
export const colourOf = (label: string, genres: ReadonlyMap<string, GenreStyle>): string =>
  genres.get(label)?.colour ?? OTHERS[label] ?? '#7b8494';

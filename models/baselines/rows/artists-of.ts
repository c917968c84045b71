/** The artists that Spotify names in one cell: `A;B`. */
export const artistsOf = (cell: string): string[] => cell.split(';');

/** The artist that is named first: the one whose track it is. */
export const leadArtist = (cell: string): string => artistsOf(cell)[0];

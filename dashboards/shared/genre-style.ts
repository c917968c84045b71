/** `#rrggbb` of each genre in the order of the model's labels, so that a genre keeps its colour. */
export const GENRE_COLOURS = [
  '#3d8fe0',
  '#8b84e8',
  '#c29a12',
  '#c061d6',
  '#e0701f',
  '#2aa5a0',
  '#8292a2',
  '#e0559b',
  '#5ba03a',
  '#dc4a44',
] as const;

/** How one genre looks, with colour and without. */
export type GenreStyle = { readonly letter: string; readonly colour: string };

const freeLetter = (label: string, taken: ReadonlySet<string>): string =>
  [...label.toUpperCase()].find((letter) => !taken.has(letter)) ?? '#';

/** Colour and letter of each genre; the letter is the first of its name that no genre before has. */
export const styleGenres = (labels: readonly string[]): ReadonlyMap<string, GenreStyle> => {
  const styles = new Map<string, GenreStyle>();
  const taken = new Set<string>();
  labels.forEach((label, index) => {
    const letter = freeLetter(label, taken);
    taken.add(letter);
    styles.set(label, { letter, colour: GENRE_COLOURS[index % GENRE_COLOURS.length] ?? '' });
  });
  return styles;
};

/** Colours in the middle of the scale, to be read on a dark and on a light terminal. */
export const COLOUR = {
  accent: '#2a9fc0',
  good: '#4f9d3a',
  warn: '#c29a12',
  bad: '#dc4a44',
  speech: '#2a9fc0',
  noise: '#a08060',
} as const;

/** Colour of a state of sound that is neither a genre nor the lack of one. */
export const colourOfState = (state: string): string | undefined =>
  state === 'speech' || state === 'noise' ? COLOUR[state] : undefined;

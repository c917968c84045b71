/** Colours in the middle of the scale, to be read on a dark and on a light terminal. */
export const COLOUR = {
  accent: '#2a9fc0',
  good: '#4f9d3a',
  warn: '#c29a12',
  bad: '#dc4a44',
} as const;

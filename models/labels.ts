/** The ten GTZAN genres, in the order of every probability array. */
export const LABELS = [
  'blues',
  'classical',
  'country',
  'disco',
  'hiphop',
  'jazz',
  'metal',
  'pop',
  'reggae',
  'rock',
] as const;

/** One of the ten genres. */
export type Label = (typeof LABELS)[number];

/** What is learnt from listening: shares from 0 to 1. */
export const LEARNT_DESCRIPTORS = [
  'danceability',
  'energy',
  'speechiness',
  'acousticness',
  'instrumentalness',
] as const;

/** One of {@link LEARNT_DESCRIPTORS}. */
export type LearntDescriptor = (typeof LEARNT_DESCRIPTORS)[number];

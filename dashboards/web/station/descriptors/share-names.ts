/** The descriptors that go from 0 to 1, in the order in which they are shown. */
export const SHARE_NAMES = [
  'danceability',
  'energy',
  'speechiness',
  'acousticness',
  'instrumentalness',
] as const;

/** Name of a descriptor that goes from 0 to 1. */
export type ShareName = (typeof SHARE_NAMES)[number];

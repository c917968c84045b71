import { oneHot } from './one-hot.js';

/** What Spotify tells of any track in one number each, as its tables name it. */
export const SPOTIFY_FEATURES = [
  'danceability',
  'energy',
  'loudness',
  'mode',
  'speechiness',
  'acousticness',
  'instrumentalness',
  'liveness',
  'valence',
  'tempo',
] as const;

const KEYS = Array.from({ length: 12 }, (_, key) => String(key));

/** Twelve inputs for the key, which Spotify counts from C on as 0 to 11. */
export const oneHotKey = (key: string): number[] => oneHot(key, KEYS);

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

/** The keys, as Spotify counts them from C on. */
export const KEYS = Array.from({ length: 12 }, (_, key) => String(key));

/** Twelve inputs for the key. */
export const oneHotKey = (key: string): number[] => oneHot(key, KEYS);

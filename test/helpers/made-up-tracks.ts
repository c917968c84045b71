import { createRandom } from '../../models/training/random.js';

/** A row of the Spotify table: five descriptors that follow valence and loudness; three tracks an artist. */
export const madeUpTrack = (position: number): Record<string, string | number> => {
  const random = createRandom('track', position);
  const [valence, loudness] = [random(), -20 * random()];
  const loud = 1 + loudness / 20;
  return {
    track_id: `track ${position}`,
    artists: `artist ${Math.floor(position / 3)};guest`,
    valence,
    tempo: 80 + 80 * random(),
    loudness,
    key: position % 12,
    mode: position % 2,
    time_signature: 4,
    danceability: valence,
    energy: loud,
    speechiness: 0.1 * random(),
    acousticness: 1 - loud,
    instrumentalness: random(),
  };
};

const numbered = (name: string, count: number, value: () => number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${name}_${i}`, value()]));

/** A row of the FMA table: energy and acousticness follow the first MFCC, danceability the second. */
export const madeUpStatistics = (position: number): Record<string, string | number> => {
  const random = createRandom('statistics', position);
  const [loud, even] = [random(), random()];
  return {
    track_id: 10 * position + 2,
    ...numbered('mfcc', 13, random),
    mfcc_0: 100 * loud - 200,
    mfcc_1: 50 * even,
    ...numbered('chroma', 12, () => 0.5 * random()),
    chroma_9: 1,
    chroma_0: 0.9,
    ...numbered('spec_contrast', 7, () => 20 * random()),
    rms: 0.1,
    en_valence: random(),
    en_tempo: 120,
    en_danceability: even,
    en_energy: loud,
    en_speechiness: 0.1,
    en_acousticness: 1 - loud,
    en_instrumentalness: random(),
  };
};

/** So many made-up rows of a table. */
export const madeUpRows = <Row>(count: number, row: (position: number) => Row): Row[] =>
  Array.from({ length: count }, (_, position) => row(position));

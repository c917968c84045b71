import { createRandom } from '../../models/training/random.js';

/** A row of Spotify's features; `share` (0 to 1) decides energy and loudness, all else is chance. */
const featuresAt = (position: number, share: number): Record<string, string | number> => {
  const random = createRandom('track', position);
  return {
    track_id: `id ${position}`,
    artists: `artist ${Math.floor(position / 4)}`,
    track_name: `track ${position}`,
    popularity: Math.floor(random() * 100),
    duration_ms: 180_000 + Math.floor(random() * 60_000),
    danceability: random(),
    energy: share,
    key: position % 12,
    loudness: -20 + 15 * share,
    mode: position % 2,
    speechiness: random(),
    acousticness: random(),
    instrumentalness: random(),
    liveness: random(),
    valence: random(),
    tempo: 80 + random() * 80,
  };
};

/** So many rows of R0's table: rock, pop and jazz by turns of artists; each tenth row has two of the names. */
export const madeUpNineGenres = (count: number): Record<string, string | number>[] =>
  Array.from({ length: count }, (_, position) => {
    const genre = Math.floor(position / 4) % 3;
    const name = ['rock', 'pop', 'jazz'][genre];
    return {
      ...featuresAt(position, genre / 2),
      popularity: position % 5 === 0 ? '' : position % 100,
      src: 'made up',
      genres: position % 10 === 9 ? `${name}|folk` : name,
    };
  });

/** So many rows of R1's table: 24 genres, 8 of them in no group by hand, by turns of artists. */
export const madeUpGenreTracks = (count: number): Record<string, string | number>[] =>
  Array.from({ length: count }, (_, position) => {
    const genre = Math.floor(position / 4) % GENRES.length;
    return {
      ...featuresAt(position, genre / GENRES.length),
      album_name: 'album',
      explicit: position % 3 === 0 ? 'True' : 'False',
      time_signature: 4,
      track_genre: GENRES[genre],
    };
  });

const GENRES = [
  ...['latin', 'salsa', 'reggae', 'techno', 'house', 'dub', 'rock', 'punk', 'grunge', 'pop'],
  ...['k-pop', 'indie-pop', 'country', 'folk', 'guitar', 'acoustic', 'comedy', 'sleep', 'study'],
  ...['opera', 'piano', 'jazz', 'blues', 'kids'],
];

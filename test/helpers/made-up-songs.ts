import { createRandom } from '../../models/training/random.js';

const GENRES = ['Anime', 'Blues', 'Rap'] as const;
const KEYS = ['A', 'C#', 'F'] as const;

/** A row of R4's table: three genres whose energy and loudness tell them apart, four songs an artist. */
export const madeUpSong = (position: number): Record<string, string | number> => {
  const random = createRandom('song', position);
  const genre = position % GENRES.length;
  return {
    instance_id: position,
    artist_name: `artist ${genre}.${Math.floor(position / 12)}`,
    track_name: `song ${position}`,
    popularity: Math.floor(random() * 100),
    acousticness: random(),
    danceability: random(),
    duration_ms: 180_000 + Math.floor(random() * 60_000),
    energy: (genre + random()) / 3,
    instrumentalness: random(),
    key: KEYS[position % KEYS.length],
    liveness: random(),
    loudness: -20 + 6 * genre + random(),
    mode: position % 2 === 0 ? 'Major' : 'Minor',
    speechiness: random(),
    tempo: 80 + random() * 80,
    obtained_date: '4-Apr',
    valence: random(),
    music_genre: GENRES[genre],
  };
};

/** So many such rows, and eight more that the cleaning drops: blank, of no length, of no tempo. */
export const madeUpSongs = (count: number): Record<string, string | number>[] => {
  const songs = Array.from({ length: count }, (_, position) => madeUpSong(position));
  const blank = Object.fromEntries(Object.keys(songs[0]).map((column) => [column, '']));
  return [
    ...songs,
    ...[1, 2].map(() => blank),
    ...[3, 4, 5].map((position) => ({ ...madeUpSong(position), duration_ms: -1 })),
    ...[6, 7, 8].map((position) => ({ ...madeUpSong(position), tempo: '?' })),
  ];
};

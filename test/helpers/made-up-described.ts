import { createRandom } from '../../models/training/random.js';

/**
 * A row of the table that descriptors are learnt from: energy follows how bright the sound is, acousticness goes
 * against it, nothing tells instrumentalness.
 */
export const madeUpDescribed = (position: number): Record<string, string | number> => {
  const random = createRandom('described', position);
  const bright = random();
  return {
    track_id: 10 * position + 2,
    ...Object.fromEntries(
      Array.from({ length: 13 }, (_, index) => [`mfcc${index + 1}`, 20 * random() - 10]),
    ),
    rms: 0.05 + 0.1 * random(),
    centroid: 500 * 8 ** bright,
    zcr: 0.02 + 0.1 * random(),
    en_danceability: 0.2 + 0.1 * random(),
    en_energy: bright,
    en_speechiness: 0.1 * random(),
    en_acousticness: 1 - bright,
    en_instrumentalness: random(),
  };
};

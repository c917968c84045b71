import { join } from 'node:path';
import { buildRnn } from '../../models/baselines/r3/nets/build-rnn.js';
import { saveStatisticsNet } from '../../models/tracks/net/save-statistics-net.js';
import { createRandom } from '../../models/training/random.js';

/** What the network below tells, unless told otherwise. */
export const DESCRIBED = ['danceability', 'energy'];

/** The sequence that it reads. */
export const SEQUENCE = { steps: 3, values: 20 };

const SIZE = SEQUENCE.steps * SEQUENCE.values;

/** How its statistics are scaled. */
export const SCALER = {
  centre: Float64Array.from({ length: SIZE }, (_, place) => place / 10),
  spread: Float64Array.from({ length: SIZE }, (_, place) => 5 + place),
};

const metrics = { 'mse.danceability': 0.02, 'r2.danceability': 0.31, 'r2.unknown': 1 };

/** Writes a network that judges whole recordings, and has learnt nothing, into a folder `name`; gives that. */
export const saveTrackNet = async (
  root: string,
  name: string,
  build: typeof buildRnn = buildRnn,
  labels = DESCRIBED,
): Promise<string> => {
  const model = build(SEQUENCE, labels.length, createRandom('track', 1));
  const directory = join(root, name);
  await saveStatisticsNet(directory, { model, scaler: SCALER }, { name, labels, metrics });
  model.dispose();
  return directory;
};

import { readCsv } from '../baselines/rows/read-csv.js';
import { LEARNT_DESCRIPTORS } from './learnt-descriptors.js';
import { logMelOfCepstrum, toStatistics } from './sound-statistics.js';

/** A track of the FMA table. */
export type DescribedTrack = {
  /** `[STATISTICS]` */
  readonly statistics: Float64Array;
  /** In the order of `LEARNT_DESCRIPTORS`, as Echo Nest has them. */
  readonly targets: readonly number[];
  /** Albums lie together: tracks with neighbouring ids share a block of 40. */
  readonly block: number;
};

const TABLE = 'fma_mfcc_echonest_3389';
const BLOCK_TRACKS = 40;

/** The table counts MFCC from 1. */
const CEPSTRA = Array.from({ length: 12 }, (_, index) => `mfcc${index + 2}`);
const TARGETS = LEARNT_DESCRIPTORS.map((name) => `en_${name}`);
const COLUMNS = ['track_id', 'mfcc1', ...CEPSTRA, 'rms', 'centroid', 'zcr', ...TARGETS];

/**
 * The 3,389 tracks whose statistics (means of librosa's features at 22,050 Hz) and Echo Nest descriptors are known,
 * by id. Fails with a `ModelError` when the table cannot be read.
 */
export const readDescriptorTable = async (data: string): Promise<readonly DescribedTrack[]> => {
  const table = await readCsv(data, TABLE, COLUMNS);
  return table
    .map((row) => (column: string) => Number(row[column]))
    .sort((one, other) => one('track_id') - other('track_id'))
    .map((read, place) => ({
      statistics: toStatistics([
        ...CEPSTRA.map(read),
        logMelOfCepstrum(read('mfcc1')),
        ...['rms', 'centroid', 'zcr'].map(read),
      ]),
      targets: TARGETS.map(read),
      block: Math.floor(place / BLOCK_TRACKS),
    }));
};

import type { DSVRowArray } from 'd3-dsv';
import { LEARNT_DESCRIPTORS } from '../../descriptors/learnt-descriptors.js';
import { joinArrays } from '../../join-arrays.js';
import { numberRows } from '../rows/number-rows.js';
import { readCsv } from '../rows/read-csv.js';
import type { Rows } from '../rows/rows.js';
import type { TargetRows } from '../rows/target-rows.js';
import { STATISTIC_COUNTS, toSequence } from '../../tracks/statistics/statistics-sequence.js';

const BLOCK_TRACKS = 40;
const [MFCCS, PITCH_CLASSES, CONTRASTS] = STATISTIC_COUNTS;

const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${name}_${i}`);

const CHROMA = numbered('chroma', PITCH_CLASSES);
const BLOCKS = [numbered('mfcc', MFCCS), CHROMA, numbered('spec_contrast', CONTRASTS)];
const TARGETS = LEARNT_DESCRIPTORS.map((name) => `en_${name}`);
const READ = ['track_id', ...BLOCKS.flat(), 'en_valence', 'en_tempo', 'rms', ...TARGETS];

/** Albums lie together: 40 tracks with neighbouring ids are never on both sides. */
const blocksOf = (table: DSVRowArray): string[] => {
  const ids = table.map(({ track_id: id }) => Number(id));
  const order = [...ids.keys()].sort((a, b) => ids[a] - ids[b]);
  const blocks = new Array<string>(ids.length);
  order.forEach((row, place) => (blocks[row] = `block ${Math.floor(place / BLOCK_TRACKS)}`));
  return blocks;
};

/** MFCC means, chroma and contrast, each a step of the sequence, filled up with zeros. */
const sequenceRows = (table: DSVRowArray, groups: readonly string[]): Rows => {
  const blocks = BLOCKS.map((columns) => numberRows(table, columns, groups));
  const sequences = table.map((_, row) =>
    toSequence(blocks.map(({ inputs, width }) => inputs.subarray(row * width, (row + 1) * width))),
  );
  const [{ length: width }] = sequences;
  return { ...blocks[0], width, inputs: joinArrays(sequences) };
};

/** The strongest pitch class, and whether its major third is stronger than its minor one. */
const keyOf = (chroma: Float32Array): [key: number, mode: number] => {
  const key = chroma.indexOf(Math.max(...chroma));
  const above = (semitones: number): number => chroma[(key + semitones) % PITCH_CLASSES];
  return [key, above(4) > above(3) ? 1 : 0];
};

/** Valence, tempo, loudness in dB, key, mode and a time signature of 4, which the table does not tell. */
const trackRows = (table: DSVRowArray, groups: readonly string[]): Rows => {
  const known = numberRows(table, ['en_valence', 'en_tempo', 'rms'], groups);
  const chroma = numberRows(table, CHROMA, groups);
  const inputs = table.flatMap((_, row) => {
    const [valence, tempo, rms] = known.inputs.subarray(row * 3, row * 3 + 3);
    const classes = chroma.inputs.subarray(row * PITCH_CLASSES, (row + 1) * PITCH_CLASSES);
    return [valence, tempo, 20 * Math.log10(Math.max(rms, 1e-5)), ...keyOf(classes), 4];
  });
  return { ...known, width: 6, inputs: Float32Array.from(inputs) };
};

/**
 * The 2,319 tracks of the FMA table with chroma and contrast. Inputs: the statistics as a sequence
 * [3 × 20], and the six that the tabular regression reads; targets: the five descriptors of Echo Nest.
 * Grouped by blocks of 40 neighbouring ids. Fails with a `ModelError` when the table cannot be read.
 */
export const readStatistics = async (data: string): Promise<TargetRows> => {
  const table = await readCsv(data, 'fma_extras_echonest_2319', READ);
  const groups = blocksOf(table);
  return {
    inputs: [sequenceRows(table, groups), trackRows(table, groups)],
    targets: numberRows(table, TARGETS, groups),
  };
};

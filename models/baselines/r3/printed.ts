import { LEARNT_DESCRIPTORS, type LearntDescriptor } from '../../descriptors/learnt-descriptors.js';

/** MSE and MAE as the report prints them, by metric. */
export type PrintedRow = Readonly<Record<string, number>>;

/** A printed row: MSE and MAE of each column in the order of the report, then their average. */
const printed = (mse: readonly number[], mae: readonly number[]): PrintedRow =>
  Object.fromEntries(
    [...LEARNT_DESCRIPTORS, 'average'].flatMap((name, i) => [
      [`mse.${name}`, mse[i]],
      [`mae.${name}`, mae[i]],
    ]),
  );

/** What R3 prints of its systems, by the names they have here. */
export const PRINTED = {
  'tabular-regression': printed(
    [0.016, 0.045, 0.071, 0.008, 0.014, 0.031],
    [0.102, 0.157, 0.175, 0.059, 0.089, 0.116],
  ),
  'multi-task-rnn': printed(
    [0.019, 0.018, 0.007, 0.024, 0.052, 0.024],
    [0.111, 0.107, 0.054, 0.113, 0.141, 0.105],
  ),
  'complex-cnn': { 'mse.average': 0.026, 'mae.average': 0.111 },
  'simple-cnn': { 'mse.danceability': 0.001, 'mae.danceability': 0.08 },
  'simple-rnn': { 'mse.danceability': 0.01, 'mae.danceability': 0.079 },
  'linear-combiner': printed(
    [0.022, 0.03, 0.008, 0.066, 0.082, 0.042],
    [0.117, 0.134, 0.058, 0.196, 0.2, 0.141],
  ),
} as const satisfies Readonly<Record<string, PrintedRow>>;

/** What the columns of tabular regression hold, in the order that fits best what is measured on R4's table. */
const HELD: readonly LearntDescriptor[] = [
  'danceability',
  'acousticness',
  'instrumentalness',
  'speechiness',
  'energy',
];

/** What R3 prints of tabular regression, each number under the name of what its column holds. */
export const REORDERED: PrintedRow = Object.fromEntries(
  Object.entries(PRINTED['tabular-regression']).map(([metric, value]) => {
    const [kind, column] = metric.split('.');
    const held = HELD[LEARNT_DESCRIPTORS.findIndex((name) => name === column)] ?? column;
    return [`${kind}.${held}`, value];
  }),
);

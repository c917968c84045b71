import { LEARNT_DESCRIPTORS } from '../../descriptors/learnt-descriptors.js';
import type { ExperimentContext, ExperimentTable, Figure, Outcome } from '../experiment.js';
import type { Rows } from '../rows/rows.js';
import type { TargetRows } from '../rows/target-rows.js';
import { PRINTED, type PrintedRow } from './printed.js';
import { readGenreTracks } from './read-genre-tracks.js';
import { readStatistics } from './read-statistics.js';
import { readTracks } from './read-tracks.js';

/** How far the targets lie apart in one table. */
type Spread = {
  readonly table: string;
  /** In the order of the descriptors. */
  readonly variances: readonly number[];
  readonly count: number;
};

type Table = readonly [name: string, read: (data: string) => Promise<TargetRows>];

const TABLES: readonly Table[] = [
  ['spotify', readTracks],
  ['r4', readGenreTracks],
  ['fma', readStatistics],
];

const variancesOf = ({ inputs, count, width }: Rows): number[] => {
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  inputs.forEach((value, cell) => {
    sums[cell % width] += value;
    squares[cell % width] += value ** 2;
  });
  return [...sums].map((sum, target) => squares[target] / count - (sum / count) ** 2);
};

const measureSpread = async ([table, read]: Table, data: string): Promise<Spread> => {
  const { targets } = await read(data);
  return { table, variances: variancesOf(targets), count: targets.count };
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const inWords = (values: readonly number[], digits: number): string =>
  LEARNT_DESCRIPTORS.map((name, i) => `${name} ${values[i].toFixed(digits)}`).join(', ');

const tellSpread = ({ table, variances, count }: Spread): string =>
  `Variance in the table ${table} (${count} rows): ${inWords(variances, 3)}; mean ${mean(variances).toFixed(3)}.`;

/** Printed MSEs of all five descriptors, or none. */
const errorsOf = (printed: PrintedRow): readonly number[] =>
  LEARNT_DESCRIPTORS.map((name) => printed[`mse.${name}`] ?? NaN);

/** What printed errors are worth where the targets lie so far apart: 1 − MSE / variance. */
const worth = (errors: readonly number[], { variances }: Spread): number[] =>
  errors.map((error, i) => 1 - error / variances[i]);

const comparisonTable = (spreads: readonly Spread[]): ExperimentTable => ({
  title: 'R² that the printed MSEs would be: 1 − MSE / variance of the target',
  head: ['system', 'variances of', ...LEARNT_DESCRIPTORS],
  rows: Object.entries(PRINTED).flatMap(([system, printed]) =>
    spreads.map((spread) => [
      system,
      spread.table,
      ...worth(errorsOf(printed), spread).map((r2) => (Number.isNaN(r2) ? '–' : r2.toFixed(2))),
    ]),
  ),
});

/** Which printed errors are worse than always saying the mean, in every table. */
const tellImpossible = (spreads: readonly Spread[]): string[] =>
  Object.entries(PRINTED).flatMap(([system, printed]) =>
    errorsOf(printed).flatMap((error, i) => {
      const shares = spreads.map(({ variances }) => error / variances[i]);
      if (!shares.every((share) => share > 1)) return [];
      const times = shares.map((share) => share.toFixed(1)).join(', ');
      return [
        `\`${system}\` is printed with an MSE of ${error} for ${LEARNT_DESCRIPTORS[i]}, ${times} times the variance in ${spreads.map(({ table }) => table).join(', ')}: always saying the mean is better, so the number is not of ${LEARNT_DESCRIPTORS[i]}.`,
      ];
    }),
  );

const tellWorth = (system: keyof typeof PRINTED, spreads: readonly Spread[]): string[] => {
  const errors = errorsOf(PRINTED[system]);
  return spreads.map((spread) => {
    const known = worth(errors, spread).flatMap((r2, i) =>
      Number.isNaN(r2) ? [] : [`${LEARNT_DESCRIPTORS[i]} ${r2.toFixed(2)}`],
    );
    return `\`${system}\` as printed would be R² of ${known.join(', ')} by the variances of ${spread.table}.`;
  });
};

/** Systems whose printed figures are read off Spotify's targets, which audio was not to be had for here. */
const HEARING = ['multi-task-rnn', 'simple-rnn', 'linear-combiner'] as const;

/**
 * Nothing is learnt: how far the targets lie apart in each table, and what the printed errors are worth beside it.
 * An MSE tells little without the variance of what is told, and the tables here differ in it.
 */
export const runSpread = async ({ data, progress, stop }: ExperimentContext): Promise<Outcome> => {
  const spreads: Spread[] = [];
  for (const [place, table] of TABLES.entries()) {
    stop.throwIfAborted();
    spreads.push(await measureSpread(table, data));
    progress((place + 1) / TABLES.length, table[0]);
  }
  const figures = spreads.flatMap(({ table, variances, count }): Figure[] =>
    LEARNT_DESCRIPTORS.map((name, i) => ({
      metric: `variance.${table}.${name}`,
      value: variances[i],
      count,
    })),
  );
  return {
    figures,
    tables: [comparisonTable(spreads)],
    remarks: [
      ...spreads.map(tellSpread),
      ...tellImpossible(spreads),
      ...HEARING.flatMap((system) => tellWorth(system, spreads)),
    ],
  };
};

import type { Figure } from '../experiment.js';
import { LEARNT_DESCRIPTORS, type LearntDescriptor } from '../../descriptors/learnt-descriptors.js';

/** An order in which the columns of a printed row may stand. */
export type ColumnOrder = {
  /** What each printed column would hold. */
  readonly names: readonly LearntDescriptor[];
  /** Typical factor between printed and measured: exp of the root mean square of the logarithms. */
  readonly factor: number;
};

const METRICS = ['mse', 'mae'] as const;

const permutations = <T>(items: readonly T[]): T[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, i) =>
        permutations(items.filter((_, other) => other !== i)).map((rest) => [item, ...rest]),
      );

/** Every order of the five columns, the one in which printed and measured MSE and MAE agree best first. */
export const orderColumns = (
  printed: Readonly<Record<string, number>>,
  measured: readonly Figure[],
): ColumnOrder[] => {
  const values = new Map(measured.map(({ metric, value }) => [metric, value]));
  const misfit = (names: readonly LearntDescriptor[]): number => {
    const squares = LEARNT_DESCRIPTORS.flatMap((column, i) =>
      METRICS.map((metric) => {
        const [told, found] = [printed[`${metric}.${column}`], values.get(`${metric}.${names[i]}`)];
        return Math.log(told / (found ?? NaN)) ** 2;
      }),
    );
    return Math.exp(Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / squares.length));
  };
  return permutations(LEARNT_DESCRIPTORS)
    .map((names) => ({ names, factor: misfit(names) }))
    .sort((a, b) => a.factor - b.factor);
};

import type { ExperimentTable, Figure } from '../experiment.js';
import { TARGET_METRICS } from '../scores/score-targets.js';

const HEAD = ['descriptor', 'MSE', 'MAE', 'RMSE', 'R²', 'Pearson', 'MSE of the mean'];

const finder = (figures: readonly Figure[]) => (metric: string) =>
  figures.find((figure) => figure.metric === metric);

const inWords = (figure: Figure | undefined): string => {
  if (!figure) return '–';
  const { value, interval95 } = figure;
  const [low, high] = interval95 ?? [];
  const interval = low === undefined ? '' : ` (${low.toFixed(3)} to ${high?.toFixed(3)})`;
  return `${value.toFixed(3)}${interval}`;
};

/** Every metric of every descriptor, with 95 % intervals. */
export const tableOfDescriptors = (
  figures: readonly Figure[],
  names: readonly string[],
): ExperimentTable => {
  const find = finder(figures);
  const all = names.length > 1 ? [...names, 'average'] : names;
  return {
    title: 'Each descriptor, with 95 % intervals (bootstrap of groups)',
    head: HEAD,
    rows: all.map((name) => [
      name,
      ...[...TARGET_METRICS, 'meanOnlyMse'].map((metric) => inWords(find(`${metric}.${name}`))),
    ]),
  };
};

/** What is learnt of each descriptor, beside always saying the mean; a sentence each. */
export const tellDescriptors = (figures: readonly Figure[], names: readonly string[]): string[] => {
  const find = finder(figures);
  const learnt = names.map((name) => `${name} ${inWords(find(`r2.${name}`))}`);
  const means = names.map((name) => `${name} ${find(`meanOnlyMse.${name}`)?.value.toFixed(3)}`);
  return [
    `R²: ${learnt.join(', ')}.`,
    `MSE of always saying the mean of what was learnt from: ${means.join(', ')}.`,
  ];
};

import type { Figure } from '../experiment.js';
import type { SavedResult } from './saved-result.js';

/** A figure of a report beside what was measured here. */
export type ComparedFigure = {
  readonly metric: string;
  /** Undefined where the report says nothing. */
  readonly reported: number | undefined;
  readonly report: Figure | undefined;
  readonly honest: Figure | undefined;
  readonly verdict: string;
};

/** Half a unit of the last digit that a report prints: it may have been rounded so much. */
const rounding = (printed: number): number => {
  const digits = String(printed).split('.')[1]?.length ?? 0;
  return 0.5 * 10 ** -digits;
};

/** Where there is no interval, figures so near count as the same. */
const NEAR = 0.01;

const judge = (reported: number | undefined, here: Figure | undefined): string => {
  if (reported === undefined) return 'not in the report';
  if (!here) return '';
  const { value, interval95 } = here;
  const slack = rounding(reported);
  const [low, high] = interval95 ?? [value - NEAR, value + NEAR];
  if (reported + slack >= low && reported - slack <= high) {
    return interval95 ? 'within the interval' : 'within 0.01';
  }
  const gap = Math.abs(value - reported).toFixed(3);
  return `${gap} ${value > reported ? 'above' : 'below'} the report`;
};

/** Figures that stand for a system whatever its report prints. */
const MAIN = ['accuracy', 'macroF1'];

/** All figures of a system beside the report's, those that the report prints first. */
export const compareFigures = ({ reported, outcomes }: SavedResult): ComparedFigure[] => {
  const { report, honest } = outcomes;
  const measured = [...(report?.figures ?? []), ...(honest?.figures ?? [])];
  const metrics = new Set([...Object.keys(reported), ...measured.map(({ metric }) => metric)]);
  return [...metrics].map((metric) => {
    const find = (figures: readonly Figure[] | undefined) =>
      figures?.find((figure) => figure.metric === metric);
    const here = find(report?.figures);
    return {
      metric,
      reported: reported[metric],
      report: here,
      honest: find(honest?.figures),
      verdict: judge(reported[metric], here),
    };
  });
};

/** The figures of a system that a table has room for: what the report prints, accuracy and macro F1. */
export const mainFigures = (result: SavedResult): ComparedFigure[] => {
  const all = compareFigures(result);
  const main = all.filter(
    ({ metric, reported }) => reported !== undefined || MAIN.includes(metric),
  );
  return main.length > 0 ? main : all.slice(0, 2);
};

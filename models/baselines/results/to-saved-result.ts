import type { Outcome } from '../experiment.js';
import type { ExperimentResult } from '../run-experiments.js';
import type { SavedResult } from './saved-result.js';

const round = (value: number): number => Number(value.toPrecision(5));

const slim = ({ figures, remarks }: Outcome) => ({
  figures: figures.map(({ metric, value, interval95, count }) => ({
    metric,
    value: round(value),
    ...(interval95 && { interval95: [round(interval95[0]), round(interval95[1])] as const }),
    count,
  })),
  ...(remarks && { remarks: [...remarks] }),
});

/** What of a result is kept: all but pictures and tables, in five digits. */
export const toSavedResult = ({ experiment, outcomes, seconds }: ExperimentResult): SavedResult => {
  const { report, system, title, reported, notes } = experiment;
  return {
    report,
    system,
    title,
    reported: { ...reported },
    ...(notes && { notes: [...notes] }),
    outcomes: {
      ...(outcomes.report && { report: slim(outcomes.report) }),
      ...(outcomes.honest && { honest: slim(outcomes.honest) }),
    } as SavedResult['outcomes'],
    seconds: Math.round(seconds),
  };
};

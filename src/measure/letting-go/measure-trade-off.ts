import { concatMap, from, lastValueFrom, map, toArray } from 'rxjs';
import type { SmoothingChoice, TradeOff } from '../../../models/index.js';
import { judgeState } from '../../smoothing/judge-state.js';
import { smoothScores } from '../../smoothing/smooth-scores.js';
import { type Followed, followChange } from './follow-change.js';
import type { HeardChange } from './hear-changes.js';

const follow = (
  { scores, changeSeconds, target }: HeardChange,
  labels: readonly string[],
  choice: SmoothingChoice,
): Promise<Followed> =>
  lastValueFrom(
    from(scores).pipe(
      smoothScores(choice),
      judgeState(labels, choice),
      map(({ window, genre }) => ({
        endSeconds: window.endSeconds,
        named: genre === undefined ? undefined : labels.indexOf(genre),
      })),
      toArray(),
      map((steps) => followChange(steps, changeSeconds, target)),
    ),
  );

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

const median = (lags: readonly (number | undefined)[]): number | null => {
  const sorted = lags.map((lag) => lag ?? Infinity).sort((one, other) => one - other);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? Infinity;
  return Number.isFinite(middle) ? middle : null;
};

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** What a station would say of the changes with these options, by the very stages of the pipeline. */
export const measureTradeOff = async (
  changes: readonly HeardChange[],
  labels: readonly string[],
  choice: SmoothingChoice,
): Promise<TradeOff> => {
  const followed = await lastValueFrom(
    from(changes).pipe(
      concatMap((change) => follow(change, labels, choice)),
      toArray(),
    ),
  );
  const minutes = sum(changes.map(({ durationSeconds }) => durationSeconds)) / 60;
  const lags = followed.map(({ lagSeconds }) => lagSeconds);
  const medianLagSeconds = median(lags);
  return {
    ...choice,
    medianLagSeconds: medianLagSeconds && round(medianLagSeconds, 2),
    followedShare: round(lags.filter((lag) => lag !== undefined).length / lags.length, 4),
    falseChangesPerMinute: round(sum(followed.map((each) => each.falseChanges)) / minutes, 3),
    namedShare: round(
      sum(followed.map((each) => each.namedSteps)) / sum(followed.map((each) => each.steps)),
      4,
    ),
  };
};

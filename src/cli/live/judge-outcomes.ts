import { RunError } from '../../errors.js';
import type { StationOutcome } from './station-outcome.js';

const failure = ({ uri, reason }: StationOutcome): string =>
  reason === undefined ? `${uri} failed` : reason.includes(uri) ? reason : `${uri}: ${reason}`;

const nothingHeard = (outcomes: readonly StationOutcome[]): string =>
  outcomes
    .map(({ uri, reason }) => `no audio was heard from ${uri}${reason ? ` (${reason})` : ''}`)
    .join('\n');

/** Fails with a `RunError`, a line for each station, when all failed or no sound was heard at all. */
export const judgeOutcomes = (outcomes: readonly StationOutcome[]): void => {
  const failed = outcomes.filter((outcome) => outcome.failed);
  if (failed.length > 0 && failed.length === outcomes.length) {
    throw new RunError(failed.map(failure).join('\n'));
  }
  if (!outcomes.some(({ heard }) => heard)) throw new RunError(nothingHeard(outcomes));
};

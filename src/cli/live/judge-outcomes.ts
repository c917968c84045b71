import { RunError } from '../../errors.js';
import type { StationOutcome } from '../../stations/station-outcome.js';

/** The reason, naming the source unless it does so itself. */
const failure = ({ uri, reason = 'failed' }: StationOutcome): string => {
  const place = uri.slice(uri.indexOf(':') + 1);
  const isNamed = place === '' ? reason.startsWith(uri) : reason.includes(place);
  return isNamed ? reason : `${uri}: ${reason}`;
};

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
  const isSilent = outcomes.length > 0 && !outcomes.some(({ heard }) => heard);
  if (isSilent) throw new RunError(nothingHeard(outcomes));
};

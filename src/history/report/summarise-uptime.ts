import type { HistoryRun, Span } from '../read/history-reader.js';
import type { Outage, Uptime } from './station-summary.js';

/** A state that a station took, and when. */
export type StateChange = {
  readonly wallTimeMs: number;
  readonly state: string;
  readonly reason?: string | undefined;
};

/** In these nobody expects to hear the station. */
const UNWANTED: ReadonlySet<string> = new Set(['paused', 'stopped']);
/** Shorter ones count, but are not listed. */
const LISTED_MS = 1000;

/** The stretches of one run between changes of state; before its first change nothing is known. */
const stretchesOf = (run: HistoryRun, changes: readonly StateChange[], span: Span): Outage[] => {
  const ours = changes.filter(
    ({ wallTimeMs }) => wallTimeMs >= run.beganMs && wallTimeMs <= run.lastMs,
  );
  return ours
    .map(({ wallTimeMs, state, reason }, index) => ({
      fromMs: Math.max(wallTimeMs, span.fromMs),
      untilMs: Math.min(ours[index + 1]?.wallTimeMs ?? run.lastMs, span.untilMs),
      ...{ state, reason },
    }))
    .filter(({ fromMs, untilMs }) => untilMs > fromMs);
};

const secondsOf = (stretches: readonly Outage[]): number =>
  stretches.reduce((sum, { fromMs, untilMs }) => sum + (untilMs - fromMs) / 1000, 0);

/**
 * How long a station ran while Earshot ran and wanted it. The changes are oldest first and begin with the state that was
 * there when the span began; a run that ended, also by a kill, ends what its last state says.
 */
export const summariseUptime = (
  changes: readonly StateChange[],
  runs: readonly HistoryRun[],
  span: Span,
): Uptime => {
  const stretches = runs.flatMap((run) => stretchesOf(run, changes, span));
  const wanted = stretches.filter(({ state }) => !UNWANTED.has(state));
  const down = wanted.filter(({ state }) => state !== 'running');
  return {
    wantedSeconds: secondsOf(wanted),
    runningSeconds: secondsOf(wanted) - secondsOf(down),
    outages: down.filter(({ fromMs, untilMs }) => untilMs - fromMs >= LISTED_MS),
  };
};

import type { HistoryStep, StationView } from '../shared/dashboard-state.js';
import type { StationTimeline, TimelineStep } from '../shared/station-timeline.js';

const toHistoryStep = ({ wallTimeMs, seconds, label, smoothed }: TimelineStep): HistoryStep => ({
  wallTimeMs,
  seconds,
  label,
  confidence: smoothed[label] ?? Math.max(0, ...Object.values(smoothed)),
});

/** What is shown of a station's past: the timeline, or what was heard since the dashboard was opened if that is more. */
export const timelineHistory = (
  { history }: StationView,
  { coarse, fine }: StationTimeline,
): readonly HistoryStep[] => {
  const steps = [...coarse, ...fine];
  const oldestMs = history[0]?.wallTimeMs ?? Infinity;
  return (steps[0]?.wallTimeMs ?? Infinity) < oldestMs ? steps.map(toHistoryStep) : history;
};

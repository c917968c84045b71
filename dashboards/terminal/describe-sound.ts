import type { StationView } from '../shared/dashboard-state.js';
import { COLOUR, colourOfState } from './colour.js';
import { formatPercent } from './format-percent.js';
import type { Span } from './span.js';
import type { Theme } from './theme.js';

/** Seconds that what is heard now has lasted, by the station's own clock; undefined when not known. */
export const heldSeconds = ({ prediction, detections }: StationView): number | undefined => {
  const label = prediction?.genre ?? prediction?.state;
  const open = detections.find(
    (detection) => detection.endSeconds === undefined && detection.label === label,
  );
  return prediction && open ? prediction.mediaSeconds - open.startSeconds : undefined;
};

const describePrediction = ({ prediction }: StationView, { genres }: Theme): readonly Span[] => {
  if (!prediction) {
    return [{ text: 'listening …', dim: true }];
  }
  const { state, genre = prediction.top.label, fusion = [genre], smoothed, kinds } = prediction;
  const colour = colourOfState(state);
  if (colour) {
    return [
      { text: state, colour, bold: true },
      { text: ` ${formatPercent(kinds?.[state] ?? 0)}` },
    ];
  }
  if (state !== 'music') {
    return [{ text: state, dim: true }];
  }
  const names = fusion.flatMap((label): readonly Span[] => [
    { text: ' / ', dim: true },
    { text: label, colour: genres.get(label)?.colour, bold: true },
  ]);
  return [...names.slice(1), { text: ` ${formatPercent(smoothed[genre] ?? 0)}` }];
};

/** What the station plays, or why nothing can be said about it. */
export const describeSound = (view: StationView, theme: Theme): readonly Span[] => {
  const state = view.status?.state;
  if (state === undefined || state === 'running') {
    return describePrediction(view, theme);
  }
  const colour = state === 'failed' ? COLOUR.bad : COLOUR.warn;
  return [{ text: state, colour }];
};

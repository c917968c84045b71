import type { StationView } from '../shared/dashboard-state.js';
import { formatDuration } from '../shared/format-duration.js';
import { lastingAlarms } from '../shared/lasting-alarms.js';
import { COLOUR } from './colour.js';
import type { Span } from './span.js';

/** What is wrong with the sound of a station and for how long, `tone 1:23, loop 0:40`; none when nothing is. */
export const alarmSpans = (view: StationView): readonly Span[] => {
  const alarms = lastingAlarms(view).map(
    ({ detection, seconds }) => `${detection.label} ${formatDuration(seconds)}`,
  );
  return alarms.length > 0 ? [{ text: alarms.join(', '), colour: COLOUR.bad, bold: true }] : [];
};

import type { StationView } from '../shared/dashboard-state.js';
import { alarmSpans } from './alarm-spans.js';
import { COLOUR } from './colour.js';
import { describeSound, heldSeconds } from './describe-sound.js';
import { formatDuration } from '../shared/format-duration.js';
import { formatPercent } from './format-percent.js';
import { Line } from './Line.js';
import type { Span } from './span.js';
import { useTheme } from './use-theme.js';

const addition = (view: StationView): string => {
  const { status, prediction } = view;
  if (status && status.state !== 'running') {
    return status.reason ? `  ${status.reason}` : '';
  }
  if (prediction?.state === 'unsure') {
    const { label, confidence } = prediction.top;
    return `  perhaps ${label}, ${formatPercent(confidence).trim()}`;
  }
  const seconds = heldSeconds(view);
  return seconds === undefined ? '' : `  for ${formatDuration(seconds)}`;
};

/** The genre that is held and for how long, or why there is none; and what is wrong with the sound. */
export const Verdict = ({ view }: { readonly view: StationView }) => {
  const theme = useTheme();
  const sound = describeSound(view, theme).map((span): Span =>
    span.bold ? { ...span, text: span.text.toUpperCase() } : span,
  );
  const alarms = alarmSpans(view);
  const sign = { text: alarms.length > 0 ? '  ! ' : '', colour: COLOUR.bad, bold: true };
  return <Line spans={[...sound, sign, ...alarms, { text: addition(view), dim: true }]} />;
};

import type { StationView } from '../shared/dashboard-state.js';
import { lastingAlarms } from '../shared/lasting-alarms.js';
import { COLOUR, colourOfState } from './colour.js';
import type { Span } from './span.js';
import type { Theme } from './theme.js';

const notRunning: Readonly<Record<string, Span>> = {
  starting: { text: '◌', colour: COLOUR.warn },
  stalled: { text: '◌', colour: COLOUR.warn },
  'circuit-open': { text: '↻', colour: COLOUR.bad },
  backoff: { text: '↻', colour: COLOUR.warn },
  stopped: { text: '■', dim: true },
  paused: { text: '■', colour: COLOUR.warn },
  failed: { text: '✗', colour: COLOUR.bad },
};

const GLYPH = { speech: '“', noise: '~', silence: '_', unsure: '?', music: '♪' } as const;

/** One cell for the state of a station: a note in the genre's colour when it plays music, `!` for an alarm. */
export const stationGlyph = (view: StationView, { genres }: Theme): Span => {
  const { status, prediction } = view;
  const stopped = notRunning[status?.state ?? 'running'];
  if (stopped) {
    return stopped;
  }
  if (lastingAlarms(view).length > 0) {
    return { text: '!', colour: COLOUR.bad, bold: true };
  }
  if (prediction?.state === 'music') {
    return { text: '♪', colour: genres.get(prediction.genre ?? '')?.colour, bold: true };
  }
  const { state } = prediction ?? {};
  const colour = colourOfState(state ?? '');
  const text = state ? GLYPH[state] : '◌';
  return colour ? { text, colour, bold: true } : { text, dim: true };
};

import type { DashboardEvent } from '../shared/dashboard-event.js';
import { COLOUR, colourOfState } from './colour.js';
import { fitSpans, fitText } from './fit-spans.js';
import { formatClock } from './format-clock.js';
import type { Span } from './span.js';
import type { Theme } from './theme.js';

const KIND: Readonly<Record<DashboardEvent['kind'], string>> = {
  sound: '♪',
  alarm: '●',
  title: '♫',
  status: '●',
  lost: '✗',
  server: '▸',
};

const BAD = new Set(['failed', 'no connection', 'complaint']);
const WORRYING = new Set(['stalled', 'backoff', 'circuit-open', 'stopped', 'paused']);

const colourOf = ({ kind, label }: DashboardEvent, { genres }: Theme): string | undefined => {
  if (kind === 'sound') return genres.get(label)?.colour ?? colourOfState(label);
  if (kind === 'alarm') return COLOUR.bad;
  if (kind === 'lost' || WORRYING.has(label)) return COLOUR.warn;
  if (BAD.has(label)) return COLOUR.bad;
  return kind === 'title' ? undefined : COLOUR.good;
};

/** One event in exactly `width` cells: when, where, what. */
export const drawEvent = (event: DashboardEvent, width: number, theme: Theme): readonly Span[] => {
  const { wallTimeMs, station = 'server', kind, label, detail } = event;
  const name = Math.min(24, Math.max(8, Math.floor(width * 0.2)));
  const colour = colourOf(event, theme);
  return fitSpans(
    [
      { text: ` ${formatClock(wallTimeMs)} `, dim: true },
      { text: `${fitText(station, name)} ` },
      { text: `${KIND[kind]} `, colour },
      { text: label, colour, bold: kind !== 'title' },
      { text: detail && ` ${detail}` },
    ],
    width,
  );
};

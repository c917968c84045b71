import type { StationView } from '../shared/dashboard-state.js';
import { COLOUR } from './colour.js';
import type { Span } from './span.js';

const SLOW_MS = 2000;

/** Delay from sound to message, and what was left out because something could not keep up. */
export const latencySpans = ({ prediction, missedMessages }: StationView): readonly Span[] => {
  if (!prediction) {
    return [];
  }
  const { latencyMs, droppedWindows } = prediction;
  const missed = missedMessages > 0 ? `, missed ${missedMessages}` : '';
  return [
    { text: 'latency ', dim: true },
    {
      text: `${Math.round(latencyMs)} ms`,
      colour: latencyMs > SLOW_MS ? COLOUR.warn : undefined,
    },
    {
      text: ` · dropped ${droppedWindows}${missed}`,
      colour: droppedWindows + missedMessages > 0 ? COLOUR.warn : undefined,
      dim: droppedWindows + missedMessages === 0,
    },
  ];
};

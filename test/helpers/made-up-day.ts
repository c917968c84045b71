import type { StationMessage } from '../../src/protocol/index.js';
import { START_MS, predictionOf } from './dashboard-messages.js';

/**
 * What a station said in 40 minutes: rock, then speech for ten minutes, then jazz; two titles; an outage of five minutes
 * in the end that it came back from.
 */
export const madeUpDay = (station: string): readonly StationMessage[] => {
  const at = (seconds: number) => ({
    station,
    seq: seconds,
    wallTimeMs: START_MS + seconds * 1000,
  });
  const predictions = Array.from({ length: 1800 }, (_, step): StationMessage => {
    const said = predictionOf(station, step < 600 ? 'rock' : 'jazz', step);
    if (step < 600 || step >= 1200) return said;
    return { ...said, genre: undefined, state: 'speech' };
  });
  return [
    { type: 'status', ...at(0), state: 'starting' },
    { type: 'status', ...at(0), state: 'running' },
    { type: 'metadata', ...at(1), title: 'One, "the first" <b>' },
    ...predictions,
    { type: 'metadata', ...at(1200), title: '=SUM(A1)' },
    {
      type: 'detection',
      ...at(1205),
      event: 'began',
      label: 'jazz',
      startSeconds: 1200,
      meanConfidence: 0.5,
    },
    { type: 'status', ...at(1800), state: 'backoff', reason: 'connection refused' },
    { type: 'status', ...at(2100), state: 'running' },
    { type: 'metadata', ...at(2400), title: 'Two' },
  ];
};

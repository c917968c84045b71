import { describe, expect, it } from 'vitest';
import { logLines } from '../../../dashboards/terminal/log-lines.js';
import { initialDashboardState } from '../../../dashboards/shared/dashboard-state.js';
import {
  backoffOf,
  predictionOf,
  START_MS,
  stateAfter,
  welcomeTo,
} from '../../helpers/dashboard-messages.js';

const welcome = welcomeTo('demo');
const connected = stateAfter(welcome);
const title = {
  type: 'metadata',
  station: 'demo',
  seq: 1,
  title: 'Artist – Song',
  wallTimeMs: START_MS,
} as const;

describe('logLines', () => {
  it('tells that the connection is there and that it is lost, once', () => {
    const lost = (retryInSeconds: number) => ({
      ...connected,
      connection: { state: 'closed' as const, reason: 'gone', retryInSeconds },
    });
    expect(logLines(initialDashboardState, connected)).toEqual(['connected']);
    expect(logLines(connected, lost(2))).toEqual(['no connection: gone']);
    expect(logLines(lost(2), lost(1))).toEqual([]);
  });

  it('writes a line for a title', () => {
    expect(logLines(connected, stateAfter(welcome, title))).toEqual(['demo: title: Artist – Song']);
  });

  it('writes a line when another genre is heard, and none while it lasts', () => {
    const jazz = stateAfter(welcome, predictionOf('demo', 'jazz', 1));
    const stillJazz = stateAfter(welcome, predictionOf('demo', 'jazz', 2));
    const rock = stateAfter(welcome, predictionOf('demo', 'rock', 3));
    expect(logLines(jazz, stillJazz)).toEqual([]);
    expect(logLines(stillJazz, rock)).toEqual(['demo: hears rock']);
  });

  it('writes the likeliest genres every ten seconds', () => {
    const before = stateAfter(welcome, predictionOf('demo', 'jazz', 9));
    const after = stateAfter(welcome, predictionOf('demo', 'jazz', 10));
    expect(logLines(before, after)).toEqual([
      expect.stringMatching(/^demo: jazz \d+ %, \w+ \d+ %, \w+ \d+ % · -\d+\.\d dBFS · 180 ms$/),
    ]);
  });

  it('writes a line for a status, with its reason', () => {
    const status = backoffOf('demo', 'refused');
    expect(logLines(connected, stateAfter(welcome, status))).toEqual(['demo: backoff: refused']);
  });
});

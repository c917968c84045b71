import { describe, expect, it } from 'vitest';
import { createStationClock } from '../../../../src/publish/hub/station-clock.js';
import { createStationHub } from '../../../../src/publish/hub/station-hub.js';
import { predictionOf } from '../../../helpers/dashboard-messages.js';

const START_MS = 1_700_000_000_000;

/** A prediction of sound that ended at a media time and came in at a wall time, judged some ms later. */
const heard = (mediaSeconds: number, wallSeconds: number, latencyMs = 30) => ({
  ...predictionOf('fip', 'rock', 0),
  mediaSeconds,
  wallTimeMs: START_MS + wallSeconds * 1000 + latencyMs,
  latencyMs,
});
const running = {
  type: 'status',
  station: 'fip',
  seq: 1,
  state: 'running',
  wallTimeMs: START_MS,
} as const;

describe('createStationClock', () => {
  it('tells by how much a station is ahead, whatever its judgement took', () => {
    const clock = createStationClock();
    expect(clock.note(heard(3, 0))).toBe(0);
    expect(clock.note(heard(13, 0.1, 500))).toBe(9.9);
    expect(clock.note(heard(103, 100, 5))).toBe(0);
    expect(clock.note(heard(3603, 3601))).toBe(-1);
  });

  it('begins anew with each change of state, as no sound came meanwhile', () => {
    const clock = createStationClock();
    clock.note(heard(3, 0));
    expect(clock.note(running)).toBeUndefined();
    expect(clock.note(heard(4, 300))).toBe(0);
    expect(clock.note(heard(5, 300.5))).toBe(0.5);
  });

  it('is part of the snapshot', () => {
    const hub = createStationHub();
    hub.addStation('fip', 'radio:fip');
    for (const message of [heard(3, 0), heard(5, 1)]) hub.publish('fip', message);
    expect(hub.snapshot('fip')).toMatchObject({ driftSeconds: 1 });
  });
});

import { describe, expect, it } from 'vitest';
import type { DashboardState } from '../../../dashboards/shared/dashboard-state.js';
import { initialDashboardState } from '../../../dashboards/shared/dashboard-state.js';
import { reduceDashboard } from '../../../dashboards/shared/reduce-dashboard.js';
import {
  detectionOf,
  emptySnapshotOf,
  predictionOf,
  START_MS,
  stateAfter,
  welcomeTo,
} from '../../helpers/dashboard-messages.js';

const demoOf = (state: DashboardState) => {
  const view = state.stations.find(({ station }) => station === 'demo');
  if (!view) throw new Error('no station demo');
  return view;
};

describe('reduceDashboard', () => {
  it('lists the stations in the order of the server', () => {
    const state = stateAfter(welcomeTo('demo', 'club'));
    expect(state.stations.map(({ station, uri }) => [station, uri])).toEqual([
      ['demo', 'synthetic:demo'],
      ['club', 'synthetic:club'],
    ]);
  });

  it('forgets what a snapshot no longer tells, since the server was started anew, but not the history', () => {
    const before = [
      predictionOf('demo', 'jazz', 1),
      { type: 'metadata', station: 'demo', seq: 2, title: 'old song', wallTimeMs: START_MS },
    ] as const;
    const welcome = welcomeTo('demo');
    const state = stateAfter(welcome, ...before, welcome, emptySnapshotOf('demo'));
    expect(demoOf(state).title).toBeUndefined();
    expect(demoOf(state).prediction).toBeUndefined();
    expect(demoOf(state).history).toHaveLength(1);
  });

  it('keeps the newest prediction and remembers the held genre of each step', () => {
    const last = predictionOf('demo', 'rock', 2);
    const view = demoOf(stateAfter(welcomeTo('demo'), predictionOf('demo', 'jazz', 1), last));
    expect(view.prediction).toEqual(last);
    expect(view.history.map(({ label, wallTimeMs }) => [label, wallTimeMs])).toEqual([
      ['jazz', START_MS + 1000],
      ['rock', START_MS + 2000],
    ]);
  });

  it('remembers the state instead of a genre where none is held', () => {
    const unsure = { ...predictionOf('demo', 'jazz', 1), state: 'unsure' as const };
    const silent = { ...predictionOf('demo', 'jazz', 2), state: 'silence' as const };
    const view = demoOf(stateAfter(welcomeTo('demo'), unsure, silent));
    expect(view.history.map(({ label }) => label)).toEqual(['unsure', 'silence']);
  });

  it('forgets what is older than ten minutes', () => {
    const steps = Array.from({ length: 700 }, (_, step) => predictionOf('demo', 'pop', step));
    const { history } = demoOf(stateAfter(welcomeTo('demo'), ...steps));
    expect(history.length).toBeGreaterThanOrEqual(600);
    expect(history.length).toBeLessThanOrEqual(660);
    expect(history.at(-1)?.wallTimeMs).toBe(START_MS + 699_000);
  });

  it('keeps no more than 1200 steps, however fast they come', () => {
    const steps = Array.from({ length: 1500 }, (_, step) => ({
      ...predictionOf('demo', 'pop', 1),
      wallTimeMs: START_MS + step,
    }));
    expect(demoOf(stateAfter(welcomeTo('demo'), ...steps)).history).toHaveLength(1200);
  });

  it('turns the beginning of a genre into a whole when it ends', () => {
    const view = demoOf(
      stateAfter(
        welcomeTo('demo'),
        detectionOf('demo', 'jazz', 5),
        detectionOf('demo', 'jazz', 5, 20),
        detectionOf('demo', 'rock', 20),
      ),
    );
    expect(
      view.detections.map(({ label, startSeconds, endSeconds }) => [
        label,
        startSeconds,
        endSeconds,
      ]),
    ).toEqual([
      ['rock', 20, undefined],
      ['jazz', 5, 20],
    ]);
  });

  it('keeps the last fifty detections', () => {
    const many = Array.from({ length: 80 }, (_, index) =>
      detectionOf('demo', 'jazz', index, index + 1),
    );
    const { detections } = demoOf(stateAfter(welcomeTo('demo'), ...many));
    expect(detections).toHaveLength(50);
    expect(detections[0]?.startSeconds).toBe(79);
  });

  it('keeps the history over a reconnect and adds nothing twice', () => {
    const prediction = predictionOf('demo', 'jazz', 1);
    const again = { ...emptySnapshotOf('demo') };
    again.stations = [{ station: 'demo', uri: 'synthetic:demo', seq: 1, prediction }];
    const state = stateAfter(welcomeTo('demo'), prediction, welcomeTo('demo'), again);
    expect(demoOf(state).history).toHaveLength(1);
  });

  it('drops a detection that ended unseen while there was no connection', () => {
    const state = stateAfter(
      welcomeTo('demo'),
      detectionOf('demo', 'jazz', 5),
      welcomeTo('demo'),
      emptySnapshotOf('demo'),
    );
    expect(demoOf(state).detections).toEqual([]);
  });

  it('drops the stations that a server no longer has', () => {
    expect(stateAfter(welcomeTo('demo', 'club'), welcomeTo('club')).stations).toHaveLength(1);
  });

  it('takes stations in that are added later, and forgets those that are taken away', () => {
    const { stations } = welcomeTo('demo', 'new');
    const list = { type: 'stations' as const, stations, wallTimeMs: 1 };
    const state = stateAfter(welcomeTo('demo', 'club'), predictionOf('demo', 'jazz', 1), list);
    expect(state.stations.map(({ station }) => station)).toEqual(['demo', 'new']);
    expect(demoOf(state).history).toHaveLength(1);
  });

  it('fills the hole in the history with what is sent again after the snapshot', () => {
    const steps = [1, 2, 3, 4].map((step) => predictionOf('demo', 'jazz', step));
    const [first, , , last] = steps;
    const snapshot = emptySnapshotOf('demo');
    snapshot.stations[0]!.prediction = last;
    const state = stateAfter(welcomeTo('demo'), first!, snapshot, ...steps);
    const seconds = demoOf(state).history.map(({ wallTimeMs }) => (wallTimeMs - START_MS) / 1000);
    expect(seconds).toEqual([1, 2, 3, 4]);
    expect(demoOf(state).prediction).toEqual(last);
  });

  it('takes over the labels of another model and keeps the stations', () => {
    const message = {
      type: 'model' as const,
      labels: ['ambient', 'techno'],
      model: { name: 'mine', hash: '0123456789ab', engine: 'wasm', featureSet: 'musicnn' },
      windowSeconds: 3,
      hopSeconds: 1,
      wallTimeMs: 1,
    };
    const before = stateAfter(welcomeTo('demo'), predictionOf('demo', 'jazz', 1));
    const after = reduceDashboard(before, { type: 'message', message });
    expect(after.welcome).toMatchObject({ labels: ['ambient', 'techno'], heartbeatSeconds: 10 });
    expect(after.welcome?.model.name).toBe('mine');
    expect(after.stations).toBe(before.stations);
  });

  it('adds up what the server left out, by station', () => {
    const lagged = { type: 'lagged' as const, station: 'demo', dropped: 3 };
    expect(demoOf(stateAfter(welcomeTo('demo'), lagged, lagged)).missedMessages).toBe(6);
  });

  it('keeps the picture and the reason while it is cut off', () => {
    const before = stateAfter(welcomeTo('demo'), predictionOf('demo', 'jazz', 1));
    const closed = { type: 'closed', reason: 'gone', retryInSeconds: 2 } as const;
    const cut = reduceDashboard(before, closed);
    expect(cut.connection).toEqual({ state: 'closed', reason: 'gone', retryInSeconds: 2 });
    expect(cut.stations).toBe(before.stations);
    expect(reduceDashboard(cut, { type: 'connecting' }).connection).toEqual({
      state: 'closed',
      reason: 'gone',
      retryInSeconds: 0,
    });
    expect(reduceDashboard(cut, { type: 'open' }).connection).toEqual({ state: 'open' });
  });

  it('counts frames that nobody understands', () => {
    const unreadable = { type: 'unreadable' } as const;
    const state = reduceDashboard(reduceDashboard(initialDashboardState, unreadable), unreadable);
    expect(state.unreadableFrames).toBe(2);
  });

  it('changes nothing of the state before', () => {
    const before = stateAfter(welcomeTo('demo'), predictionOf('demo', 'jazz', 1));
    const copy = structuredClone(before);
    reduceDashboard(before, { type: 'message', message: predictionOf('demo', 'rock', 2) });
    expect(before).toEqual(copy);
  });
});

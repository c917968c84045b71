import { LABELS } from '../../models/labels.js';
import type {
  AlarmKind,
  DetectionMessage,
  Prediction,
  ServerMessage,
  Snapshot,
  StatusMessage,
  Welcome,
} from '../../src/protocol/index.js';
import type { DashboardState } from '../../dashboards/shared/dashboard-state.js';
import { initialDashboardState } from '../../dashboards/shared/dashboard-state.js';
import { reduceDashboard } from '../../dashboards/shared/reduce-dashboard.js';
import { makeUpPrediction } from './made-up-station.js';

/** The instant of a made-up station's first step. */
export const START_MS = Date.UTC(2026, 0, 1, 12);

/** A welcome to a server with these stations. */
export const welcomeTo = (...stations: readonly string[]): Welcome => ({
  type: 'welcome',
  protocol: 'earshot.v1',
  serverVersion: '0.1.0',
  session: 'session',
  role: 'reader',
  labels: [...LABELS],
  model: { name: 'made-up', hash: '0123456789ab', engine: 'none', featureSet: 'none' },
  windowSeconds: 3,
  hopSeconds: 1,
  heartbeatSeconds: 10,
  stations: stations.map((station) => ({ station, uri: `synthetic:${station}`, seq: 0 })),
});

/** A prediction for `genre` at second `step`. */
export const predictionOf = (
  station: string,
  genre: (typeof LABELS)[number],
  step: number,
): Prediction => ({
  ...(makeUpPrediction(genre, step, START_MS + step * 1000) as Omit<Prediction, 'station' | 'seq'>),
  station,
  seq: step,
});

/** A station that delivers nothing and will be tried again. */
export const backoffOf = (station: string, reason: string): StatusMessage => ({
  type: 'status',
  station,
  seq: 1,
  state: 'backoff',
  reason,
  wallTimeMs: START_MS,
});

/** A genre that began, or ended when `endSeconds` is given. */
export const detectionOf = (
  station: string,
  label: string,
  startSeconds: number,
  endSeconds?: number,
): DetectionMessage => ({
  type: 'detection',
  station,
  seq: 1,
  event: endSeconds === undefined ? 'began' : 'ended',
  label,
  startSeconds,
  ...(endSeconds !== undefined && { endSeconds }),
  meanConfidence: 0.7,
  wallTimeMs: START_MS + (endSeconds ?? startSeconds) * 1000,
});

/** An alarm of the station `demo` that began, or ended when `endSeconds` is given. */
export const alarmOf = (alarm: AlarmKind, startSeconds: number, endSeconds?: number) => ({
  ...detectionOf('demo', alarm, startSeconds, endSeconds),
  alarm,
});

/** A snapshot that says nothing but which stations there are. */
export const emptySnapshotOf = (...stations: readonly string[]): Snapshot => ({
  type: 'snapshot',
  id: 'dashboard',
  stations: stations.map((station) => ({ station, uri: `synthetic:${station}`, seq: 0 })),
});

/** The state of a connected dashboard after these messages. */
export const stateAfter = (...messages: readonly ServerMessage[]): DashboardState =>
  messages.reduce<DashboardState>(
    (state, message) => reduceDashboard(state, { type: 'message', message }),
    { ...initialDashboardState, connection: { state: 'open' } },
  );

const SCENES = ['jazz', 'metal', 'classical', 'reggae'] as const;

/** A dashboard that has watched these stations for three minutes, a new genre every 15 s. */
export const busyState = (...stations: readonly string[]): DashboardState => {
  const scenes = Array.from({ length: 180 }, (_, step) => ({
    step,
    genre: SCENES[Math.floor(step / 15) % SCENES.length] ?? 'jazz',
  }));
  return stateAfter(
    welcomeTo(...stations),
    ...stations.flatMap((station) => [
      ...scenes.map(({ genre, step }) => predictionOf(station, genre, step)),
      ...scenes
        .filter(({ step }) => step % 15 === 0)
        .map(({ genre, step }) =>
          detectionOf(station, genre, step, step === 165 ? undefined : step + 15),
        ),
      {
        type: 'metadata' as const,
        station,
        seq: 1,
        title: `${station} band – 東京 ${'long title '.repeat(30)}`,
        wallTimeMs: START_MS,
      },
    ]),
  );
};

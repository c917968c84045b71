import type { Registry } from 'prom-client';
import {
  alarmKindSchema,
  type DetectionMessage,
  type Prediction,
  type StationMessage,
  stationStateSchema,
} from '../../protocol/index.js';
import type { StationHub } from '../hub/station-hub.js';
import { createStationSeries } from './create-station-series.js';
import { createStationLabels, OTHER_STATIONS } from './station-labels.js';

/** Counts what stations say. */
export type StationMetrics = {
  readonly note: (message: StationMessage) => void;
  /** Brings up to date what is not counted but looked up; to be called before the metrics are read. */
  readonly refresh: () => void;
};

const MAX_STATIONS = 1000;

type Series = ReturnType<typeof createStationSeries>;

/** What a count that starts again with each source has grown by. */
const createGrowth = () => {
  const last = new Map<string, number>();
  return {
    of: (station: string, count: number): number => {
      const before = last.get(station) ?? 0;
      last.set(station, count);
      return count < before ? count : count - before;
    },
    forget: (station: string) => last.delete(station),
  };
};

const notePrediction = (series: Series, label: string, message: Prediction): void => {
  series.latency.observe(message.latencyMs / 1000);
  if (label === OTHER_STATIONS) return;
  series.confidence.set({ station: label }, message.top.confidence);
  series.level.set({ station: label }, message.level.rmsDb);
  series.lastPrediction.set({ station: label }, message.wallTimeMs / 1000);
};

const forget = (series: Series, station: string): void => {
  const { messages, droppedWindows, confidence, level, lastPrediction } = series;
  for (const each of [droppedWindows, confidence, level, lastPrediction]) each.remove({ station });
  for (const state of stationStateSchema.options) series.stateChanges.remove({ station, state });
  for (const type of ['prediction', 'detection', 'status', 'metadata']) {
    messages.remove({ station, type });
  }
  for (const alarm of alarmKindSchema.options) series.alarms.remove({ station, alarm });
};

const showAlarms = (series: Series, station: string, alarms: readonly DetectionMessage[]): void => {
  for (const alarm of alarmKindSchema.options) {
    const isOn = alarms.some((each) => each.alarm === alarm);
    series.alarm.inc({ station, alarm }, isOn ? 1 : 0);
  }
};

const createRefresh = (series: Series, hub: StationHub, onGone: (station: string) => void) => {
  const labels = createStationLabels(MAX_STATIONS);
  const refresh = (): void => {
    const snapshots = hub.snapshots();
    labels.keepOnly(new Set(snapshots.map(({ station }) => station)), onGone);
    series.state.reset();
    series.alarm.reset();
    series.drift.reset();
    for (const { station, status, driftSeconds, alarms = [] } of snapshots) {
      const label = labels.of(station);
      if (label !== OTHER_STATIONS && driftSeconds !== undefined) {
        series.drift.set({ station: label }, driftSeconds);
      }
      showAlarms(series, label, alarms);
      for (const state of stationStateSchema.options) {
        const isIn = state === (status?.state ?? 'starting');
        series.state.inc({ station: label, state }, isIn ? 1 : 0);
      }
    }
  };
  return { labels, refresh };
};

/** Metrics of the hub's stations. */
export const createStationMetrics = (registry: Registry, hub: StationHub): StationMetrics => {
  const series = createStationSeries(registry);
  const growth = createGrowth();
  const { labels, refresh } = createRefresh(series, hub, (station) => {
    forget(series, station);
    growth.forget(station);
  });
  const note = (message: StationMessage): void => {
    const station = labels.of(message.station);
    series.messages.inc({ station, type: message.type });
    if (message.type === 'status') series.stateChanges.inc({ station, state: message.state });
    if (message.type === 'detection' && message.alarm && message.event === 'began') {
      series.alarms.inc({ station, alarm: message.alarm });
    }
    if (message.type !== 'prediction') return;
    notePrediction(series, station, message);
    const grown = growth.of(message.station, message.droppedWindows);
    series.droppedWindows.inc({ station }, grown);
  };
  return { note, refresh };
};

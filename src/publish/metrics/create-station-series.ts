import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { LATENCY_BUCKETS_SECONDS } from './buckets.js';

const createGauges = (registers: Registry[]) => {
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name: `earshot_${name}`, help, labelNames, registers });
  return {
    state: gauge('station_state', 'What the source does: 1 for its state.', 'station', 'state'),
    alarm: gauge('station_alarm', 'What is wrong with the sound: 1 for now.', 'station', 'alarm'),
    confidence: gauge('confidence_ratio', 'Confidence of the likeliest label.', 'station'),
    level: gauge('level_decibels', 'Level of the last window, of full scale.', 'station'),
    drift: gauge(
      'station_drift_seconds',
      'Sound that came since the last change of state, less the time that passed.',
      'station',
    ),
    lastPrediction: gauge(
      'last_prediction_timestamp_seconds',
      'When the last prediction was made, since 1970.',
      'station',
    ),
  };
};

const createCounters = (registers: Registry[]) => ({
  stateChanges: new Counter({
    name: 'earshot_station_state_changes_total',
    help: 'Changes of what the source does, by the state that began.',
    labelNames: ['station', 'state'],
    registers,
  }),
  messages: new Counter({
    name: 'earshot_messages_total',
    help: 'Messages of stations, by type.',
    labelNames: ['station', 'type'],
    registers,
  }),
  alarms: new Counter({
    name: 'earshot_alarms_total',
    help: 'Alarms of stations that began, by alarm.',
    labelNames: ['station', 'alarm'],
    registers,
  }),
  droppedWindows: new Counter({
    name: 'earshot_dropped_windows_total',
    help: 'Windows that the model was too slow for.',
    labelNames: ['station'],
    registers,
  }),
});

/** The series of stations, empty. */
export const createStationSeries = (registry: Registry) => ({
  ...createGauges([registry]),
  ...createCounters([registry]),
  latency: new Histogram({
    name: 'earshot_prediction_latency_seconds',
    help: 'From the last sample of a window to its prediction, all stations.',
    buckets: [...LATENCY_BUCKETS_SECONDS],
    registers: [registry],
  }),
});

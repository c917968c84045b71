// What ten busy stations say: predictions as large as real ones, ten a second of each station.
import { hrtime } from 'node:process';
import { clearTimeout, setTimeout } from 'node:timers';

export const STATIONS = Array.from({ length: 10 }, (_, index) => `station-${index}`);
export const MESSAGES_PER_SECOND = 10;

export const MODEL = {
  name: 'made-up',
  hash: '0123456789ab',
  engine: 'none',
  featureSet: 'none',
  labels: ['blues', 'classical', 'country', 'disco', 'hiphop', 'jazz', 'metal', 'pop', 'reggae'],
};

/** A clock that all processes of one machine share: ms, with fractions. */
export const sharedNowMs = () => Number(hrtime.bigint()) / 1e6;

const probabilities = () => {
  const values = MODEL.labels.map(() => Math.random());
  const total = values.reduce((sum, value) => sum + value, 0);
  return Object.fromEntries(
    MODEL.labels.map((label, index) => [label, Number((values[index] / total).toFixed(5))]),
  );
};

/** `wallTimeMs` is when it is published, by the shared clock. */
export const makeUpPrediction = () => ({
  type: 'prediction',
  mediaSeconds: 1234.567,
  wallTimeMs: sharedNowMs(),
  windowStartSeconds: 1231.547,
  windowEndSeconds: 1234.567,
  probabilities: probabilities(),
  smoothed: probabilities(),
  top: { label: 'jazz', confidence: 0.51234 },
  genre: 'jazz',
  state: 'music',
  level: { rmsDb: -16.2, peakDb: -3.1 },
  chroma: Array.from({ length: 12 }, () => Number(Math.random().toFixed(3))),
  model: { name: MODEL.name, hash: MODEL.hash },
  latencyMs: 180,
  droppedWindows: 0,
});

/**
 * Calls `publish(station)` ten times a second for each station, the stations evenly apart. What is late
 * is made up for, one message of each station in a turn, so that a server that cannot keep up has all its time taken.
 */
export const startTraffic = (publish) => {
  const intervalMs = 1000 / MESSAGES_PER_SECOND;
  const startMs = performance.now();
  let published = 0;
  let timer;
  const dueMs = () => startMs + (published * intervalMs) / STATIONS.length;
  const step = () => {
    const nowMs = performance.now();
    const last = published + STATIONS.length;
    for (; published < last && dueMs() <= nowMs; published++) {
      publish(STATIONS[published % STATIONS.length]);
    }
    timer = setTimeout(step, dueMs() - performance.now());
  };
  timer = setTimeout(step, 0);
  return { published: () => published, stop: () => clearTimeout(timer) };
};

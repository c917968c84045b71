import { VirtualAction, VirtualTimeScheduler } from 'rxjs';
import { expect, it } from 'vitest';
import {
  type Classifier,
  createModelSlot,
  loadClassifier,
  type ModelSlot,
} from '../../models/index.js';
import { createStationHub, type StationHub } from '../../src/publish/hub/station-hub.js';
import { listenHere } from '../../src/stations/listen-here.js';
import { createStationRoster } from '../../src/stations/station-roster.js';
import { createReconnectingSource } from '../helpers/reconnecting-source.js';
import { describeResources, readResources, type Resources } from '../helpers/read-resources.js';
import { report } from '../helpers/report.js';

const isLong = process.env['EARSHOT_MEASURE'] === '1';
const STATIONS = isLong ? 50 : 10;
const SECONDS = isLong ? 7200 : 300;
const ALARMS = { deadAirSeconds: 10, deadAirBelowDb: -60, toneSeconds: 10 };
const LOOKS = 12;

/** The same classifier, and a way to wait until it has answered all that it was asked. */
const watchSteps = (classifier: Classifier) => {
  let running = 0;
  let steps = 0;
  const step: Classifier['step'] = async (requests) => {
    running += 1;
    steps += requests.length;
    return classifier.step(requests).finally(() => (running -= 1));
  };
  const settle = async (): Promise<void> => {
    for (let quietTurns = 0; quietTurns < 3;) {
      await new Promise((resolve) => setImmediate(resolve));
      quietTurns = running > 0 ? 0 : quietTurns + 1;
    }
  };
  return { watched: { ...classifier, step }, settle, steps: () => steps };
};

/** Stations that break off all the time, listened to in virtual time by the whole program but its sockets. */
const listenToAll = (models: ModelSlot, hub: StationHub, scheduler: VirtualTimeScheduler) => {
  const roster = createStationRoster({ hub, listen: listenHere(models, { alarms: ALARMS }) });
  const stations = Array.from({ length: STATIONS }, (_, index) =>
    createReconnectingSource(`station ${index}`, scheduler),
  );
  stations.forEach(({ source }, index) => roster.add({ name: `station ${index}`, source }));
  roster.start();
  const attempts = (): number => stations.reduce((sum, station) => sum + station.attempts(), 0);
  return { roster, attempts };
};

const countMessages = (hub: StationHub) => {
  const counts: Record<string, number> = {};
  hub.messages$.subscribe(({ type }) => (counts[type] = (counts[type] ?? 0) + 1));
  return counts;
};

/** How much more there is in the second half. A look may find sound that waits to be collected: the most is compared. */
const externalGrowth = (looks: readonly Resources[]): number => {
  const mostOf = (part: readonly Resources[]) =>
    Math.max(...part.map(({ externalMegabytes }) => externalMegabytes));
  return mostOf(looks.slice(looks.length / 2)) - mostOf(looks.slice(0, looks.length / 2));
};

it(`${STATIONS} stations and ${SECONDS / 60} min of reconnects leave nothing behind`, async () => {
  const scheduler = new VirtualTimeScheduler(VirtualAction, 0);
  const { watched, settle, steps } = watchSteps(await loadClassifier({ engine: 'wasm' }));
  const models = createModelSlot(watched);
  const hub = createStationHub();
  const counts = countMessages(hub);
  const { roster, attempts } = listenToAll(models, hub, scheduler);
  const looks: (Resources & { readonly scheduled: number })[] = [];
  for (let second = 1; second <= SECONDS; second += 1) {
    scheduler.maxFrames = second * 1000;
    scheduler.flush();
    await settle();
    if (second % (SECONDS / LOOKS) !== 0) continue;
    const look = { ...readResources(), scheduled: scheduler.actions.length };
    looks.push(look);
    const at = `${second / 60} min, ${attempts()} attempts, ${steps()} windows`;
    report(`${at}: ${describeResources(look)}, ${look.scheduled} waits`);
  }
  report(`messages: ${JSON.stringify(counts)}`);
  roster.close();
  models.dispose();
  // Rings of messages fill up at first; from a quarter of the time on nothing grows.
  const [early, late] = [looks[LOOKS / 4]!, looks.at(-1)!];
  expect(late.tensors).toBe(early.tensors);
  expect(late.timers).toBeLessThanOrEqual(early.timers);
  expect(late.files).toBeLessThanOrEqual(early.files);
  expect(late.children).toBe(0);
  // A station waits for its next sound, its watchdog or its next try.
  expect(Math.max(...looks.map(({ scheduled }) => scheduled))).toBeLessThanOrEqual(3 * STATIONS);
  expect(late.heapMegabytes - early.heapMegabytes).toBeLessThan(0.25 * STATIONS);
  expect(externalGrowth(looks)).toBeLessThan(0.5 * STATIONS);
  expect(attempts()).toBeGreaterThan((STATIONS * SECONDS) / 60);
}, 7_200_000);

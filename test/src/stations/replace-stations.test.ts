import { NEVER, throwError } from 'rxjs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createModelSlot, type ModelSlot } from '../../../models/index.js';
import { createStationHub, type StationHub } from '../../../src/publish/hub/station-hub.js';
import { listenHere } from '../../../src/stations/listen-here.js';
import { replaceStations } from '../../../src/stations/replace-stations.js';
import { createStationRoster, type StationRoster } from '../../../src/stations/station-roster.js';
import type { Station } from '../../../src/stations/station.js';
import { createFakeClassifier } from '../../helpers/fake-classifier.js';
import { waitUntil } from '../../helpers/wait-until.js';

let hub: StationHub;
let models: ModelSlot;
let roster: StationRoster;
let opened: string[];
beforeEach(() => {
  opened = [];
  hub = createStationHub();
  models = createModelSlot(createFakeClassifier());
  roster = createStationRoster({ hub, listen: listenHere(models, {}) });
  roster.start();
});
afterEach(() => {
  roster.close();
  models.dispose();
});

const station = (name: string, origin: string, paused = false): Station => ({
  name,
  origin,
  paused,
  source: {
    uri: `test:${name}`,
    live: true,
    events: () => {
      opened.push(origin);
      return origin === 'broken' ? throwError(() => new Error('gone')) : NEVER;
    },
  },
});
const replace = (...wanted: readonly Station[]) => replaceStations({ roster, hub }, wanted);

it('opens what is new, leaves what is gone, and does not touch what is as it was', async () => {
  expect((await replace(station('a', '1'), station('b', '2'))).added).toEqual(['a', 'b']);
  const changes = await replace(station('b', '2'), station('c', '3'));
  expect(changes).toMatchObject({ added: ['c'], removed: ['a'], changed: [] });
  expect(opened).toEqual(['1', '2', '3']);
  expect([...roster.names()]).toEqual(['b', 'c']);
  expect(hub.snapshot('a')).toBeUndefined();
});

it('a station whose source is another begins anew; its numbers go on', async () => {
  await replace(station('a', '1'));
  const { seq } = hub.publish('a', { type: 'status', state: 'running', wallTimeMs: 1 });
  expect((await replace(station('a', '2'))).changed).toEqual(['a']);
  expect(opened).toEqual(['1', '2']);
  expect(hub.snapshot('a')!.seq).toBeGreaterThanOrEqual(seq);
});

it('pauses and resumes without forgetting', async () => {
  await replace(station('a', '1'));
  expect((await replace(station('a', '1', true))).paused).toEqual(['a']);
  expect(hub.snapshot('a')?.status?.state).toBe('paused');
  expect((await replace(station('a', '1'))).resumed).toEqual(['a']);
  expect(opened).toEqual(['1', '1']);
});

it('tries a station again that had failed', async () => {
  await replace(station('a', 'broken'), station('b', '2'));
  await waitUntil(() => hub.snapshot('a')?.status?.state === 'failed');
  expect((await replace(station('a', 'broken'), station('b', '2'))).retried).toEqual(['a']);
  expect(opened).toEqual(['broken', '2', 'broken']);
});

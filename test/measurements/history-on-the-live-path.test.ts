import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forkJoin, from, lastValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import { recordHistory } from '../../src/history/record-history.js';
import { listenToStation } from '../../src/pipeline.js';
import { publishStation } from '../../src/publish/hub/publish-station.js';
import { createStationHub } from '../../src/publish/hub/station-hub.js';
import type { AudioSource } from '../../streams/index.js';
import { countingClassifier } from '../helpers/counting-classifier.js';
import { report } from '../helpers/report.js';
import { synthesiseSweep } from '../helpers/synthesise-sweep.js';
import { toChunks } from '../helpers/to-chunks.js';

const STATIONS = 20;
const SECONDS = 20;
const ROUNDS = process.env['EARSHOT_MEASURE'] === '1' ? 15 : 3;
const chunks = toChunks(synthesiseSweep(22_050, SECONDS), [2205]);

const source = (): AudioSource => ({
  uri: 'test:',
  live: true,
  events: () => from(chunks.map((chunk) => ({ kind: 'audio', chunk }) as const)),
});

/** For how long this thread has been on a processor, in ms; that other programs keep it waiting does not count. */
const busyMs = (): number => {
  const schedule = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8');
  return Number(schedule.split(' ')[0]) / 1e6;
};

/** How long this thread works for all stations, in ms; the model costs nothing here. */
const listenToAll = async (file?: string): Promise<number> => {
  const hub = createStationHub();
  const settings = { keepDays: 10_000, maxMegabytes: 1000 };
  const history =
    file === undefined
      ? undefined
      : await recordHistory({
          messages$: hub.messages$,
          settings: { file, ...settings },
          onReport: () => undefined,
        });
  const startMs = busyMs();
  const stations = Array.from({ length: STATIONS }, (_, index) => {
    hub.addStation(`${index}`, 'test:');
    const outputs = listenToStation(source(), countingClassifier(), { queueLimit: 1000 });
    return publishStation(hub, `${index}`, outputs, { now: Date.now });
  });
  await lastValueFrom(forkJoin(stations));
  const tookMs = busyMs() - startMs;
  await history?.close();
  return tookMs;
};

const medianOf = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!;

test.skipIf(process.platform !== 'linux')(
  'the live path takes as long with a history as without',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'earshot-beside-'));
    await listenToAll();
    const without: number[] = [];
    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const plain = await listenToAll();
      const kept = await listenToAll(join(folder, `${round}.db`));
      without.push(plain);
      ratios.push(kept / plain);
    }
    rmSync(folder, { recursive: true, force: true });
    const audioSeconds = STATIONS * SECONDS;
    const sorted = [...ratios].sort((one, other) => one - other);
    report(
      `${ROUNDS} pairs of ${audioSeconds} s of sound: ${medianOf(without).toFixed(0)} ms without a history; with one × ` +
        `${medianOf(ratios).toFixed(3)} (median; ${sorted[0]!.toFixed(3)} to ${sorted.at(-1)!.toFixed(3)})`,
    );
    expect(medianOf(ratios)).toBeLessThan(1.2);
  },
  120_000,
);

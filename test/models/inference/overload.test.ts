import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { FeatureWindow } from '../../../streams/index.js';
import { classifyWindows } from '../../../models/inference/classify-windows.js';
import { countingClassifier } from '../../helpers/counting-classifier.js';
import { makeWindow } from '../../helpers/make-window.js';

const STATIONS = 200;
const MAX_WAIT_SECONDS = 2;
const HOPS_OF_OVERLOAD = 60;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Stations of one model that answers as many batches as it is let. */
const openStations = () => {
  const waiting: (() => void)[] = [];
  let isSlow = true;
  const classifier = countingClassifier(() =>
    isSlow ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(),
  );
  let now = 0;
  const options = { queueLimit: 16, maxWaitSeconds: MAX_WAIT_SECONDS, nowMs: () => 1000 * now };
  const stations = Array.from({ length: STATIONS }, () => {
    const windows = new Subject<FeatureWindow>();
    const heard: { hop: number; dropped: number; delay: number }[] = [];
    windows.pipe(classifyWindows(classifier, options)).subscribe((scores) => {
      const hop = scores.window.startSeconds;
      heard.push({ hop, dropped: scores.droppedWindows, delay: now - hop });
    });
    return { windows, heard };
  });
  const playHop = async (hop: number): Promise<void> => {
    now = hop;
    for (const { windows } of stations) windows.next(makeWindow(hop));
    await turn();
  };
  const answerOneBatch = async (): Promise<void> => {
    waiting.shift()?.();
    await turn();
  };
  const relieve = async (): Promise<void> => {
    isSlow = false;
    for (let turns = 0; turns < 200; turns++) await answerOneBatch();
  };
  return { stations, playHop, answerOneBatch, relieve };
};

describe('200 stations under overload', () => {
  it('skip hops evenly, say so, keep their delay bounded, and recover when the load goes', async () => {
    const { stations, playHop, answerOneBatch, relieve } = openStations();
    for (let hop = 0; hop < HOPS_OF_OVERLOAD; hop++) {
      await playHop(hop);
      // 64 of 200 windows a hop: two thirds of the work cannot be done.
      await answerOneBatch();
    }
    const counts = stations.map(({ heard }) => heard.length);
    // Beside what may wait, the hop in which the engine works on it.
    const delays = stations.flatMap(({ heard }) => heard.map(({ delay }) => delay));
    expect(Math.max(...delays)).toBeLessThanOrEqual(MAX_WAIT_SECONDS + 1);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    await relieve();
    const skipped = stations.map(({ heard }) => heard.at(-1)?.dropped ?? 0);
    expect(Math.min(...skipped)).toBeGreaterThan(HOPS_OF_OVERLOAD / 3);
    expect(Math.max(...skipped) - Math.min(...skipped)).toBeLessThanOrEqual(2);
    // What waited was the newest, and now nothing waits any more.
    for (const { heard } of stations) expect(heard.at(-1)?.hop).toBe(HOPS_OF_OVERLOAD - 1);
    await playHop(HOPS_OF_OVERLOAD);
    await relieve();
    stations.forEach(({ heard }, index) =>
      expect(heard.at(-1)).toMatchObject({ hop: HOPS_OF_OVERLOAD, dropped: skipped[index] }),
    );
  });
});

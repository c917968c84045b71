import { lastValueFrom, of, Subject, throwError, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { classifyWindows } from '../../../models/inference/classify-windows.js';
import { createDemandGate } from '../../../models/inference/demand-gate.js';
import type { FeatureWindow } from '../../../streams/index.js';
import { countedSteps, countingClassifier } from '../../helpers/counting-classifier.js';
import { makeWindow } from '../../helpers/make-window.js';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A promise that is resolved from outside. */
const latch = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
};

describe('classifyWindows', () => {
  it('carries the state from one window to the next', async () => {
    const windows = of(makeWindow(0), makeWindow(1), makeWindow(2));
    const scores = await lastValueFrom(
      windows.pipe(classifyWindows(countingClassifier()), toArray()),
    );
    expect(scores.map(({ probabilities }) => countedSteps(probabilities))).toEqual([1, 2, 3]);
    expect(scores.map(({ window }) => window.startSeconds)).toEqual([0, 1, 2]);
  });

  it('empties the state where the sound was interrupted', async () => {
    const windows = of(makeWindow(0), makeWindow(1), makeWindow(2, { interrupted: true }));
    const scores = await lastValueFrom(
      windows.pipe(classifyWindows(countingClassifier()), toArray()),
    );
    expect(scores.map(({ probabilities }) => countedSteps(probabilities))).toEqual([1, 2, 1]);
  });

  it('drops a window that has waited too long when there is a newer one, and counts it', async () => {
    const first = latch();
    const classifier = countingClassifier(() => first.opened);
    const source = new Subject<FeatureWindow>();
    let nowMs = 0;
    const options = { maxWaitSeconds: 2, nowMs: () => nowMs };
    const result = lastValueFrom(source.pipe(classifyWindows(classifier, options), toArray()));
    source.next(makeWindow(0));
    await turn();
    for (let index = 1; index <= 5; index++) {
      nowMs = index * 1000;
      source.next(makeWindow(index, { interrupted: index === 1 }));
    }
    nowMs = 60_000;
    source.complete();
    first.open();
    const scores = await result;
    expect(scores.map(({ window }) => window.startSeconds)).toEqual([0, 5]);
    expect(scores.at(-1)?.window.interrupted).toBe(true);
    expect(scores.at(-1)?.droppedWindows).toBe(4);
  });

  it('chooses the window when the engine is free for it, not before', async () => {
    const first = latch();
    const classifier = countingClassifier(() => first.opened);
    lastValueFrom(of(makeWindow(0)).pipe(classifyWindows(classifier)));
    await turn();
    const source = new Subject<FeatureWindow>();
    const options = { queueLimit: 1 };
    const result = lastValueFrom(source.pipe(classifyWindows(classifier, options), toArray()));
    for (let index = 1; index <= 3; index++) source.next(makeWindow(index));
    source.complete();
    first.open();
    expect((await result).map(({ window }) => window.startSeconds)).toEqual([3]);
  });

  it('drops the oldest window when the model cannot keep up, counts it, and keeps its gap', async () => {
    const first = latch();
    const classifier = countingClassifier(() => first.opened);
    const source = new Subject<FeatureWindow>();
    const result = lastValueFrom(
      source.pipe(classifyWindows(classifier, { queueLimit: 2 }), toArray()),
    );
    source.next(makeWindow(0));
    await turn();
    source.next(makeWindow(1, { interrupted: true }));
    source.next(makeWindow(2));
    source.next(makeWindow(3));
    source.complete();
    first.open();
    const scores = await result;
    expect(scores.map(({ window }) => window.startSeconds)).toEqual([0, 2, 3]);
    expect(scores.map(({ window }) => window.interrupted)).toEqual([false, true, false]);
    expect(scores.at(-1)?.droppedWindows).toBe(1);
  });

  it('puts the windows of many stations into one call of the engine', async () => {
    const batches: number[] = [];
    const classifier = countingClassifier(async (requests) => void batches.push(requests.length));
    const stations = [0, 1, 2, 3].map((index) =>
      lastValueFrom(of(makeWindow(index)).pipe(classifyWindows(classifier))),
    );
    await Promise.all(stations);
    expect(batches).toEqual([4]);
  });

  it('closes the gate while the model is behind and opens it again', async () => {
    const gate = createDemandGate(1);
    const first = latch();
    const source = new Subject<FeatureWindow>();
    const options = { gate };
    const classifier = countingClassifier(() => first.opened);
    const result = lastValueFrom(source.pipe(classifyWindows(classifier, options), toArray()));
    source.next(makeWindow(0));
    let isReady = false;
    const ready = gate.ready().then(() => (isReady = true));
    await Promise.resolve();
    expect(isReady).toBe(false);
    first.open();
    await ready;
    source.complete();
    expect(await result).toHaveLength(1);
  });

  it('leaves the gate open after windows were dropped', async () => {
    const gate = createDemandGate(1);
    const source = new Subject<FeatureWindow>();
    const options = { gate, queueLimit: 1 };
    const result = lastValueFrom(
      source.pipe(classifyWindows(countingClassifier(), options), toArray()),
    );
    for (let index = 0; index < 5; index++) source.next(makeWindow(index));
    source.complete();
    await result;
    await gate.ready();
  });

  it('hands on the failures of source and engine', async () => {
    const broken = throwError(() => new Error('source'));
    await expect(lastValueFrom(broken.pipe(classifyWindows(countingClassifier())))).rejects.toThrow(
      'source',
    );
    const failing = countingClassifier(() => Promise.reject(new Error('engine')));
    await expect(lastValueFrom(of(makeWindow(0)).pipe(classifyWindows(failing)))).rejects.toThrow(
      'engine',
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  stationHistorySchema,
  type Prediction,
  type StationMessage,
} from '../../../../../src/protocol/index.js';
import {
  createPast,
  PAST_SECONDS,
  type Past,
} from '../../../../../src/publish/hub/past/create-past.js';
import { detectionBody, predictionBody, titleBody } from '../../../../helpers/fake-bodies.js';

const START_MS = Date.UTC(2026, 0, 1, 12);
const atSecond = (second: number): number => START_MS + second * 1000;
const address = { station: 'fip', seq: 1 } as const;

const predict = (second: number, changes: Partial<Prediction> = {}): StationMessage => ({
  ...predictionBody(second),
  ...address,
  wallTimeMs: atSecond(second),
  ...changes,
});

const read = (past: Past, nowSecond: number, wish = {}) => {
  const answer = past.read({ nowMs: atSecond(nowSecond), ...wish });
  return stationHistorySchema.parse({ ...address, ...answer });
};

describe('the steps of a past', () => {
  it('are means of ten seconds, with the state and the genre that were there longest', () => {
    const past = createPast();
    const music = { state: 'music', genre: 'blues', smoothed: { blues: 1, rock: 0 } } as const;
    past.add(predict(0));
    past.add(predict(4, { ...music, level: { rmsDb: -10, peakDb: -2 } }));
    past.add(predict(9.9, { ...music, level: { rmsDb: -12, peakDb: -5 } }));
    past.add(predict(10));
    expect(read(past, 12).steps).toEqual([
      {
        wallTimeMs: START_MS,
        predictions: 3,
        smoothed: { blues: 0.9167, rock: 0.0833 },
        state: 'music',
        genre: 'blues',
        states: { unsure: 0.3333, music: 0.6667 },
        rmsDb: -14,
        peakDb: -2,
      },
      expect.objectContaining({ wallTimeMs: atSecond(10), predictions: 1 }),
    ]);
  });

  it('are joined to longer ones on wish, and the length is rounded up to tens', () => {
    const past = createPast();
    for (let second = 0; second < 120; second += 1) past.add(predict(second));
    const { steps, stepSeconds } = read(past, 120, { stepSeconds: 55 });
    expect(stepSeconds).toBe(60);
    expect(steps.map(({ predictions }) => predictions)).toEqual([60, 60]);
  });

  it('reach back as far as was asked, and leave out what was not heard', () => {
    const past = createPast();
    [0, 100, 200, 300].forEach((second) => past.add(predict(second)));
    const seconds = (wish: object) =>
      read(past, 305, wish).steps.map(({ wallTimeMs }) => (wallTimeMs - START_MS) / 1000);
    expect(seconds({ seconds: 110 })).toEqual([200, 300]);
    expect(seconds({})).toEqual([0, 100, 200, 300]);
  });

  it('hold six hours and no more, however long it goes on', () => {
    const past = createPast();
    const hours = 9 * 3600;
    for (let second = 0; second <= hours; second += 5) past.add(predict(second));
    const { steps, heldSeconds } = read(past, hours);
    expect(heldSeconds).toBe(PAST_SECONDS);
    expect(steps).toHaveLength(PAST_SECONDS / 10 + 1);
    expect(steps[0]!.wallTimeMs).toBe(atSecond(3 * 3600));
  });

  it('stay bounded when the model is changed again and again', () => {
    const past = createPast();
    for (let nth = 0; nth < 500; nth += 1) {
      past.add(predict(nth, { model: { name: 'other', hash: String(nth) } }));
    }
    const heard = read(past, 500).steps.reduce((sum, { predictions }) => sum + predictions, 0);
    expect(heard).toBeLessThan(60);
  });

  it('join what two models with different labels said', () => {
    const past = createPast();
    past.add(predict(0));
    past.add(predict(1, { smoothed: { jazz: 1 }, model: { name: 'b', hash: 'b' } }));
    expect(read(past, 2).steps[0]!.smoothed).toEqual({ blues: 0.375, rock: 0.125, jazz: 0.5 });
  });

  it('count every prediction of the time once, in whatever order they come', () => {
    const seconds = fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 60 });
    fc.assert(
      fc.property(seconds, fc.integer({ min: 1, max: 600 }), (times, stepSeconds) => {
        const past = createPast();
        times.forEach((second) => past.add(predict(second)));
        const { steps } = read(past, 3000, { stepSeconds });
        expect(steps.reduce((sum, { predictions }) => sum + predictions, 0)).toBe(times.length);
        const starts = steps.map(({ wallTimeMs }) => wallTimeMs);
        expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
      }),
    );
  });
});

describe('the titles of a past', () => {
  it('are those told in the time and the one that was on when it began, each said once', () => {
    const past = createPast();
    const tell = (second: number, title: string) =>
      past.add({ ...titleBody(title), ...address, wallTimeMs: atSecond(second) });
    tell(0, 'one');
    tell(100, 'two');
    tell(150, 'two');
    tell(200, 'three');
    const titles = (seconds: number) =>
      read(past, 300, { seconds }).titles.map(({ title }) => title);
    expect(titles(400)).toEqual(['one', 'two', 'three']);
    expect(titles(150)).toEqual(['two', 'three']);
    expect(titles(10)).toEqual(['three']);
  });
});

describe('the detections of a past', () => {
  const detect = (event: 'began' | 'ended', second: number, label = 'blues'): StationMessage => ({
    ...detectionBody(event),
    ...address,
    label,
    wallTimeMs: atSecond(second),
  });

  it('have their end once it came, and none while they last', () => {
    const past = createPast();
    past.add(detect('began', 3));
    expect(read(past, 4).detections).toEqual([
      expect.objectContaining({ label: 'blues', startSeconds: 3, wallTimeMs: atSecond(3) }),
    ]);
    past.add(detect('ended', 9));
    expect(read(past, 10).detections).toEqual([
      {
        label: 'blues',
        startSeconds: 3,
        endSeconds: 9,
        meanConfidence: 0.6,
        wallTimeMs: atSecond(9),
      },
    ]);
  });

  it('end with what was heard last when the source is cut off or another begins', () => {
    const past = createPast();
    past.add(detect('began', 3));
    past.add(predict(7));
    past.add({ type: 'status', ...address, state: 'paused', wallTimeMs: atSecond(8) });
    expect(read(past, 9).detections[0]!.endSeconds).toBe(7);
    past.add(detect('began', 20, 'rock'));
    past.add(predict(30));
    past.add(detect('began', 31, 'jazz'));
    expect(read(past, 40).detections.map(({ endSeconds }) => endSeconds)).toEqual([
      7,
      30,
      undefined,
    ]);
  });

  it('keep alarms beside what is heard: each lasts until it ended itself, or the sound did', () => {
    const past = createPast();
    const alarm = (event: 'began' | 'ended', second: number, kind: 'tone' | 'dead-air') => ({
      ...detect(event, second, kind),
      alarm: kind,
    });
    past.add(detect('began', 3));
    past.add(alarm('began', 10, 'tone'));
    past.add(alarm('began', 12, 'dead-air'));
    const open = (): readonly string[] =>
      read(past, 20).detections.flatMap(({ label, endSeconds }) => (endSeconds ? [] : [label]));
    expect(open()).toEqual(['blues', 'tone', 'dead-air']);
    past.add(alarm('ended', 15, 'tone'));
    expect(open()).toEqual(['blues', 'dead-air']);
    past.add(predict(18));
    past.add({ type: 'status', ...address, state: 'backoff', wallTimeMs: atSecond(19) });
    expect(read(past, 20).detections).toMatchObject([
      { label: 'blues', endSeconds: 18 },
      { label: 'dead-air', alarm: 'dead-air', endSeconds: 18 },
      { label: 'tone', alarm: 'tone', endSeconds: 9 },
    ]);
  });
});

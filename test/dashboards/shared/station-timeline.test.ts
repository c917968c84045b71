import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDetection,
  addTitle,
  emptyTimeline,
  fillTimeline,
  growTimeline,
  type StationTimeline,
} from '../../../dashboards/shared/station-timeline.js';
import type { Fusion, Prediction, StationHistory } from '../../../src/protocol/index.js';
import { detectionOf } from '../../helpers/dashboard-messages.js';
import { makeUpPrediction } from '../../helpers/made-up-station.js';

const heard = makeUpPrediction('jazz', 1, 0);

const predictionAt = (second: number): Prediction => ({
  ...heard,
  wallTimeMs: second * 1000,
  station: 'fip',
  seq: second,
});

const grow = (from: number, to: number, timeline: StationTimeline = emptyTimeline) =>
  Array.from({ length: to - from }, (_, index) => predictionAt(from + index)).reduce(
    growTimeline,
    timeline,
  );

const historyOf = (fromSecond: number, toSecond: number): StationHistory => ({
  station: 'fip',
  seq: 1,
  wallTimeMs: toSecond * 1000,
  stepSeconds: 10,
  heldSeconds: 21_600,
  steps: Array.from({ length: (toSecond - fromSecond) / 10 }, (_, index) => ({
    wallTimeMs: (fromSecond + index * 10) * 1000,
    predictions: 10,
    smoothed: { jazz: 1 },
    state: 'music',
    genre: 'jazz',
    states: { music: 1 },
    rmsDb: -20,
    peakDb: -6,
  })),
  titles: [{ wallTimeMs: fromSecond * 1000, title: 'before' }],
  detections: [{ label: 'jazz', startSeconds: 1, meanConfidence: 0.8, wallTimeMs: 1000 }],
});

const times = ({ coarse, fine }: StationTimeline) =>
  [...coarse, ...fine].map((step) => step.wallTimeMs);

describe('a station timeline', () => {
  it('holds six hours at most, the last half hour second by second', () => {
    const timeline = grow(1, 7 * 3600);
    expect(timeline.fine.length).toBeLessThanOrEqual(1800);
    expect(timeline.fine.length).toBeGreaterThan(1785);
    expect(timeline.coarse).toHaveLength(2160);
    expect(timeline.coarse[0]?.seconds).toBe(10);
    const sum = Object.values(timeline.coarse[0]?.smoothed ?? {}).reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(1);
  });

  it('is filled with what was before, and keeps its own steps where both know something', () => {
    const filled = fillTimeline(grow(1000, 1060), historyOf(0, 1060));
    expect(filled.coarse.length).toBeGreaterThanOrEqual(99);
    expect(filled.fine).toHaveLength(60);
    expect(filled.detections).toMatchObject([{ label: 'jazz', startSeconds: 1 }]);
    expect(filled.titles).toEqual([{ wallTimeMs: 0, title: 'before' }]);
    expect(fillTimeline(filled, historyOf(0, 1060))).toEqual(filled);
  });

  it('fills a gap of its own', () => {
    const filled = fillTimeline(grow(1100, 1160, grow(1000, 1040)), historyOf(0, 1160));
    const inGap = times(filled).filter((ms) => ms >= 1_040_000 && ms < 1_100_000);
    expect(inGap.length).toBeGreaterThanOrEqual(5);
  });

  it('is in order and without doubles, in whatever order predictions come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 200 }), (seconds) => {
        const got = times(seconds.map(predictionAt).reduce(growTimeline, emptyTimeline));
        expect(got).toEqual([...new Set(got)].toSorted((a, b) => a - b));
      }),
    );
  });

  it('tells a title once, from when it was told first', () => {
    const told = [1000, 2000, 3000].map((wallTimeMs) => ({ wallTimeMs, title: 'song' }));
    expect(told.reduce(addTitle, emptyTimeline).titles).toEqual([told[0]]);
  });

  it('knows a detection once, with its end, and the last five hundred of them', () => {
    const filled = fillTimeline(emptyTimeline, historyOf(0, 60));
    const ended = { ...detectionOf('fip', 'jazz', 1, 40), fusion: ['jazz', 'pop'] as Fusion };
    expect(addDetection(filled, ended).detections).toEqual([
      expect.objectContaining({ label: 'jazz', fusion: ['jazz', 'pop'], endSeconds: 40 }),
    ]);
    const many = Array.from({ length: 700 }, (_, at) => detectionOf('fip', 'pop', at, at + 1));
    const { detections } = many.reduce(addDetection, filled);
    expect(detections).toHaveLength(500);
    expect(detections[0]?.startSeconds).toBe(699);
  });

  it('remembers fusion and descriptors of single predictions, not of means', () => {
    const descriptors = { energy: 0.5 };
    const fused = { ...predictionAt(5), fusion: ['jazz', 'pop'] as Fusion, descriptors };
    const timeline = growTimeline(grow(1, 5), fused);
    expect(timeline.fine.at(-1)).toMatchObject({ fusion: ['jazz', 'pop'], descriptors });
    expect(grow(6, 2500, timeline).coarse[0]).not.toHaveProperty('fusion');
  });
});

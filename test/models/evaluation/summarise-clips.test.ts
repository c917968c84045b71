import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { HeardClip } from '../../../models/evaluation/hear-clips.js';
import { summariseClips } from '../../../models/evaluation/summarise-clips.js';

type Reference = {
  readonly truth: readonly number[];
  readonly probabilities: readonly (readonly number[])[];
  readonly accuracy: number;
  readonly macroF1: number;
  readonly confusion: readonly (readonly number[])[];
  readonly precision: readonly number[];
  readonly recall: readonly number[];
  readonly f1: readonly number[];
  readonly clips: readonly number[];
  readonly logLoss: number;
  readonly ece: number;
  readonly bins: readonly {
    readonly clips: number;
    readonly confidence: number;
    readonly accuracy: number;
  }[];
};

const fixture = new URL('../../fixtures/scikit-learn/metrics.json', import.meta.url);
const reference = JSON.parse(readFileSync(fixture, 'utf8')) as Reference;
const labels = ['blues', 'jazz', 'pop', 'rock'];

const heardOnce = (truth: number, probabilities: readonly number[], index: number): HeardClip => {
  const judged = probabilities.indexOf(Math.max(...probabilities));
  return { name: `clip ${index}`, truth, probabilities, soFar: [judged], alone: [judged] };
};

describe('summariseClips', () => {
  const heard = reference.truth.map((truth, index) =>
    heardOnce(truth, reference.probabilities[index], index),
  );
  const figures = summariseClips(heard, labels);

  it('agrees with scikit-learn on accuracy, macro F1, confusion and log-loss', () => {
    expect(figures.accuracy).toBeCloseTo(reference.accuracy, 12);
    expect(figures.macroF1).toBeCloseTo(reference.macroF1, 12);
    expect(figures.confusion).toEqual(reference.confusion);
    expect(figures.logLoss).toBeCloseTo(reference.logLoss, 12);
  });

  it('agrees with scikit-learn on every genre', () => {
    labels.forEach((label, index) => {
      const { precision, recall, f1, clips } = figures.perGenre[label];
      expect(precision).toBeCloseTo(reference.precision[index], 12);
      expect(recall).toBeCloseTo(reference.recall[index], 12);
      expect(f1).toBeCloseTo(reference.f1[index], 12);
      expect(clips).toBe(reference.clips[index]);
    });
  });

  it('agrees with scikit-learn on the reliability of 15 bins', () => {
    const filled = figures.calibration.bins.filter(({ clips }) => clips > 0);
    expect(figures.calibration.bins).toHaveLength(15);
    expect(filled.map(({ clips }) => clips)).toEqual(reference.bins.map(({ clips }) => clips));
    filled.forEach(({ confidence, accuracy }, index) => {
      expect(confidence).toBeCloseTo(reference.bins[index].confidence, 12);
      expect(accuracy).toBeCloseTo(reference.bins[index].accuracy, 12);
    });
    expect(figures.calibration.ece).toBeCloseTo(reference.ece, 12);
  });

  it('follows accuracy from the first window to the end of the longest clip', () => {
    const long: HeardClip = {
      name: 'long',
      truth: 0,
      probabilities: [0.6, 0.4],
      soFar: [1, 1, 1, 1, 1, 1, 1, 0, 0],
      alone: [1, 0, 1, 0, 0, 0, 0, 0, 0],
    };
    const short = { ...long, name: 'short', soFar: [0, 0], alone: [0, 1] };
    const { listening, afterTenSeconds, oneWindow } = summariseClips([long, short], ['a', 'b']);
    expect(listening.map(({ seconds }) => seconds)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(listening[6]).toMatchObject({ seconds: 9, accuracy: 0.5, clips: 2 });
    expect(afterTenSeconds).toMatchObject({ seconds: 10, accuracy: 1, clips: 2 });
    expect(oneWindow).toMatchObject({ windows: 11, clips: 2 });
    expect(oneWindow.accuracy).toBeCloseTo((7 / 9 + 1 / 2) / 2, 12);
  });

  it('names no figure after ten seconds where no clip is that long', () => {
    expect(figures.afterTenSeconds).toBeUndefined();
  });

  it('lists the surest of the wrong judgements first', () => {
    const clip = (name: string, truth: number, sure: number): HeardClip => ({
      name,
      truth,
      probabilities: [sure, 1 - sure],
      soFar: [0],
      alone: [0],
    });
    const clips = [clip('right', 0, 0.9), clip('doubtful', 1, 0.6), clip('sure', 1, 0.95)];
    expect(summariseClips(clips, ['a', 'b']).wrong).toEqual([
      { clip: 'sure', truth: 'b', judged: 'a', confidence: 0.95 },
      { clip: 'doubtful', truth: 'b', judged: 'a', confidence: 0.6 },
    ]);
  });

  it('takes the mean F1 over the genres that the clips have', () => {
    const onlyFirst = summariseClips([heardOnce(0, [0.9, 0.1], 0)], ['a', 'b']);
    expect(onlyFirst.macroF1).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { boostTrees } from '../../../../models/baselines/classical/boosting/boost-trees.js';
import { extremeBoosting } from '../../../../models/baselines/classical/boosting/extreme-boosting.js';
import { gradientBoosting } from '../../../../models/baselines/classical/boosting/gradient-boosting.js';
import { logisticRegression } from '../../../../models/baselines/classical/logistic-regression.js';
import { nearestNeighbours } from '../../../../models/baselines/classical/nearest-neighbours.js';
import {
  fitSupportVectors,
  supportVectors,
} from '../../../../models/baselines/classical/support-vectors.js';
import { judgeSupportVectors } from '../../../../models/baselines/classical/judge-support-vectors.js';
import { pairDecisions } from '../../../../models/baselines/classical/pair-decisions.js';
import { ANSWERS, gap, TEST, TRAIN } from './made-up-rows.js';

describe('the classical models beside scikit-learn', () => {
  it('logistic regression gives its probabilities', () => {
    const fitted = logisticRegression.fit(TRAIN, { c: 0.5 }, 1);
    expect(gap(fitted.probabilities(TEST), ANSWERS.logistic)).toBeLessThan(1e-4);
  });

  it('a support vector machine comes to its decisions, pair by pair', () => {
    const model = fitSupportVectors(TRAIN, { cost: 3, gamma: 0.3 });
    const decisions = ANSWERS.test.flatMap((row) => [...pairDecisions(model, row)]);
    expect(gap(decisions, ANSWERS.vectorDecisions)).toBeLessThan(5e-3);
    const judged = supportVectors.fit(TRAIN, { cost: 3, gamma: 0.3 }, 1).judge(TEST);
    expect([...judged]).toEqual(ANSWERS.vectors);
  });

  it('a support vector machine is as likely right as it says', () => {
    const model = fitSupportVectors(TRAIN, { cost: 3, gamma: 0.3 });
    const own = ANSWERS.train.map(
      (row, i) => judgeSupportVectors(model, row)[ANSWERS.trainLabels[i]],
    );
    expect(judgeSupportVectors(model, ANSWERS.test[0]).reduce((a, b) => a + b)).toBeCloseTo(1, 5);
    expect(own.reduce((a, b) => a + b) / own.length).toBeGreaterThan(0.5);
  });

  it('nearest neighbours judge alike', () => {
    const judged = nearestNeighbours.fit(TRAIN, { k: 5 }, 1).judge(TEST);
    const same = ANSWERS.neighbours.filter((label, row) => label === judged[row]).length;
    // Of equal votes scikit-learn takes the lowest label, this the one reached first.
    expect(same).toBeGreaterThanOrEqual(36);
  });

  it('gradient boosting grows the same trees', () => {
    const fitted = gradientBoosting.fit(TRAIN, { rounds: 4, depth: 2, rate: 0.3 }, 1);
    expect(gap(fitted.probabilities(TEST), ANSWERS.gradient)).toBeLessThan(1e-4);
  });

  it('second-order boosting with a ridge grows the same trees', () => {
    const fitted = boostTrees(
      TRAIN,
      {
        rounds: 4,
        depth: 2,
        rowShare: 1,
        columnShare: 1,
        start: 'shares',
        weighBy: 'curvature',
        curvature: 1,
        ridge: 1,
        leastWeight: 1e-3,
        leastGain: 0,
        leafValue: (gradient, curvature) => (-0.3 * gradient) / (curvature + 1),
      },
      1,
    );
    expect(gap(fitted.probabilities(TRAIN), ANSWERS.newton)).toBeLessThan(1e-4);
  });

  it('XGBoost draws the same rows and inputs from the same seed', () => {
    const settings = { rounds: 5, depth: 3, rate: 0.3, rowShare: 0.8, columnShare: 0.5 };
    const judge = (seed: number) => extremeBoosting.fit(TRAIN, settings, seed).probabilities(TEST);
    expect(judge(1)).toEqual(judge(1));
    expect(judge(1)).not.toEqual(judge(2));
  });
});

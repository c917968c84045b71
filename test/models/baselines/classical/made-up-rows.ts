import { readFileSync } from 'node:fs';
import type { Rows } from '../../../../models/baselines/rows/rows.js';

type Answers = {
  readonly train: readonly (readonly number[])[];
  readonly trainLabels: readonly number[];
  readonly test: readonly (readonly number[])[];
  readonly logistic: readonly (readonly number[])[];
  readonly vectors: readonly number[];
  readonly vectorDecisions: readonly (readonly number[])[];
  readonly neighbours: readonly number[];
  readonly gradient: readonly (readonly number[])[];
  readonly newton: readonly (readonly number[])[];
};

/** Rows and what scikit-learn's classifiers say of them, as `make-classifiers.py` made them. */
export const ANSWERS = JSON.parse(
  readFileSync(new URL('../../../fixtures/scikit-learn/classifiers.json', import.meta.url), 'utf8'),
) as Answers;

/** Rows of the fixture with these labels. */
export const toRows = (
  inputs: readonly (readonly number[])[],
  labels: readonly number[] = inputs.map(() => 0),
): Rows => ({
  count: inputs.length,
  width: inputs[0].length,
  inputs: Float32Array.from(inputs.flat()),
  labels: Int32Array.from(labels),
  names: ['a', 'b', 'c', 'd'],
  groups: inputs.map((_, row) => String(row)),
});

/** The rows to learn from and those to judge. */
export const TRAIN = toRows(ANSWERS.train, ANSWERS.trainLabels);
export const TEST = toRows(ANSWERS.test);

/** The greatest difference between two lists of numbers. */
export const gap = (
  one: ArrayLike<number>,
  other: readonly (readonly number[])[] | readonly number[],
): number =>
  other.flat().reduce((most: number, value, i) => Math.max(most, Math.abs(value - one[i])), 0);

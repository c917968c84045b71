import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rows } from '../../../../models/baselines/rows/rows.js';
import {
  fitMinMaxScaler,
  fitStandardScaler,
  scaleRows,
} from '../../../../models/baselines/rows/scaler.js';
import { takeRows } from '../../../../models/baselines/rows/take-rows.js';

const rowsOf = (values: readonly (readonly number[])[]): Rows => ({
  count: values.length,
  width: values[0].length,
  inputs: Float32Array.from(values.flat()),
  labels: Int32Array.from(values, (_, row) => row),
  names: values.map((_, row) => `name ${row}`),
  groups: values.map((_, row) => `group ${row}`),
});

const someRows = fc
  .array(
    fc.array(fc.float({ min: -1000, max: 1000, noNaN: true }), { minLength: 3, maxLength: 3 }),
    {
      minLength: 2,
      maxLength: 40,
    },
  )
  .map(rowsOf);

const columnOf = ({ inputs, width }: Rows, input: number): number[] =>
  [...inputs].filter((_, i) => i % width === input);

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const spreadOf = (values: readonly number[]): number =>
  Math.sqrt(meanOf(values.map((value) => (value - meanOf(values)) ** 2)));

/** What changes so little that 32 bits do not tell it well is left out. */
const changing = (rows: Rows): number[] =>
  [0, 1, 2].filter((input) => spreadOf(columnOf(rows, input)) > 0.1);

describe('scaling', () => {
  it('brings each input to mean 0 and deviation 1 over the rows that it was fitted on', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const scaled = scaleRows(rows, fitStandardScaler(rows));
        for (const input of changing(rows)) {
          const values = columnOf(scaled, input);
          expect(meanOf(values)).toBeCloseTo(0, 2);
          expect(spreadOf(values)).toBeCloseTo(1, 2);
        }
      }),
    );
  });

  it('brings each input to 0 … 1 over the rows that it was fitted on', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const scaled = scaleRows(rows, fitMinMaxScaler(rows));
        for (const input of changing(rows)) {
          const values = columnOf(scaled, input);
          expect(Math.min(...values)).toBe(0);
          expect(Math.max(...values)).toBe(1);
        }
      }),
    );
  });

  it('changes neither the rows it is given nor what they are called', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const before = rows.inputs.slice();
        const scaled = scaleRows(rows, fitStandardScaler(rows));
        expect(rows.inputs).toEqual(before);
        expect({ ...scaled, inputs: undefined }).toEqual({ ...rows, inputs: undefined });
      }),
    );
  });

  it('keeps the bounds of the rows learnt from for those held out', () => {
    const scaler = fitMinMaxScaler(
      rowsOf([
        [0, 5],
        [10, 15],
      ]),
    );
    const heldOut = scaleRows(rowsOf([[20, 10]]), scaler);
    expect([...heldOut.inputs]).toEqual([2, 0.5]);
  });

  it('moves an input that never changes to 0 and divides by nothing', () => {
    const rows = rowsOf([
      [7, 1],
      [7, 2],
    ]);
    for (const fit of [fitStandardScaler, fitMinMaxScaler]) {
      expect(columnOf(scaleRows(rows, fit(rows)), 0)).toEqual([0, 0]);
      expect([...fit(rows).spread].every((spread) => spread > 0)).toBe(true);
    }
  });

  it('has the mean and population deviation that scikit-learn has', () => {
    // StandardScaler().fit([[1], [2], [4], [8]]): mean_ 3.75, scale_ 2.680951323690902
    const { centre, spread } = fitStandardScaler(rowsOf([[1], [2], [4], [8]]));
    expect(centre[0]).toBeCloseTo(3.75, 10);
    expect(spread[0]).toBeCloseTo(2.680951323690902, 10);
  });
});

describe('taking rows', () => {
  it('gives inputs, labels and groups of each position, in order and as often as named', () => {
    fc.assert(
      fc.property(someRows, fc.array(fc.nat(), { maxLength: 30 }), (rows, wanted) => {
        const positions = wanted.map((position) => position % rows.count);
        const taken = takeRows(rows, positions);
        expect(taken.count).toBe(positions.length);
        positions.forEach((position, row) => {
          const own = rows.inputs.subarray(position * 3, position * 3 + 3);
          expect(taken.inputs.subarray(row * 3, row * 3 + 3)).toEqual(own);
          expect(taken.labels[row]).toBe(rows.labels[position]);
          expect(taken.groups[row]).toBe(rows.groups[position]);
        });
      }),
    );
  });
});

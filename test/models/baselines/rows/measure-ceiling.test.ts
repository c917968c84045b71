import { describe, expect, it } from 'vitest';
import { makeRows } from '../../../../models/baselines/rows/make-rows.js';
import { measureCeiling } from '../../../../models/baselines/rows/measure-ceiling.js';
import { scaleOnly } from '../../../../models/baselines/rows/scale-only.js';
import { fitMinMaxScaler, scaleRows } from '../../../../models/baselines/rows/scaler.js';
import { shareKnown } from '../../../../models/baselines/rows/share-known.js';

const example = (inputs: readonly number[], label: string) => ({ inputs, label, group: label });

describe('what rows allow', () => {
  it('counts identical inputs under several labels once for each label too many', () => {
    const rows = makeRows(
      [
        example([1, 2], 'a'),
        example([1, 2], 'a'),
        example([1, 2], 'b'),
        example([3, 4], 'a'),
        example([12, 0], 'b'),
      ],
      ['a', 'b'],
    );
    expect(measureCeiling(rows)).toEqual({
      accuracy: 4 / 5,
      ambiguous: 1,
      commonest: { labels: ['a', 'b'], sets: 1 },
    });
  });

  it('tells the share of test rows whose name was seen', () => {
    const names = ['x', 'y', 'x', 'z'];
    expect(shareKnown(names, { train: [0, 1], test: [2, 3] })).toBe(0.5);
  });

  it('scales some inputs and leaves the others', () => {
    const rows = makeRows([example([10, 10], 'a'), example([20, 20], 'a')], ['a']);
    const scaled = scaleRows(rows, scaleOnly(fitMinMaxScaler(rows), [1]));
    expect([...scaled.inputs]).toEqual([10, 0, 20, 1]);
  });
});

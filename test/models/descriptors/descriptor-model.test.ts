import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DescriptorModel,
  estimateDescriptors,
  termCount,
  toTerms,
} from '../../../models/descriptors/descriptor-model.js';
import { fitRidge } from '../../../models/descriptors/fit-ridge.js';
import { loadDescriptors } from '../../../models/descriptors/descriptor-store.js';
import {
  hopValues,
  STATISTICS,
  toStatistics,
} from '../../../models/descriptors/sound-statistics.js';
import { renderSynthetic, toFeatureWindows } from '../../../streams/index.js';
import { collect } from '../../helpers/collect.js';
import { toChunks } from '../../helpers/to-chunks.js';

const SCALE = { centre: [1, 2], spread: [2, 1] };

describe('toTerms', () => {
  it('gives the scaled statistics and the product of each pair', () => {
    expect([...toTerms([3, 4], SCALE)]).toEqual([1, 2, 1, 2, 4]);
    expect(termCount(2)).toBe(5);
  });

  it('takes what is far away for three spreads', () => {
    expect([...toTerms([1e9, -1e9], SCALE)]).toEqual([3, -3, 9, -9, 9]);
  });
});

describe('estimateDescriptors', () => {
  it('says only what the model has a map of, within 0 and 1, whatever it hears', async () => {
    const model = await loadDescriptors();
    const any = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), {
      minLength: STATISTICS.length,
      maxLength: STATISTICS.length,
    });
    fc.assert(
      fc.property(any, (statistics) => {
        const told = estimateDescriptors(model, statistics);
        expect(Object.keys(told).sort()).toEqual(Object.keys(model.maps).sort());
        for (const value of Object.values(told)) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('adds up terms by their weights', () => {
    const energy = { intercept: 0.5, weights: [0.1, 0, 0, 0, -0.05] };
    const model: DescriptorModel = { ...SCALE, maps: { energy } };
    expect(estimateDescriptors(model, [3, 4]).energy).toBeCloseTo(0.5 + 0.1 - 0.2, 9);
  });
});

describe('toStatistics', () => {
  it('says the same of sound at any gain', () => {
    const wave = renderSynthetic('jazz', 5);
    const describe = (gain: number) => {
      const quieter = wave.map((sample) => gain * sample);
      const [window] = collect(toChunks(quieter), toFeatureWindows()).slice(-1);
      return toStatistics(hopValues(window!));
    };
    const loud = describe(1);
    describe(0.25).forEach((value, place) => {
      expect(Math.abs(value - loud[place]!), STATISTICS[place]).toBeLessThan(0.05);
    });
  });

  it('stays finite in silence', () => {
    expect([...toStatistics(new Float64Array(16))].every(Number.isFinite)).toBe(true);
  });
});

describe('fitRidge', () => {
  const rows = Array.from({ length: 50 }, (_, n) => Float64Array.of(Math.sin(n), Math.cos(3 * n)));
  const targets = rows.map(([one, two]) => [2 * one! - two! + 0.5, 4 * two!]);

  it('finds the weights that made the targets, when nothing is held against them', () => {
    const [first, second] = fitRidge(rows, targets, 1e-9);
    expect(first!.intercept).toBeCloseTo(0.5, 5);
    expect(first!.weights[0]).toBeCloseTo(2, 5);
    expect(first!.weights[1]).toBeCloseTo(-1, 5);
    expect(second!.weights[1]).toBeCloseTo(4, 5);
  });

  it('draws the weights to 0 and the answer to the mean as the penalty grows', () => {
    const [first] = fitRidge(rows, targets, 1e9);
    const mean = targets.reduce((sum, row) => sum + row[0]!, 0) / targets.length;
    expect(Math.abs(first!.weights[0]!)).toBeLessThan(1e-5);
    expect(first!.intercept).toBeCloseTo(mean, 4);
  });
});

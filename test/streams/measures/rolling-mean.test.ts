import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RollingMean } from '../../../streams/measures/rolling-mean.js';

it('is the mean of the last rows, and of all while there are fewer', () => {
  const row = fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 }));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), fc.integer({ min: 1, max: 8 }), (rows, size) => {
      const rolling = new RollingMean(size, 2);
      for (const each of rows) rolling.push(each);
      const last = rows.slice(-size);
      expect(rolling.count).toBe(last.length);
      const sum = (place: 0 | 1) => last.reduce((total, each) => total + each[place], 0);
      const mean = (place: 0 | 1) => sum(place) / Math.max(1, last.length);
      expect(rolling.read()[0]).toBeCloseTo(mean(0), 9);
      expect(rolling.read()[1]).toBeCloseTo(mean(1), 9);
    }),
  );
});

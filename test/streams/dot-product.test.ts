import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dotProduct } from '../../streams/dot-product.js';

it('dotProduct sums the products of two stretches, wherever they begin and however long they are', () => {
  const values = fc.float64Array({ minLength: 30, maxLength: 30, noNaN: true, min: -1, max: 1 });
  const place = fc.integer({ min: 0, max: 10 });
  const check = fc.property(
    values,
    values,
    place,
    place,
    fc.integer({ min: 0, max: 20 }),
    (one, other, oneStart, otherStart, length) => {
      let sum = 0;
      for (let i = 0; i < length; i++) sum += one[oneStart + i]! * other[otherStart + i]!;
      expect(dotProduct(one, oneStart, other, otherStart, length)).toBeCloseTo(sum, 12);
    },
  );
  fc.assert(check);
});

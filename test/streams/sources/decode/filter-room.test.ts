import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeFilterRoom } from '../../../../streams/sources/decode/filter-room.js';

const noise = (length: number): Float32Array =>
  Float32Array.from({ length }, (_, n) => Math.sin(n * n + 1));

describe('takeFilterRoom', () => {
  it('gives the sums that plain additions give, at each of its places', () => {
    const sizes = fc.record({
      filterLength: fc.integer({ min: 1, max: 40 }).map((quarter) => 4 * quarter),
      count: fc.integer({ min: 1, max: 50 }),
      inputStep: fc.integer({ min: 1, max: 9 }),
      outputStep: fc.integer({ min: 1, max: 5 }),
      first: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(sizes, ({ filterLength, count, inputStep, outputStep, first }) => {
        const filter = noise(filterLength);
        const inputLength = first + (count - 1) * inputStep + filterLength;
        const outputLength = first + (count - 1) * outputStep + 1;
        const room = takeFilterRoom({
          ...{ inputLength, outputLength, filterLength, inputStep, outputStep },
        });
        room.input.set(noise(inputLength));
        room.apply(filter, { first, step: inputStep }, { first, step: outputStep });
        const output = room.output();
        expect(output).toHaveLength(outputLength);
        for (let n = 0; n < count; n++) {
          const plain = filter.reduce(
            (sum, weight, k) => sum + weight * room.input[first + n * inputStep + k]!,
            0,
          );
          expect(output[first + n * outputStep]).toBeCloseTo(plain, 4);
        }
      }),
    );
  });

  it('grows to the longest piece, and nothing of the one before is heard in the next', () => {
    const wish = { outputLength: 200_000, filterLength: 4, inputStep: 1, outputStep: 1 };
    const long = takeFilterRoom({ ...wish, inputLength: 200_000 });
    long.input.fill(Number.NaN);
    const short = takeFilterRoom({ ...wish, inputLength: 4, outputLength: 4 });
    short.input.fill(1);
    short.apply(new Float32Array(4).fill(1), { first: 0, step: 1 }, { first: 0, step: 1 });
    expect([...short.output()]).toEqual([4, 3, 2, 1]);
  });
});

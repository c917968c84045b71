/**
 * Sum of products of `length` values of each array from a place on. Four sums run side by side: with one, each
 * addition would wait for the one before.
 */
export const dotProduct = (
  one: Float64Array,
  oneStart: number,
  other: Float64Array,
  otherStart: number,
  length: number,
): number => {
  const whole = length - (length % 4);
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < whole; i += 4) {
    a += one[oneStart + i]! * other[otherStart + i]!;
    b += one[oneStart + i + 1]! * other[otherStart + i + 1]!;
    c += one[oneStart + i + 2]! * other[otherStart + i + 2]!;
    d += one[oneStart + i + 3]! * other[otherStart + i + 3]!;
  }
  for (let i = whole; i < length; i++) a += one[oneStart + i]! * other[otherStart + i]!;
  return a + b + c + d;
};

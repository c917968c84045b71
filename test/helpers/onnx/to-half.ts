const LEAST_EXPONENT = -14;
const FRACTION_BITS = 10;
/** Above it a double has no room for fractions, so that adding it rounds to the nearest, of two to the even one. */
const WITHOUT_FRACTIONS = 2 ** 52;

const splitHalf = (value: number) => {
  const exponent = Math.max(LEAST_EXPONENT, Math.floor(Math.log2(Math.abs(value))));
  const scaled = Math.abs(value) * 2 ** (FRACTION_BITS - exponent);
  return { exponent, fraction: scaled + WITHOUT_FRACTIONS - WITHOUT_FRACTIONS };
};

/** The nearest number of IEEE 754's binary16, which must not be beyond its 65,504. */
export const toHalf = (value: number): number => {
  const { exponent, fraction } = splitHalf(value);
  return Math.sign(value) * fraction * 2 ** (exponent - FRACTION_BITS);
};

/** The 16 bits of that number. */
export const halfBits = (value: number): number => {
  const { exponent, fraction } = splitHalf(value);
  // The leading one of a normal number, which is not written, counts the exponent up.
  const magnitude = ((exponent - LEAST_EXPONENT) << FRACTION_BITS) + fraction;
  return (value < 0 ? 0x8000 : 0) | magnitude;
};

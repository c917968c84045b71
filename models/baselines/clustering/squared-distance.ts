/** Squared Euclidean distance of two points. */
export const squaredDistance = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, axis) => sum + (value - other[axis]) ** 2, 0);

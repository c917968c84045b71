const Z = 1.959964;

/**
 * The 95 % interval of the difference of two shares of the same `count` things, of which `lost` were right
 * only before and `won` only after: share before less share after (Agresti and Min 2005: half a thing is
 * added to each cell, so that no difference at all is not taken for certainty).
 */
export const pairedInterval = (lost: number, won: number, count: number): [number, number] => {
  const [b, c, n] = [lost + 0.5, won + 0.5, count + 2];
  const difference = (b - c) / n;
  const half = (Z * Math.sqrt(b + c - (b - c) ** 2 / n)) / n;
  return [Math.max(-1, difference - half), Math.min(1, difference + half)];
};

type Vector = ArrayLike<number>;

const strongest = (chroma: Vector): number => {
  const values = Array.from(chroma);
  return values.indexOf(Math.max(...values));
};

const correlate = (a: Vector, b: Vector): number => {
  const meanOf = (v: Vector): number => Array.from(v).reduce((s, x) => s + x, 0) / v.length;
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]! - meanA, b[i]! - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb);
};

/** How alike two lists of chroma vectors are: mean correlation, share of equal strongest pitch classes. */
export const compareChroma = (ours: readonly Vector[], theirs: readonly Vector[]) => ({
  correlation:
    ours.reduce((sum, chroma, row) => sum + correlate(chroma, theirs[row]!), 0) / ours.length,
  strongestAgrees:
    ours.filter((chroma, row) => strongest(chroma) === strongest(theirs[row]!)).length /
    ours.length,
});

/** `[count × length]` of rows of one length (at least one); fewer are played again from the first. */
export const repeatRows = (rows: readonly Float32Array[], count: number): Float32Array => {
  const { length } = rows[0]!;
  const joined = new Float32Array(count * length);
  for (let row = 0; row < count; row++) joined.set(rows[row % rows.length]!, row * length);
  return joined;
};

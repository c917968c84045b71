const toPower = (db: number): number => 10 ** (db / 10);

/** Mean power of log-mel cells. */
const meanPower = (cellsDb: Float32Array): number =>
  cellsDb.reduce((sum, cell) => sum + toPower(cell), 0) / cellsDb.length;

/**
 * Lays `over` on `under` so that its mean power over these frames is `ratioDb` above that of the other.
 * Log-mel in dB; powers add, as those of unrelated sounds do in the mean.
 */
export const mixSounds = (
  over: Float32Array,
  under: Float32Array,
  ratioDb: number,
): Float32Array => {
  const gainDb = 10 * Math.log10(meanPower(over) / meanPower(under)) - ratioDb;
  return over.map((cell, index) => 10 * Math.log10(toPower(cell) + toPower(under[index] + gainDb)));
};

/** The weighted mean of several models' probabilities, all `[count × classes]`. */
export const pool = (members: readonly Float32Array[], weights: readonly number[]): Float32Array =>
  members[0].map((_, cell) =>
    members.reduce((sum, shares, member) => sum + weights[member] * shares[cell], 0),
  );

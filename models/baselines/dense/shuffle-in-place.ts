/** Puts positions into random order (Fisher and Yates), in place. */
export const shuffleInPlace = (positions: Uint32Array, random: () => number): void => {
  for (let last = positions.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = positions[last];
    positions[last] = positions[other];
    positions[other] = kept;
  }
};

/** Five characters: ` 82 %`, `100 %`. */
export const formatPercent = (ratio: number): string =>
  `${String(Math.round(ratio * 100)).padStart(3)} %`;

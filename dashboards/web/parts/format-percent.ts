/** `82 %`. */
export const formatPercent = (ratio: number): string => `${Math.round(ratio * 100)} %`;

/** `0.6517` as `65.2 %`. */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** An interval of shares: `59.7 to 70.3 %`. */
export const percentRange = ([low, high]: readonly [number, number]): string =>
  `${(100 * low).toFixed(1)} to ${percent(high)}`;

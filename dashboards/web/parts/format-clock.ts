const two = (value: number): string => String(value).padStart(2, '0');

/** Local time of day, `21:04:59`. */
export const formatClock = (wallTimeMs: number): string => {
  const date = new Date(wallTimeMs);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
};

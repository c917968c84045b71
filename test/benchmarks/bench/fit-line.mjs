/** Least squares through `[x, y]` points: slope, the value at 0, and R². */
export const fitLine = (points) => {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanX = mean(points.map(([x]) => x));
  const meanY = mean(points.map(([, y]) => y));
  const over = (of) => points.reduce((sum, point) => sum + of(point), 0);
  const slope = over(([x, y]) => (x - meanX) * (y - meanY)) / over(([x]) => (x - meanX) ** 2);
  const intercept = meanY - slope * meanX;
  const left = over(([x, y]) => (y - intercept - slope * x) ** 2);
  return { slope, intercept, r2: 1 - left / over(([, y]) => (y - meanY) ** 2) };
};

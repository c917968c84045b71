const MOST_ROUNDS = 60;
const CLOSE_ENOUGH = 1e-5;

const squaredDistances = (rows: readonly (readonly number[])[]): Float64Array => {
  const count = rows.length;
  const distances = new Float64Array(count * count);
  for (let one = 0; one < count; one++) {
    for (let other = one + 1; other < count; other++) {
      let sum = 0;
      rows[one].forEach((value, i) => (sum += (value - rows[other][i]) ** 2));
      distances[one * count + other] = distances[other * count + one] = sum;
    }
  }
  return distances;
};

/** One row's neighbours by a Gaussian; gives the entropy in nats. */
const weigh = (distances: Float64Array, own: number, beta: number, to: Float64Array): number => {
  let [sum, moment] = [0, 0];
  distances.forEach((distance, other) => {
    to[other] = other === own ? 0 : Math.exp(-beta * distance);
    sum += to[other];
    moment += to[other] * distance;
  });
  for (let other = 0; other < to.length; other++) to[other] /= sum;
  return Math.log(sum) + (beta * moment) / sum;
};

/** Finds the width of a row's Gaussian so that it has `perplexity` neighbours, by halving. */
const fitRow = (
  distances: Float64Array,
  own: number,
  perplexity: number,
  to: Float64Array,
): void => {
  const wanted = Math.log(perplexity);
  let [beta, low, high] = [1, 0, Infinity];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const gap = weigh(distances, own, beta, to) - wanted;
    if (Math.abs(gap) < CLOSE_ENOUGH) return;
    if (gap > 0) {
      low = beta;
      beta = high === Infinity ? beta * 2 : (beta + high) / 2;
    } else {
      high = beta;
      beta = (beta + low) / 2;
    }
  }
};

/**
 * How near rows are to each other for t-SNE, `[count × count]`, sum 1: Gaussian neighbours of a perplexity, made
 * symmetrical (van der Maaten and Hinton 2008, section 3.1).
 */
export const affinities = (
  rows: readonly (readonly number[])[],
  perplexity: number,
): Float64Array => {
  const count = rows.length;
  const distances = squaredDistances(rows);
  const single = new Float64Array(count * count);
  for (let row = 0; row < count; row++) {
    const part = distances.subarray(row * count, (row + 1) * count);
    fitRow(part, row, perplexity, single.subarray(row * count, (row + 1) * count));
  }
  return single.map((share, cell) => {
    const turned = single[(cell % count) * count + Math.floor(cell / count)];
    return (share + turned) / (2 * count);
  });
};

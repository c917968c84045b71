const LEAST = 1e-7;
const MOST_ROUNDS = 100;

/** `[classes × classes]`: how likely the first of each two is, given that it is one of both. */
const asMatrix = (shares: ArrayLike<number>, classes: number): Float64Array => {
  const matrix = new Float64Array(classes * classes);
  let pair = 0;
  for (let one = 0; one < classes; one++) {
    for (let other = one + 1; other < classes; other++, pair++) {
      const share = Math.min(Math.max(shares[pair], LEAST), 1 - LEAST);
      matrix[one * classes + other] = share;
      matrix[other * classes + one] = 1 - share;
    }
  }
  return matrix;
};

const quadratic = (matrix: Float64Array, classes: number): Float64Array => {
  const form = new Float64Array(classes * classes);
  for (let one = 0; one < classes; one++) {
    for (let other = 0; other < classes; other++) {
      if (other === one) continue;
      const [here, there] = [matrix[one * classes + other], matrix[other * classes + one]];
      form[one * classes + one] += there ** 2;
      form[one * classes + other] = -there * here;
    }
  }
  return form;
};

/**
 * Probabilities of the classes from those of each pair, (0, 1), (0, 2) … (1, 2) …; the second approach of
 * Wu, Lin and Weng 2004, solved in turn for each class as LIBSVM does.
 */
export const couplePairs = (shares: ArrayLike<number>, classes: number): Float64Array => {
  const form = quadratic(asMatrix(shares, classes), classes);
  const result = new Float64Array(classes).fill(1 / classes);
  const pulls = new Float64Array(classes);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let whole = 0;
    for (let one = 0; one < classes; one++) {
      pulls[one] = 0;
      for (let other = 0; other < classes; other++) {
        pulls[one] += form[one * classes + other] * result[other];
      }
      whole += result[one] * pulls[one];
    }
    if (pulls.every((pull) => Math.abs(pull - whole) < 0.005 / classes)) break;
    for (let one = 0; one < classes; one++) {
      const diagonal = form[one * classes + one];
      const change = (whole - pulls[one]) / diagonal;
      result[one] += change;
      whole = (whole + change * (change * diagonal + 2 * pulls[one])) / (1 + change) ** 2;
      for (let other = 0; other < classes; other++) {
        pulls[other] = (pulls[other] + change * form[one * classes + other]) / (1 + change);
        result[other] /= 1 + change;
      }
    }
  }
  return result;
};

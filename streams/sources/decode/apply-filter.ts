/** Places that follow each other at one distance. */
export type EvenlySpaced = { readonly first: number; readonly step: number };

/**
 * Writes to evenly spaced places of `output`, as far as it reaches, the sums of inputs under one filter, whose
 * first tap lies on evenly spaced places of `input`. A sum is the same to the bit, whether made among four or alone.
 */
export const applyFilter = (
  filter: Float64Array,
  input: Float64Array,
  from: EvenlySpaced,
  output: Float32Array,
  to: EvenlySpaced,
): void => {
  const { step } = to;
  let at = from.first;
  let n = to.first;
  for (; n + 3 * step < output.length; n += 4 * step, at += 4 * from.step) {
    makeFour(filter, input, { first: at, step: from.step }, output, { first: n, step });
  }
  for (; n < output.length; n += step, at += from.step) {
    let sum = 0;
    for (let k = 0; k < filter.length; k++) sum += filter[k]! * input[at + k]!;
    output[n] = sum;
  }
};

/** Four at a time: a tap is read once for all of them, and no addition waits for the one before. */
const makeFour: typeof applyFilter = (filter, input, from, output, to) => {
  const [at0, at1] = [from.first, from.first + from.step];
  const [at2, at3] = [at1 + from.step, at1 + 2 * from.step];
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let k = 0; k < filter.length; k++) {
    const weight = filter[k]!;
    a += weight * input[at0 + k]!;
    b += weight * input[at1 + k]!;
    c += weight * input[at2 + k]!;
    d += weight * input[at3 + k]!;
  }
  output[to.first] = a;
  output[to.first + to.step] = b;
  output[to.first + 2 * to.step] = c;
  output[to.first + 3 * to.step] = d;
};

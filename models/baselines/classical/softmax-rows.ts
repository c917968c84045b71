/** Turns each row of `classes` scores into probabilities, in place. */
export const softmaxRows = (scores: Float64Array, classes: number): Float64Array => {
  for (let start = 0; start < scores.length; start += classes) {
    const row = scores.subarray(start, start + classes);
    const most = row.reduce((greatest, score) => Math.max(greatest, score), -Infinity);
    let sum = 0;
    for (let label = 0; label < classes; label++) sum += row[label] = Math.exp(row[label] - most);
    for (let label = 0; label < classes; label++) row[label] /= sum;
  }
  return scores;
};

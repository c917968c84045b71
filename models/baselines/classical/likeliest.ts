/** Position of the greatest of `classes` values in each row; the first of equals. */
export const likeliest = (values: ArrayLike<number>, classes: number): Int32Array => {
  const judged = new Int32Array(values.length / classes);
  for (let row = 0; row < judged.length; row++) {
    for (let label = 1; label < classes; label++) {
      if (values[row * classes + label] > values[row * classes + judged[row]]) judged[row] = label;
    }
  }
  return judged;
};

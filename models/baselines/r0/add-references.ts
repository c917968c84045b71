import type { Rows } from '../rows/rows.js';

/** The mean of each genre's rows, [genres × width]; zeros where a genre has none. */
const genreMeans = ({ inputs, width, labels, names }: Rows): Float64Array => {
  const means = new Float64Array(names.length * width);
  const counts = new Float64Array(names.length);
  labels.forEach((label, row) => {
    counts[label]++;
    for (let input = 0; input < width; input++) {
      means[label * width + input] += inputs[row * width + input];
    }
  });
  return means.map((sum, cell) => sum / Math.max(1, counts[Math.floor(cell / width)]));
};

/**
 * The rows with an input more for each genre: how far the row is from the mean of that genre's rows among
 * `known` (Euclidean, over inputs that are scaled already). A copy.
 */
export const addReferences = (rows: Rows, known: Rows): Rows => {
  const means = genreMeans(known);
  const genres = known.names.length;
  const { width: narrow, count } = rows;
  const width = narrow + genres;
  const inputs = new Float32Array(count * width);
  for (let row = 0; row < count; row++) {
    const own = rows.inputs.subarray(row * narrow, (row + 1) * narrow);
    inputs.set(own, row * width);
    for (let genre = 0; genre < genres; genre++) {
      const squares = own.reduce(
        (sum, value, input) => sum + (value - means[genre * narrow + input]) ** 2,
        0,
      );
      inputs[row * width + narrow + genre] = Math.sqrt(squares);
    }
  }
  return { ...rows, width, inputs };
};

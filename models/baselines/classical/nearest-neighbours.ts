import KNN from 'ml-knn';
import type { Rows } from '../rows/rows.js';
import type { ClassicalModel } from './classical-model.js';
import { rowArrays } from './row-arrays.js';

type Settings = { readonly k: number };

const asVotes = (judged: Int32Array, classes: number): Float32Array => {
  const votes = new Float32Array(judged.length * classes);
  judged.forEach((label, row) => (votes[row * classes + label] = 1));
  return votes;
};

/** The commonest label among the `k` nearest rows; of equals the one that is reached first. It is all or nothing. */
export const nearestNeighbours: ClassicalModel<Settings> = {
  name: 'k-nearest-neighbours',
  grid: [1, 3, 5, 7, 9, 11, 15].map((k) => ({ k })),
  fit: (rows, { k }) => {
    const knn = new KNN(rowArrays(rows), Array.from(rows.labels), { k });
    const judge = (others: Rows): Int32Array => Int32Array.from(knn.predict(rowArrays(others)));
    return { judge, probabilities: (others) => asVotes(judge(others), rows.names.length) };
  },
};

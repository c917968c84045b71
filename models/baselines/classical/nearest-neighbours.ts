import KNN from 'ml-knn';
import type { ClassicalModel, NamedArrays, RowInputs } from './classical-model.js';
import { rowArrays } from './row-arrays.js';

type Settings = { readonly k: number };

const asVotes = (judged: Int32Array, classes: number): Float32Array => {
  const votes = new Float32Array(judged.length * classes);
  judged.forEach((label, row) => (votes[row * classes + label] = 1));
  return votes;
};

const restore = (arrays: NamedArrays, classes: number) => {
  const { inputs, labels, k } = arrays;
  const rows = { count: labels.length, width: inputs.length / labels.length };
  const known = rowArrays({ ...rows, inputs: Float32Array.from(inputs) });
  const knn = new KNN(known, Array.from(labels), { k: k[0] });
  const judge = (others: RowInputs): Int32Array => Int32Array.from(knn.predict(rowArrays(others)));
  return {
    judge,
    probabilities: (others: RowInputs) => asVotes(judge(others), classes),
    arrays: () => arrays,
  };
};

/** The commonest label among the `k` nearest rows; of equals the one that is reached first. It is all or nothing. */
export const nearestNeighbours: ClassicalModel<Settings> = {
  name: 'k-nearest-neighbours',
  grid: [1, 3, 5, 7, 9, 11, 15].map((k) => ({ k })),
  fit: ({ inputs, labels, names }, { k }) => restore({ inputs, labels, k: [k] }, names.length),
  restore,
};

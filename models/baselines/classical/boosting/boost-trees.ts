import { createQuickRandom, shuffled } from '../../../training/random.js';
import type { Rows } from '../../rows/rows.js';
import type { FittedClassifier, NamedArrays, RowInputs } from '../classical-model.js';
import { likeliest } from '../likeliest.js';
import { softmaxRows } from '../softmax-rows.js';
import { growTree, type TreeOptions } from './grow-tree.js';
import { joinTrees, judgeTree, type Tree, splitTrees } from './tree.js';

/** How trees are boosted. */
export type BoostOptions = TreeOptions & {
  readonly rounds: number;
  /** Shares of rows and of inputs that each tree sees. */
  readonly rowShare: number;
  readonly columnShare: number;
  /** Where scores begin: at the logarithm of each class's share, or all at 0. */
  readonly start: 'shares' | 'zero';
  /** What divisions are weighed by. */
  readonly weighBy: 'curvature' | 'rows';
  /** The curvature is this often `p (1 − p)`. */
  readonly curvature: number;
};

const orderColumns = ({ inputs, width, count }: Rows): Int32Array[] =>
  Array.from({ length: width }, (_, input) =>
    Int32Array.from({ length: count }, (_, row) => row).sort(
      (one, other) => inputs[one * width + input] - inputs[other * width + input],
    ),
  );

const startScores = ({ labels, names, count }: Rows, start: BoostOptions['start']): number[] =>
  names.map((_, label) => {
    if (start === 'zero') return 0;
    return Math.log(labels.filter((each) => each === label).length / count);
  });

/** Which of `count` take part in a tree, in order. */
const draw = (count: number, share: number, random: () => number): number[] => {
  const all = Array.from({ length: count }, (_, i) => i);
  if (share >= 1) return all;
  return shuffled(all, random)
    .slice(0, Math.max(1, Math.round(count * share)))
    .sort((one, other) => one - other);
};

const addTree = (scores: Float64Array, tree: Tree, rows: RowInputs, label: number): void => {
  const classes = scores.length / rows.count;
  for (let row = 0; row < rows.count; row++) {
    scores[row * classes + label] += judgeTree(tree, rows.inputs, row * rows.width);
  }
};

/** Trees of all rounds, those of a round in the order of the classes. */
const classifier = (forest: readonly Tree[], start: ArrayLike<number>): FittedClassifier => {
  const classes = start.length;
  const probabilities = (rows: RowInputs): Float32Array => {
    const scores = Float64Array.from(
      { length: rows.count * classes },
      (_, i) => start[i % classes],
    );
    forest.forEach((tree, place) => addTree(scores, tree, rows, place % classes));
    return Float32Array.from(softmaxRows(scores, classes));
  };
  return {
    probabilities,
    judge: (rows) => likeliest(probabilities(rows), classes),
    arrays: () => ({ start, ...joinTrees(forest) }),
  };
};

/** Boosted trees from their arrays. */
export const restoreTrees = (arrays: NamedArrays): FittedClassifier =>
  classifier(splitTrees(arrays), arrays.start);

/** Derivatives of the softmax loss by one class's score; 0 for rows that take no part. */
const derivatives = (
  shares: Float64Array,
  { labels, names, count }: Rows,
  label: number,
  drawn: readonly number[],
  options: BoostOptions,
) => {
  const gradients = new Float64Array(count);
  const curvatures = new Float64Array(count);
  const weights = new Float64Array(count);
  for (const row of drawn) {
    const share = shares[row * names.length + label];
    gradients[row] = share - (labels[row] === label ? 1 : 0);
    curvatures[row] = Math.max(options.curvature * share * (1 - share), 1e-16);
    weights[row] = options.weighBy === 'rows' ? 1 : curvatures[row];
  }
  return { gradients, curvatures, weights };
};

/** Boosts one tree a class and round under the softmax loss (Friedman 2001; Chen and Guestrin 2016). */
export const boostTrees = (rows: Rows, options: BoostOptions, seed: number): FittedClassifier => {
  const random = createQuickRandom('boost', seed);
  const classes = rows.names.length;
  const orders = orderColumns(rows);
  const start = startScores(rows, options.start);
  const scores = Float64Array.from({ length: rows.count * classes }, (_, i) => start[i % classes]);
  const forest: Tree[] = [];
  for (let round = 0; round < options.rounds; round++) {
    const shares = softmaxRows(scores.slice(), classes);
    const drawn = draw(rows.count, options.rowShare, random);
    const trees = start.map((_, label) => {
      const columns = draw(rows.width, options.columnShare, random);
      const sums = derivatives(shares, rows, label, drawn, options);
      return growTree({ ...rows, orders, columns, ...sums }, options);
    });
    trees.forEach((tree, label) => addTree(scores, tree, rows, label));
    forest.push(...trees);
  }
  return classifier(forest, start);
};

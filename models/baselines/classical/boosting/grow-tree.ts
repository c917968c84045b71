import { findSplits, type Level, type Split, type SplitLimits, type Sums } from './find-splits.js';
import type { Tree } from './tree.js';

/** How a tree is grown. */
export type TreeOptions = SplitLimits & {
  readonly depth: number;
  /** What a leaf with these sums of `gradients` and `curvatures` adds to the score. */
  readonly leafValue: (gradient: number, curvature: number) => number;
};

/** What a tree is grown on; rows of no weight take no part. */
export type TreeRows = Pick<Level, 'inputs' | 'width' | 'orders' | 'columns' | 'gradients'> & {
  /** What divisions are weighed by: `curvatures`, or 1 for each row. */
  readonly weights: Float64Array;
  readonly curvatures: Float64Array;
};

type Growing = { -readonly [Part in keyof Tree]: number[] };

const addNode = (tree: Growing): number => {
  for (const part of [tree.limits, tree.lefts, tree.rights, tree.values]) part.push(0);
  return tree.inputs.push(-1) - 1;
};

const sumNodes = (places: Int32Array, count: number, rows: TreeRows): Sums[] => {
  const sums = Array.from({ length: count }, (): Sums => ({ gradient: 0, weight: 0 }));
  places.forEach((place, row) => {
    if (place < 0) return;
    sums[place].gradient += rows.gradients[row];
    sums[place].weight += rows.weights[row];
  });
  return sums;
};

/** Divides the nodes of a level; gives the new nodes, and moves the rows to them. */
const divide = (
  tree: Growing,
  nodes: readonly number[],
  splits: readonly (Split | undefined)[],
  places: Int32Array,
  { inputs, width }: TreeRows,
): number[] => {
  const children: number[] = [];
  const firstChild = splits.map((split, place) => {
    if (!split) return -1;
    const node = nodes[place];
    tree.inputs[node] = split.input;
    tree.limits[node] = split.limit;
    tree.lefts[node] = addNode(tree);
    tree.rights[node] = addNode(tree);
    return children.push(tree.lefts[node], tree.rights[node]) - 2;
  });
  places.forEach((place, row) => {
    if (place < 0) return;
    const split = splits[place];
    const goesRight = split && inputs[row * width + split.input] > split.limit;
    places[row] = split ? firstChild[place] + (goesRight ? 1 : 0) : -1;
  });
  return children;
};

/** Gives the rows' node each its value, for those that stay where they are. */
const settle = (
  tree: Growing,
  nodes: readonly number[],
  splits: readonly (Split | undefined)[],
  places: Int32Array,
  rows: TreeRows,
  leafValue: TreeOptions['leafValue'],
): void => {
  const sums = sumNodes(places, nodes.length, { ...rows, weights: rows.curvatures });
  nodes.forEach((node, place) => {
    if (!splits[place]) tree.values[node] = leafValue(sums[place].gradient, sums[place].weight);
  });
};

/** Grows one regression tree, level by level. */
export const growTree = (rows: TreeRows, options: TreeOptions): Tree => {
  const tree: Growing = { inputs: [], limits: [], lefts: [], rights: [], values: [] };
  const places = Int32Array.from(rows.weights, (weight) => (weight > 0 ? 0 : -1));
  let nodes = [addNode(tree)];
  for (let depth = 0; nodes.length > 0; depth++) {
    const level = { ...rows, places, nodes: sumNodes(places, nodes.length, rows) };
    const splits = depth < options.depth ? findSplits(level, options) : nodes.map(() => undefined);
    settle(tree, nodes, splits, places, rows, options.leafValue);
    nodes = divide(tree, nodes, splits, places, rows);
  }
  return tree;
};

import type { NamedArrays } from '../classical-model.js';

/** A binary tree over scaled or raw inputs; node 0 is the root. */
export type Tree = {
  /** Input that each node looks at; −1 at a leaf. */
  readonly inputs: readonly number[];
  /** At or below it a row goes to `lefts`, else to `rights`. */
  readonly limits: readonly number[];
  readonly lefts: readonly number[];
  readonly rights: readonly number[];
  /** What a leaf adds to the score; 0 elsewhere. */
  readonly values: readonly number[];
};

/** The leaf's value for the row that begins at `start` of `inputs`. */
export const judgeTree = (tree: Tree, inputs: ArrayLike<number>, start: number): number => {
  let node = 0;
  while (tree.inputs[node] >= 0) {
    const goesLeft = inputs[start + tree.inputs[node]] <= tree.limits[node];
    node = goesLeft ? tree.lefts[node] : tree.rights[node];
  }
  return tree.values[node];
};

const FIELDS = ['inputs', 'limits', 'lefts', 'rights', 'values'] as const;

/** Trees one after the other; `nodes` says how many nodes each has. */
export const joinTrees = (trees: readonly Tree[]): NamedArrays => ({
  nodes: trees.map(({ inputs }) => inputs.length),
  ...Object.fromEntries(FIELDS.map((field) => [field, trees.flatMap((tree) => tree[field])])),
});

/** The trees that `joinTrees` joined. */
export const splitTrees = (arrays: NamedArrays): Tree[] => {
  const fields = FIELDS.map((field) => [field, Array.from(arrays[field])] as const);
  let start = 0;
  return Array.from(arrays.nodes, (nodes) => {
    const own = fields.map(([field, values]) => [field, values.slice(start, start + nodes)]);
    start += nodes;
    return Object.fromEntries(own) as Tree;
  });
};

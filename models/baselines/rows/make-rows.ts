import type { Rows } from './rows.js';

/** One example before it is put into a table. */
export type Example = {
  readonly inputs: readonly number[];
  readonly label: string;
  readonly group: string;
};

/** Puts examples into a table; `names` are all the labels there are, in order. */
export const makeRows = (examples: readonly Example[], names: readonly string[]): Rows => {
  const width = examples[0]?.inputs.length ?? 0;
  const inputs = new Float32Array(examples.length * width);
  examples.forEach((example, row) => inputs.set(example.inputs, row * width));
  const positions = new Map(names.map((name, position) => [name, position]));
  return {
    count: examples.length,
    width,
    inputs,
    labels: Int32Array.from(examples, ({ label }) => positions.get(label) ?? -1),
    names,
    groups: examples.map(({ group }) => group),
  };
};

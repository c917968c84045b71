import type { Rows } from './rows.js';

/** What identical inputs with several labels cost, whatever the model. */
export type Ceiling = {
  /** The accuracy that no model can pass on these rows. */
  readonly accuracy: number;
  /** Distinct inputs that stand under more than one label. */
  readonly ambiguous: number;
  /** The labels that stand together most often, and in how many of these inputs; none without such inputs. */
  readonly commonest?: { readonly labels: readonly string[]; readonly sets: number };
};

const commonestOf = (
  sets: readonly ReadonlyMap<number, number>[],
  names: readonly string[],
): Ceiling['commonest'] => {
  const counts = new Map<string, number>();
  for (const labels of sets) {
    const key = [...labels.keys()].sort((a, b) => a - b).join();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  if (!first) return undefined;
  return { labels: first[0].split(',').map((label) => names[Number(label)]), sets: first[1] };
};

/** Finds rows whose inputs are the same but whose labels are not: of each such set only one label can be right. */
export const measureCeiling = ({ count, width, inputs, labels, names }: Rows): Ceiling => {
  const byInput = new Map<string, Map<number, number>>();
  for (let row = 0; row < count; row++) {
    const key = inputs.subarray(row * width, (row + 1) * width).join();
    const counts = byInput.get(key) ?? new Map<number, number>();
    counts.set(labels[row], (counts.get(labels[row]) ?? 0) + 1);
    byInput.set(key, counts);
  }
  const sets = [...byInput.values()];
  const right = sets.reduce((sum, counts) => sum + Math.max(...counts.values()), 0);
  const ambiguous = sets.filter(({ size }) => size > 1);
  const commonest = commonestOf(ambiguous, names);
  return {
    accuracy: right / count,
    ambiguous: ambiguous.length,
    ...(commonest && { commonest }),
  };
};

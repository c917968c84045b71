/** First and second derivative of the loss, summed over rows. */
export type Sums = { gradient: number; weight: number };

/** The best place to divide a node. */
export type Split = {
  readonly gain: number;
  readonly input: number;
  /** Midway between two neighbouring values. */
  readonly limit: number;
};

/** What one level of a tree is grown from. */
export type Level = {
  readonly inputs: Float32Array;
  readonly width: number;
  /** For each input the rows in the order of its values. */
  readonly orders: readonly Int32Array[];
  /** Which inputs are looked at. */
  readonly columns: readonly number[];
  readonly gradients: Float64Array;
  readonly weights: Float64Array;
  /** Place among the nodes of this level for each row; −1 for rows in none. */
  readonly places: Int32Array;
  /** Sums of each node of this level. */
  readonly nodes: readonly Sums[];
};

/** When a division counts. */
export type SplitLimits = {
  /** Taken from the curvature's side: large values make leaves small (XGBoost's lambda). */
  readonly ridge: number;
  /** Each side needs as much weight (XGBoost's min_child_weight). */
  readonly leastWeight: number;
  readonly leastGain: number;
};

type Running = { gradient: number; weight: number; last: number; best?: Split };

const strength = (gradient: number, weight: number, ridge: number): number =>
  gradient ** 2 / (weight + ridge);

/** Halfway, unless rounding carries it up to the greater of the two. */
const between = (low: number, high: number): number => {
  const middle = (low + high) / 2;
  return middle < high ? middle : low;
};

const scan = (level: Level, input: number, running: Running[], limits: SplitLimits): void => {
  const { inputs, width, places, nodes, gradients, weights } = level;
  const { ridge, leastWeight, leastGain } = limits;
  for (const row of level.orders[input]) {
    const place = places[row];
    if (place < 0) continue;
    const node = running[place];
    const value = inputs[row * width + input];
    if (value > node.last && node.weight >= leastWeight) {
      const rest = nodes[place].weight - node.weight;
      if (rest < leastWeight) continue;
      const gain =
        strength(node.gradient, node.weight, ridge) +
        strength(nodes[place].gradient - node.gradient, rest, ridge) -
        strength(nodes[place].gradient, nodes[place].weight, ridge);
      if (gain > Math.max(leastGain, node.best?.gain ?? 0)) {
        node.best = { gain, input, limit: between(node.last, value) };
      }
    }
    node.gradient += gradients[row];
    node.weight += weights[row];
    node.last = value;
  }
};

/**
 * Looks at every division of every node of a level and gives the best of each, if any is worth it: the exact greedy
 * search of Chen and Guestrin 2016, algorithm 1, with the gain of their equation 7 (without the half).
 */
export const findSplits = (level: Level, limits: SplitLimits): readonly (Split | undefined)[] => {
  const best: (Split | undefined)[] = level.nodes.map(() => undefined);
  for (const input of level.columns) {
    const running = best.map((split): Running => ({
      gradient: 0,
      weight: 0,
      last: Infinity,
      ...(split && { best: split }),
    }));
    scan(level, input, running, limits);
    running.forEach((node, place) => (best[place] = node.best));
  }
  return best;
};

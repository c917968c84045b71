import type { SupportVectorModel } from './support-vector-model.js';

const numbersOf = (header: ReadonlyMap<string, string>, name: string): number[] =>
  (header.get(name) ?? '').split(' ').map(Number);

const readHeader = (text: string): Map<string, string> =>
  new Map(
    text
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
  );

/** LIBSVM numbers classes as they first come; pairs and weights have to change places with them. */
const pairsInOrder = (order: readonly number[]) => {
  const pairs: { readonly from: number; readonly turned: boolean }[] = [];
  const places = order.map((_, label) => order.indexOf(label));
  const numberOf = (one: number, other: number): number =>
    one * order.length - (one * (one + 1)) / 2 + other - one - 1;
  for (let one = 0; one < order.length; one++) {
    for (let other = one + 1; other < order.length; other++) {
      const [a, b] = [places[one], places[other]];
      pairs.push({ from: numberOf(Math.min(a, b), Math.max(a, b)), turned: a > b });
    }
  }
  return pairs;
};

const reorderWeights = (
  weights: readonly number[],
  own: number,
  order: readonly number[],
): number[] => {
  const against = new Map<number, number>();
  weights.forEach((weight, place) => against.set(order[place < own ? place : place + 1], weight));
  // A decision for a pair is turned about where its classes change places, and the weight with it.
  return [...against]
    .sort(([one], [other]) => one - other)
    .map(([label, weight]) => {
      const before = own < order.indexOf(label);
      return before === order[own] < label ? weight : -weight;
    });
};

/** Vectors and their weights, from the lines below `SV`. */
const readVectors = (
  lines: readonly string[],
  ownOf: readonly number[],
  order: readonly number[],
  width: number,
) => {
  const vectors = new Float32Array(lines.length * width);
  const weights = lines.flatMap((line, row) => {
    const cells = line.trim().split(' ');
    for (const cell of cells.slice(order.length - 1)) {
      const [input, value] = cell.split(':').map(Number);
      vectors[row * width + input - 1] = value;
    }
    return reorderWeights(cells.slice(0, order.length - 1).map(Number), ownOf[row], order);
  });
  return { vectors, weights: Float32Array.from(weights) };
};

/** Reads LIBSVM's own text of a one-against-one classifier with Gaussian kernel; labels are 0 … classes − 1. */
export const parseSupportVectors = (text: string, width: number): SupportVectorModel => {
  const [head, body] = text.split('\nSV\n');
  const header = readHeader(head);
  const order = numbersOf(header, 'label');
  const ownOf = numbersOf(header, 'nr_sv').flatMap((count, own) => Array<number>(count).fill(own));
  const pairs = pairsInOrder(order);
  const inOrder = (name: string, sign: 1 | -1): Float32Array => {
    const values = numbersOf(header, name);
    return Float32Array.from(pairs, ({ from, turned }) => values[from] * (turned ? sign : 1));
  };
  return {
    width,
    classes: order.length,
    gamma: Number(header.get('gamma')),
    labels: Int32Array.from(ownOf, (own) => order[own]),
    ...readVectors(body.trim().split('\n'), ownOf, order, width),
    offsets: inOrder('rho', -1),
    slopes: inOrder('probA', 1),
    shifts: inOrder('probB', -1),
  };
};

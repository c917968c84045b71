import { createRandom, shuffled } from '../../training/random.js';
import type { HoldOut } from '../experiment.js';

/** Positions of the rows to learn from and of those held out. */
export type HeldOut = { readonly train: readonly number[]; readonly test: readonly number[] };

const positionsByGroup = (groups: readonly string[]): Map<string, number[]> => {
  const byGroup = new Map<string, number[]>();
  groups.forEach((group, position) => {
    const others = byGroup.get(group);
    if (others) others.push(position);
    else byGroup.set(group, [position]);
  });
  return byGroup;
};

/** Deals rows to `parts` of like size: each for itself, or (honest) whole groups, the largest first. */
export const dealRows = (
  groups: readonly string[],
  parts: number,
  holdOut: HoldOut,
  seed: number,
): number[][] => {
  const random = createRandom('deal', seed);
  const dealt = Array.from({ length: parts }, (): number[] => []);
  if (holdOut === 'report') {
    shuffled([...groups.keys()], random).forEach((position, i) => dealt[i % parts].push(position));
    return dealt;
  }
  const bundles = shuffled([...positionsByGroup(groups).values()], random);
  for (const bundle of bundles.sort((a, b) => b.length - a.length)) {
    const smallest = dealt.reduce((least, part) => (part.length < least.length ? part : least));
    smallest.push(...bundle);
  }
  return dealt;
};

/** Holds out about this share of the rows: at random, or (honest) whole groups at random. */
export const holdOutRows = (
  groups: readonly string[],
  testShare: number,
  holdOut: HoldOut,
  seed: number,
): HeldOut => {
  const random = createRandom('hold-out', seed);
  const bundles =
    holdOut === 'report'
      ? [...groups.keys()].map((position) => [position])
      : [...positionsByGroup(groups).values()];
  const order = shuffled(bundles, random).flat();
  const wanted = Math.round(groups.length * testShare);
  const cut = order.slice(0, wanted);
  if (holdOut === 'report') return { test: cut, train: order.slice(wanted) };
  const names = new Set(cut.map((position) => groups[position]));
  return {
    test: order.filter((position) => names.has(groups[position])),
    train: order.filter((position) => !names.has(groups[position])),
  };
};

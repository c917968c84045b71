import { createRandom, shuffled } from '../training/random.js';
import type { Split } from '../training/dataset.js';

/** Of each genre's clips. */
const SHARES: Readonly<Record<Split, number>> = { train: 0.7, valid: 0.15, test: 0.15 };
const PARTS = Object.keys(SHARES) as Split[];

/** What is dealt out: clips of one `key` stay together; those with a `split` have their place already. */
export type Dealt = {
  readonly key: string;
  readonly genre: string;
  readonly split?: Split | undefined;
};

type Counts = Map<string, number>;

const countGenres = (items: readonly Dealt[]): Counts => {
  const counts: Counts = new Map();
  for (const { genre } of items) counts.set(genre, (counts.get(genre) ?? 0) + 1);
  return counts;
};

const groupByKey = (items: readonly Dealt[]): Dealt[][] => {
  const groups = new Map<string, Dealt[]>();
  for (const item of items) {
    const group = groups.get(item.key);
    if (group) group.push(item);
    else groups.set(item.key, [item]);
  }
  return [...groups.values()];
};

/** The part that lacks most, in shares of what it should have, of the genres that a group holds. */
const neediest = (group: Counts, all: Counts, dealt: Readonly<Record<Split, Counts>>): Split => {
  const need = (part: Split): number =>
    [...group].reduce((sum, [genre, count]) => {
      const wanted = SHARES[part] * (all.get(genre) ?? 1);
      return sum + count * (1 - (dealt[part].get(genre) ?? 0) / wanted);
    }, 0);
  return PARTS.reduce((best, part) => (need(part) > need(best) + 1e-9 ? part : best));
};

/**
 * Deals clips to train, valid and test, 70 : 15 : 15 of each genre as nearly as whole groups allow; the
 * largest groups first, equal ones in the order of the seed. Gives the part of each key.
 */
export const assignSplit = (items: readonly Dealt[], seed: number): ReadonlyMap<string, Split> => {
  const all = countGenres(items);
  const dealt = { train: new Map(), valid: new Map(), test: new Map() } as Record<Split, Counts>;
  const parts = new Map<string, Split>();
  const groups = shuffled(groupByKey(items), createRandom(seed, 'split'));
  const given = (group: readonly Dealt[]) => group.find(({ split }) => split)?.split;
  const inOrder = groups.sort(
    (one, other) => Number(!given(one)) - Number(!given(other)) || other.length - one.length,
  );
  for (const group of inOrder) {
    const counts = countGenres(group);
    const part = given(group) ?? neediest(counts, all, dealt);
    parts.set(group[0].key, part);
    for (const [genre, count] of counts) {
      dealt[part].set(genre, (dealt[part].get(genre) ?? 0) + count);
    }
  }
  return parts;
};

import { basename, dirname, extname } from 'node:path';
import type { Split } from '../training/dataset.js';

/** `speech/pulp2.opus` → `speech/pulp`: recordings numbered behind one name come from one source. */
const stemOf = (name: string): string =>
  `${dirname(name)}/${basename(name, extname(name)).replace(/\d+[a-z]?$/, '')}`;

/** Of five stems in the order of the alphabet: three to train on, one to choose on, one to test on. */
const TURNS: readonly Split[] = ['train', 'train', 'train', 'valid', 'test'];

/** Deals recordings to train, valid and test, 3 : 1 : 1 of the stems of each folder; stems stay together. */
export const stemSplits = (names: readonly string[]): ReadonlyMap<string, Split> => {
  const turns = new Map<string, number>();
  const splits = new Map<string, Split>();
  for (const stem of [...new Set(names.map(stemOf))].sort()) {
    const turn = turns.get(dirname(stem)) ?? 0;
    splits.set(stem, TURNS[turn % TURNS.length]);
    turns.set(dirname(stem), turn + 1);
  }
  return new Map(names.map((name) => [name, splits.get(stemOf(name))!]));
};

/** ESC-10's own folds, the first number of the name: three to train on, the fourth to choose on, the fifth to test on. */
export const noiseSplit = (name: string): Split | undefined => {
  const fold = Number(/^\d+/.exec(basename(name))?.[0]);
  if (fold >= 1 && fold <= 3) return 'train';
  return fold === 4 ? 'valid' : fold === 5 ? 'test' : undefined;
};

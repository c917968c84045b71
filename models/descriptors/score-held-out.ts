import { createRandom } from '../training/random.js';
import { estimateDescriptors } from './descriptor-model.js';
import { fitDescriptors } from './fit-descriptors.js';
import { LEARNT_DESCRIPTORS, type LearntDescriptor } from './learnt-descriptors.js';
import type { DescribedTrack } from './read-descriptor-table.js';

/** How well a descriptor is learnt, on tracks that were not learnt from. */
export type HeldOutScore = {
  /** Share of the variance that is explained: 1 less the squared error over that of the training mean. */
  readonly r2: number;
  /** Over blocks. */
  readonly interval95: readonly [number, number];
  readonly meanAbsoluteError: number;
};

/** Of each descriptor. */
export type HeldOutScores = Readonly<Record<LearntDescriptor, HeldOutScore>>;

const FOLDS = 10;
const DRAWS = 2000;

type Errors = {
  readonly block: number;
  /** Of each descriptor: of what was estimated, and of the mean of the tracks learnt from. */
  readonly estimated: readonly number[];
  readonly mean: readonly number[];
};

const hearFold = (tracks: readonly DescribedTrack[], fold: number): Errors[] => {
  const known = tracks.filter(({ block }) => block % FOLDS !== fold);
  const model = fitDescriptors(known);
  const means = LEARNT_DESCRIPTORS.map(
    (_, place) => known.reduce((sum, { targets }) => sum + targets[place], 0) / known.length,
  );
  return tracks
    .filter(({ block }) => block % FOLDS === fold)
    .map(({ statistics, targets, block }) => {
      const values = estimateDescriptors(model, statistics);
      const estimated = LEARNT_DESCRIPTORS.map((name, place) => values[name]! - targets[place]);
      return { block, estimated, mean: means.map((mean, place) => mean - targets[place]) };
    });
};

const r2Of = (sums: readonly (readonly [number, number])[]): number => {
  const total = (which: 0 | 1): number => sums.reduce((sum, each) => sum + each[which], 0);
  return 1 - total(0) / total(1);
};

/** Squared errors of one descriptor, summed by block. */
const byBlock = (errors: readonly Errors[], place: number): [number, number][] => {
  const sums = new Map<number, [number, number]>();
  for (const { block, estimated, mean } of errors) {
    const [ours, theirs] = sums.get(block) ?? [0, 0];
    sums.set(block, [ours + estimated[place] ** 2, theirs + mean[place] ** 2]);
  }
  return [...sums.values()];
};

const score = (errors: readonly Errors[], place: number): HeldOutScore => {
  const sums = byBlock(errors, place);
  const random = createRandom('descriptors', place);
  const drawn = Array.from({ length: DRAWS }, () =>
    r2Of(sums.map(() => sums[Math.floor(random() * sums.length)])),
  ).sort((one, other) => one - other);
  const total = errors.reduce((sum, { estimated }) => sum + Math.abs(estimated[place]), 0);
  return {
    r2: r2Of(sums),
    interval95: [drawn[Math.floor(0.025 * DRAWS)], drawn[Math.ceil(0.975 * DRAWS) - 1]],
    meanAbsoluteError: total / errors.length,
  };
};

/** Ten-fold cross-validation in which no block of neighbouring ids stands on both sides; everything fitted inside. */
export const scoreHeldOut = (tracks: readonly DescribedTrack[]): HeldOutScores => {
  const folds = Array.from({ length: FOLDS }, (_, fold) => hearFold(tracks, fold));
  const errors = folds.flat();
  const scores = LEARNT_DESCRIPTORS.map((name, place) => [name, score(errors, place)] as const);
  return Object.fromEntries(scores) as HeldOutScores;
};

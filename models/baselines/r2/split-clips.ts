import type { HoldOut } from '../experiment.js';
import { dealRows, holdOutRows, type HeldOut } from '../rows/hold-out-rows.js';
import type { ClipRows } from './clip-rows.js';

/** Which clips are learnt from and which are held out. */
export type ClipSplit = HeldOut & {
  /** For the choice of settings: places in `train` that are held out in turn. */
  readonly folds: readonly (readonly number[])[];
};

const FOLDS = 5;
const TEST_SHARE = 0.2;

const placesOf = <T>(items: readonly T[], wanted: (item: T) => boolean): number[] =>
  items.flatMap((item, place) => (wanted(item) ? [place] : []));

const splitByArtist = ({ parts, folds }: ClipRows): ClipSplit => {
  const train = placesOf(parts, (part) => part === 'train' || part === 'valid');
  const dealt = [...new Set(train.map((row) => folds[row]))].filter((fold) => fold !== undefined);
  return {
    train,
    test: placesOf(parts, (part) => part === 'test'),
    folds: dealt.sort().map((fold) => placesOf(train, (row) => folds[row] === fold)),
  };
};

/**
 * Divides clips as the report did (a fifth at random, settings chosen by five random folds), or by the
 * fault-filtered split (train and valid against test, settings chosen by artist-disjoint folds).
 */
export const splitClips = (clips: ClipRows, holdOut: HoldOut, seed: number): ClipSplit => {
  if (holdOut === 'honest') return splitByArtist(clips);
  const { train, test } = holdOutRows(clips.rows.groups, TEST_SHARE, 'report', seed);
  const groups = train.map((row) => clips.rows.groups[row]);
  return { train, test, folds: dealRows(groups, FOLDS, 'report', seed) };
};

/** As `splitClips`, but honest means that the clips of the last artist-disjoint fold are held out. */
export const splitByFold = (clips: ClipRows, holdOut: HoldOut, seed: number): ClipSplit => {
  if (holdOut === 'report') return splitClips(clips, holdOut, seed);
  const dealt = [...new Set(clips.folds)].filter((fold) => fold !== undefined).sort();
  const last = dealt.at(-1);
  const train = placesOf(clips.folds, (fold) => fold !== undefined && fold !== last);
  return {
    train,
    test: placesOf(clips.folds, (fold) => fold === last),
    folds: dealt.slice(0, -1).map((fold) => placesOf(train, (row) => clips.folds[row] === fold)),
  };
};

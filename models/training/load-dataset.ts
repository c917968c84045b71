import { createHash } from 'node:crypto';
import { assignSplit } from '../data/assign-split.js';
import type { DataRequest, PassedOver, SourceClip } from '../data/data-request.js';
import { loadSource } from '../data/load-source.js';
import { ModelError } from '../errors.js';
import type { Clip, Dataset, SplitKind } from './dataset.js';

/** A data set with what has to be told of where it came from. */
export type LoadedDataset = Dataset & {
  /** First 12 hex digits of a SHA-256 over names, labels, parts and features. */
  readonly digest: string;
  /** How many clips came to their part in which way; clips kept out of the split do not count. */
  readonly splitKinds: ReadonlyMap<SplitKind, number>;
  /** Files that could not be used. */
  readonly passedOver: readonly PassedOver[];
};

const DEFAULT_SPLIT_SEED = 1;

/** Deals out the clips whose source leaves that to us. */
const withSplit = (clips: readonly SourceClip[], seed: number): SourceClip[] => {
  const dealt = clips.flatMap(({ genre, split, group }) =>
    group ? [{ key: group.key, genre, split }] : [],
  );
  const parts = assignSplit(dealt, seed);
  return clips.map((clip) => ({
    ...clip,
    split: clip.split ?? (clip.group && parts.get(clip.group.key)),
  }));
};

const countKinds = (clips: readonly SourceClip[]): Map<SplitKind, number> => {
  const counts = new Map<SplitKind, number>();
  for (const { split, group } of clips) {
    const kind = split ? 'given' : group?.kind;
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
};

const digestOf = (clips: readonly SourceClip[]): string => {
  const hash = createHash('sha256');
  for (const { name, genre, split = '', digest } of clips) {
    hash.update(`${[name, genre, split, digest].join('\t')}\n`);
  }
  return hash.digest('hex').slice(0, 12);
};

const toClip = (clip: SourceClip, labels: readonly string[]): Clip => {
  const { name, genre, split, fold, artist, columns, readLogMelDb } = clip;
  const label = labels.indexOf(genre);
  return { name, label, split, fold, artist, columns, readLogMelDb };
};

const labelsOf = (clips: readonly SourceClip[]): string[] => {
  const labels = [...new Set(clips.map(({ genre }) => genre))].sort();
  if (labels.length >= 2) return labels;
  throw new ModelError(
    'data-missing',
    `expected at least two genres to tell apart, found ${labels.join(', ') || 'none'}`,
  );
};

/**
 * Loads recordings for training and evaluation: one folder, or all that a request names, joined. Labels
 * are the genres found, in the order of the alphabet. Where the data bring no split, whole artists are
 * dealt to train, valid and test. Fails with a `ModelError` that names folder or file, and with the
 * reason of the request's `stop`.
 */
export const loadDataset = async (request: string | DataRequest): Promise<LoadedDataset> => {
  const asked = typeof request === 'string' ? { sources: [request] } : request;
  const clips: SourceClip[] = [];
  const passedOver: PassedOver[] = [];
  for (const source of asked.sources) {
    const data = await loadSource(source, asked);
    clips.push(...data.clips);
    passedOver.push(...data.passedOver);
  }
  const labels = labelsOf(clips);
  const divided: readonly SourceClip[] = withSplit(clips, asked.splitSeed ?? DEFAULT_SPLIT_SEED);
  return {
    labels,
    clips: divided.map((clip) => toClip(clip, labels)),
    digest: digestOf(divided),
    splitKinds: countKinds(clips),
    passedOver,
  };
};

/** Names of the ways in which clips came to their parts, the commonest first: `given + by artist`. */
export const describeSplit = (kinds: LoadedDataset['splitKinds']): string =>
  [...kinds]
    .sort(([, one], [, other]) => other - one)
    .map(([kind]) => kind)
    .join(' + ');

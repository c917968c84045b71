import { ModelError } from '../errors.js';
import type { ModelInfo } from '../inference/classifier.js';
import { countWindows } from '../training/cut-windows.js';
import type { Clip, Dataset, Split } from '../training/dataset.js';

/** The part of the data that is scored: one of its split, or all clips. */
export type ScoredPart = Split | 'all';

/** Clips that are not scored: of genres that the model does not have, or shorter than a window. */
export type LeftOut = {
  readonly genres: Readonly<Record<string, number>>;
  readonly tooShort: number;
};

/** The clips of a part that a model can be scored on, and what is not scored. */
export type ChosenPart = {
  /** Their labels are the model's. */
  readonly clips: readonly Clip[];
  readonly leftOut: LeftOut;
};

const describeNothing = (
  split: ScoredPart,
  part: readonly Clip[],
  labels: readonly string[],
): string =>
  part.length === 0
    ? `the data have no clip in the part "${split}"`
    : `none of the ${part.length} clips in the part "${split}" is as long as a window and of a genre that the model knows: ${labels.join(', ')}`;

/**
 * The clips of one part of the data that are long enough for a model and of a genre that it has, by the genres' names.
 * Fails with a `ModelError` when there is none.
 */
export const choosePart = (
  dataset: Dataset,
  split: ScoredPart,
  { labels, frontEnd }: Pick<ModelInfo, 'labels' | 'frontEnd'>,
): ChosenPart => {
  const part = dataset.clips.filter((clip) => split === 'all' || clip.split === split);
  const genres: Record<string, number> = {};
  for (const { label } of part) {
    const genre = dataset.labels[label];
    if (!labels.includes(genre)) genres[genre] = (genres[genre] ?? 0) + 1;
  }
  const known = part
    .map((clip) => ({ ...clip, label: labels.indexOf(dataset.labels[clip.label]) }))
    .filter(({ label }) => label >= 0);
  const clips = known.filter(({ columns }) => countWindows(columns, frontEnd) > 0);
  if (clips.length === 0)
    throw new ModelError('data-missing', describeNothing(split, part, labels));
  return { clips, leftOut: { genres, tooShort: known.length - clips.length } };
};

import type { Clip } from '../../training/dataset.js';
import type { ExperimentContext } from '../experiment.js';
import { holdOutRows } from '../rows/hold-out-rows.js';

/** Clips to learn from, to stop by and to be judged on. */
export type ClipParts = {
  readonly train: readonly Clip[];
  readonly valid: readonly Clip[];
  readonly test: readonly Clip[];
};

/** As the report: clips at random, those to stop by are those of the test. Honest: the fault-filtered split. */
export const divideClips = (
  clips: readonly Clip[],
  testShare: number,
  { holdOut, seed, effort }: ExperimentContext,
): ClipParts => {
  const few = <T>(items: readonly T[]): readonly T[] =>
    effort === 'quick' ? items.filter((_, i) => i % 8 === 0) : items;
  if (holdOut === 'honest') {
    const part = (name: string) => few(clips.filter(({ split }) => split === name));
    return { train: part('train'), valid: part('valid'), test: part('test') };
  }
  const names = clips.map(({ name }) => name);
  const { train, test } = holdOutRows(names, testShare, 'report', seed);
  const held = few(test.map((row) => clips[row]));
  return { train: few(train.map((row) => clips[row])), valid: held, test: held };
};

import { join } from 'node:path';
import { readFolds } from '../../../data/read-folds.js';
import type { ExperimentContext } from '../../experiment.js';
import { STATISTICS_NAMES } from '../../../tracks/statistics-names.js';
import { makeRows } from '../../rows/make-rows.js';
import type { ClipRows } from '../clip-rows.js';
import { readParts } from '../read-parts.js';
import { clipStatistics } from './clip-statistics.js';
import { hearClip } from './hear-clip.js';
import { listClips } from './list-clips.js';

/** The excerpts that are there as audio, as 48 statistics each; groups are artists. */
export const readExcerpts = async ({
  data,
  effort,
  progress,
  stop,
}: ExperimentContext): Promise<ClipRows> => {
  const files = await listClips(data, 'excerpts');
  const used = effort === 'quick' ? files.filter((_, i) => i % 6 === 0) : files;
  const folds = await readFolds(join(data, 'gtzan'));
  const parts = await readParts(data);
  const examples = [];
  for (const { clip, path } of used) {
    const inputs = Object.values(clipStatistics(await hearClip(path, stop)));
    const label = clip.split('.')[0];
    examples.push({ inputs, label, group: folds.get(clip)?.artist ?? clip });
    progress((0.5 * examples.length) / used.length, 'statistics of excerpts');
  }
  const clips = used.map(({ clip }) => clip);
  const names = [...new Set(examples.map(({ label }) => label))].sort();
  return {
    statistics: STATISTICS_NAMES.clip,
    clips,
    rows: makeRows(examples, names),
    parts: clips.map((clip) => parts.get(clip)),
    folds: clips.map((clip) => folds.get(clip)?.fold),
  };
};

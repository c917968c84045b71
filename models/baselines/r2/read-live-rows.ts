import { join } from 'node:path';
import { describeClips } from '../../classical/describe-clips.js';
import { loadDataset } from '../../training/load-dataset.js';
import type { ExperimentContext } from '../experiment.js';
import type { ClipRows } from './clip-rows.js';

/** GTZAN's clips as the statistics that the live code computes, from the frames of whole clips. */
export const readLiveRows = async ({
  data,
  effort,
  stop,
}: ExperimentContext): Promise<ClipRows> => {
  const { labels, clips, digest } = await loadDataset({
    sources: [join(data, 'gtzan', 'logmel')],
    stop,
  });
  const used = effort === 'quick' ? clips.filter((_, i) => i % 8 === 0) : clips;
  return {
    digest,
    clips: used.map(({ name }) => name),
    rows: await describeClips(used, labels, { after: [], stop }),
    parts: used.map(({ split }) => split),
    folds: used.map(({ fold }) => fold),
  };
};

import type { DescriptorModel } from './descriptor-model.js';
import { type DescriptorReport, mayBeTold } from './descriptor-report.js';
import { fitDescriptors } from './fit-descriptors.js';
import { hearContrasts, type HearOptions } from './hear-contrasts.js';
import { readDescriptorTable } from './read-descriptor-table.js';
import { scoreHeldOut } from './score-held-out.js';

/** Learnt descriptors with what they are worth. */
export type TrainedDescriptors = {
  /** Without those that may not be told. */
  readonly model: DescriptorModel;
  readonly report: DescriptorReport;
};

/**
 * Learns descriptors from `tables/` of the data folder, scores them on held-out blocks and on real recordings, and
 * keeps those that are worth something. Fails with a `ModelError` that names what is missing.
 */
export const trainDescriptors = async (options: HearOptions): Promise<TrainedDescriptors> => {
  const tracks = await readDescriptorTable(options.dataDirectory);
  const heldOut = scoreHeldOut(tracks);
  const all = fitDescriptors(tracks);
  const contrasts = await hearContrasts(all, options);
  const told = mayBeTold(heldOut, contrasts);
  const maps = Object.fromEntries(told.map((name) => [name, all.maps[name]!]));
  const blocks = new Set(tracks.map(({ block }) => block)).size;
  const report = { tracks: tracks.length, blocks, heldOut, contrasts, told };
  return { model: { ...all, maps }, report };
};

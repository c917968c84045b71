import type { DescriptorModel } from './descriptor-model.js';
import type { DescriptorReport } from './descriptor-report.js';
import { hearContrasts, type HearOptions } from './hear-contrasts.js';
import { LEARNT_DESCRIPTORS } from './learnt-descriptors.js';
import { readDescriptorTable } from './read-descriptor-table.js';
import { scoreHeldOut } from './score-held-out.js';

/**
 * Scores the way of learning on held-out blocks and a model on real recordings; it says nothing of descriptors that
 * it does not tell. Fails with a `ModelError` that names what is missing.
 */
export const evaluateDescriptors = async (
  model: DescriptorModel,
  options: HearOptions,
): Promise<DescriptorReport> => {
  const tracks = await readDescriptorTable(options.dataDirectory);
  const blocks = new Set(tracks.map(({ block }) => block)).size;
  const heldOut = scoreHeldOut(tracks);
  const contrasts = await hearContrasts(model, options);
  const told = LEARNT_DESCRIPTORS.filter((name) => model.maps[name]);
  return { tracks: tracks.length, blocks, heldOut, contrasts, told };
};

import { openClassical } from '../../classical/open-classical.js';
import type { ModelManifest } from '../../model-manifest.js';
import type { TrackJudge } from '../track-judge.js';

/** Opens a classical model on so many statistics of pieces. Fails with a `ModelError` that says what does not fit. */
export const openClipModel = async (
  directory: string,
  manifest: ModelManifest,
  size: number,
): Promise<TrackJudge> => {
  const judge = await openClassical(directory, manifest, size);
  return { judge: (values) => Promise.resolve(judge(values)), dispose: () => undefined };
};

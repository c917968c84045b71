import type { ModelInfo } from '../../../models/index.js';
import { FEATURE_SET } from '../../../streams/index.js';
import type { ModelMessage } from '../../protocol/index.js';

/** What clients are told of a model. */
export const describeModel = (info: ModelInfo): Omit<ModelMessage, 'type' | 'wallTimeMs'> => {
  const { name, hash, engine, featureSet, labels, frontEnd = FEATURE_SET } = info;
  const frameSeconds = frontEnd.frameHopSamples / frontEnd.sampleRateHz;
  return {
    labels: [...labels],
    model: { name, hash, engine, featureSet },
    windowSeconds: frontEnd.windowFrames * frameSeconds,
    hopSeconds: frontEnd.windowHopFrames * frameSeconds,
  };
};

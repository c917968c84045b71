import { FEATURE_SET, type FrontEnd } from '../../streams/index.js';
import { ModelError } from '../errors.js';
import type { ModelInfo } from '../inference/classifier.js';

/** All that makes a frame; windows may be of any length, and of bands or of coefficients. */
const OF_FRAMES = [
  'sampleRateHz',
  'frameSamples',
  'fftSize',
  'frameHopSamples',
  'centred',
  'window',
  'spectrum',
  'melBands',
  'melScale',
  'melNormalisation',
  'lowHz',
  'highHz',
] as const satisfies readonly (keyof FrontEnd)[];

/**
 * The front end of a model that is to hear clips, which are kept as Earshot's own frames. Fails with a `ModelError`
 * that names the field when it hears other frames.
 */
export const requireSameFrames = ({
  name,
  frontEnd = FEATURE_SET,
}: Pick<ModelInfo, 'name' | 'frontEnd'>): FrontEnd => {
  const field = OF_FRAMES.find((each) => frontEnd[each] !== FEATURE_SET[each]);
  const isRanged = frontEnd.compression.kind === 'db' && frontEnd.compression.rangeDb !== null;
  if (field === undefined && isRanged) return frontEnd;
  const what = field ?? 'compression';
  const [expected, received] = [FEATURE_SET, frontEnd].map((each) => JSON.stringify(each[what]));
  throw new ModelError(
    'model-mismatch',
    `${name} hears other frames than those that clips are kept as: frontEnd.${what}: expected ${expected}${field ? '' : ' (any range)'}, received ${received}`,
  );
};

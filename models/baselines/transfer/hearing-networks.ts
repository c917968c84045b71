import * as tf from '@tensorflow/tfjs';
import { FEATURE_SET, type FrontEnd } from '../../../streams/index.js';
import type { ModelFacts } from '../../model-manifest.js';
import { saveLayersModel } from '../../tfjs/save-layers-model.js';
import type { HearingSystem } from '../experiment.js';
import { PICTURE_SCALE, PICTURE_SHIFT, PIECE_COLUMNS, PIECE_SIDE, RANGE_DB } from './pieces.js';

/** The mel bands of a piece in dB, one each second. */
export const PICTURE_FRONT_END: FrontEnd = {
  ...FEATURE_SET,
  id: 'mel128-w128-v1',
  compression: { ...FEATURE_SET.compression, rangeDb: RANGE_DB },
  coefficients: null,
  levelRemoved: false,
  dividedBy: 1,
  windowFrames: PIECE_COLUMNS,
};

/** The network with what makes pictures of mel bands before it, in layers that all engines know. */
const withPictures = (network: tf.LayersModel): tf.LayersModel => {
  const { melBands } = FEATURE_SET;
  const { layers } = tf;
  const input = tf.input({ shape: [PIECE_COLUMNS, melBands] });
  const cells = layers.reshape({ targetShape: [PIECE_COLUMNS, melBands, 1] }).apply(input);
  const fold: [number, number] = [PIECE_COLUMNS / PIECE_SIDE, melBands / PIECE_SIDE];
  const means = layers.averagePooling2d({ poolSize: fold }).apply(cells) as tf.SymbolicTensor;
  const loudest = layers.maxPooling2d({ poolSize: [PIECE_COLUMNS, melBands] }).apply(cells);
  const spread = layers.upSampling2d({ size: [PIECE_SIDE, PIECE_SIDE] }).apply(loudest);
  const both = layers.concatenate().apply([means, spread as tf.SymbolicTensor]);
  const picture = layers.conv2d({ filters: 1, kernelSize: 1, name: 'picture' });
  const seen = picture.apply(both) as tf.SymbolicTensor;
  const kernel = tf.tensor4d([PICTURE_SCALE, -PICTURE_SCALE], [1, 1, 2, 1]);
  const bias = tf.tensor1d([PICTURE_SHIFT]);
  picture.setWeights([kernel, bias]);
  tf.dispose([kernel, bias]);
  return tf.model({ inputs: input, outputs: network.apply(seen) as tf.SymbolicTensor });
};

type About = Pick<ModelFacts, 'labels' | 'data'>;

const LOGITS = { activation: 'none' } as const;

/** A network of logits, trained on live windows of 3 s, as a system that hears. The network stays its owner's. */
export const hearingWindows = (
  network: tf.LayersModel,
  about: About,
  examples: number,
): HearingSystem => ({
  examples,
  save: (directory, facts) =>
    saveLayersModel(
      directory,
      network,
      {
        ...facts,
        ...about,
        training: { ...facts.training, parts: ['train', 'valid'] },
      },
      { tensors: LOGITS },
    ),
});

/** A network of logits, trained on mel pictures, as a system that hears. The network stays its owner's. */
export const hearingPictures = (
  network: tf.LayersModel,
  about: About,
  examples: number,
): HearingSystem => ({
  examples,
  save: async (directory, facts) => {
    const whole = withPictures(network);
    try {
      const io = { frontEnd: PICTURE_FRONT_END, tensors: LOGITS };
      await saveLayersModel(directory, whole, { ...facts, ...about }, io);
    } finally {
      whole.getLayer('picture').dispose();
    }
  },
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { softmaxRows } from '../../../../models/baselines/classical/softmax-rows.js';
import { buildBackbone, SHAPES } from '../../../../models/baselines/transfer/backbones.js';
import { buildCustomCnn } from '../../../../models/baselines/transfer/build-custom-cnn.js';
import {
  hearingPictures,
  PICTURE_FRONT_END,
} from '../../../../models/baselines/transfer/hearing-networks.js';
import { cutPieces, PIECE_COLUMNS } from '../../../../models/baselines/transfer/pieces.js';
import { drawWeights, toExamples } from '../../../../models/baselines/transfer/run-network.js';
import { applyNetwork } from '../../../../models/baselines/transfer/train-network.js';
import { loadClassifier } from '../../../../models/index.js';
import { loadEngine } from '../../../../models/inference/engines/load-engine.js';
import { createRandom } from '../../../../models/training/random.js';
import { FEATURE_SET, windowToInput } from '../../../../streams/index.js';

const LABELS = ['blues', 'jazz', 'metal'];
const FACTS = { name: 'made-up', training: { command: 'made up', clips: 1, options: {} } };

/** A network as transfer learning makes it: a backbone with a head. */
const withHead = (backbone: tf.LayersModel): tf.LayersModel => {
  const head = tf.sequential({
    layers: [
      tf.layers.dense({ units: LABELS.length, inputShape: backbone.outputs[0].shape.slice(1) }),
    ],
  });
  const outputs = head.apply(backbone.outputs[0]) as tf.SymbolicTensor;
  return tf.model({ inputs: backbone.inputs, outputs });
};

const NETWORKS = [
  ['custom CNN', () => buildCustomCnn(LABELS.length, drawWeights(1))],
  ...SHAPES.map(
    (shape) =>
      [`transfer, ${shape}`, () => withHead(buildBackbone(shape, drawWeights(1)))] as const,
  ),
] as const;

/** Levels in dB with some cells far below the loudest. */
const random = createRandom('cells');
const logMelDb = Float32Array.from(
  { length: PIECE_COLUMNS * FEATURE_SET.melBands },
  () => -20 - 90 * random(),
);

describe('a network on mel pictures that was kept', () => {
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'earshot-pictures-'));
    await loadEngine('wasm');
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  it.each(NETWORKS)('hears by the live front end what it learnt from: %s', async (name, build) => {
    const network = build();
    const clip = { name: 'a', label: 0, columns: PIECE_COLUMNS, readLogMelDb: () => logMelDb };
    const logits = applyNetwork(network, toExamples(cutPieces([clip])));
    const expected = softmaxRows(Float64Array.from(logits), LABELS.length);
    const folder = join(directory, name.replaceAll(/\W+/g, '-'));
    const before = tf.memory().numTensors;
    await hearingPictures(network, { labels: LABELS }, 1).save(folder, FACTS);
    expect(tf.memory().numTensors).toBe(before);
    network.dispose();
    const classifier = await loadClassifier({ model: folder, engine: 'wasm' });
    const input = windowToInput(logMelDb, PICTURE_FRONT_END);
    const [{ probabilities }] = await classifier.step([{ input, state: {} }]);
    classifier.dispose();
    probabilities.forEach((share, label) => expect(share).toBeCloseTo(expected[label], 4));
  });
});

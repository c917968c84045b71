import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBackbone, SHAPES } from '../../../../models/baselines/transfer/backbones.js';
import { buildCustomCnn } from '../../../../models/baselines/transfer/build-custom-cnn.js';
import { majorityVote } from '../../../../models/baselines/transfer/majority-vote.js';
import { cutPieces, PIECE_COLUMNS } from '../../../../models/baselines/transfer/pieces.js';
import { drawWeights } from '../../../../models/baselines/transfer/run-network.js';
import { runOwnBackbone } from '../../../../models/baselines/transfer/run-own-backbone.js';
import { ShiftedDepthwise } from '../../../../models/baselines/transfer/shifted-depthwise.js';
import { applyNetwork, trainNetwork } from '../../../../models/baselines/transfer/train-network.js';
import { loadEngine } from '../../../../models/inference/engines/load-engine.js';
import { FEATURE_SET } from '../../../../streams/index.js';
import { writeDataset } from '../../../helpers/write-dataset.js';
import { madeUpContext } from '../../../helpers/made-up-context.js';

const stop = new AbortController().signal;

beforeAll(async () => {
  await loadEngine('wasm');
});

describe('pieces of 10 s', () => {
  it('are mean levels of 2 × 2 cells, of each clip in a row', () => {
    const columns = 2 * PIECE_COLUMNS + 5;
    const readLogMelDb = () =>
      Float32Array.from({ length: columns * FEATURE_SET.melBands }, (_, i) => -(i % 128));
    const pieces = cutPieces([{ name: 'a', label: 3, columns, readLogMelDb }]);
    expect([pieces.count, [...pieces.labels], [...pieces.owners]]).toEqual([2, [3, 3], [0, 0]]);
    expect(pieces.pictures[0]).toBeCloseTo(2.8 * (0.5 - 0.5 / 70), 5);
    expect(pieces.pictures[63]).toBeCloseTo(-1.4, 5);
  });

  it('are outvoted by the majority, and equals are told apart by how sure they are', () => {
    const sure = [0.9, 0.1];
    const unsure = [0.4, 0.6];
    const shares = [sure, unsure, unsure, sure, unsure].flat();
    expect([...majorityVote(shares, Int32Array.of(0, 0, 0, 1, 1), 2, 2)]).toEqual([1, 0]);
  });
});

describe('the networks', () => {
  it.each(SHAPES)('%s learns on the WebAssembly engine', async (shape) => {
    const backbone = buildBackbone(shape, drawWeights(1));
    const head = tf.sequential({
      layers: [tf.layers.dense({ units: 2, inputShape: [backbone.outputs[0].shape[1] as number] })],
    });
    const outputs = head.apply(backbone.outputs[0]) as tf.SymbolicTensor;
    const model = tf.model({ inputs: backbone.inputs, outputs });
    const values = Float32Array.from({ length: 4 * 64 * 64 }, (_, i) => (i < 2 * 64 * 64 ? 1 : -1));
    const labels = Int32Array.of(0, 0, 1, 1);
    const examples = { count: 4, values, shape: [64, 64, 1], labels };
    const training = { epochs: 3, batchSize: 4, rate: 1e-3, seed: 1, stop };
    const points = await trainNetwork(model, examples, examples, training);
    expect(points.at(-1)!.loss).toBeLessThan(points[0].loss);
    expect(applyNetwork(model, examples)).toHaveLength(8);
  });

  it('convolves each channel by itself as the usual layer does', () => {
    const input = tf.randomNormal([1, 5, 6, 2], 0, 1, 'float32', 1) as tf.Tensor4D;
    const layer = new ShiftedDepthwise(tf.initializers.heNormal({ seed: 1 }));
    const ours = layer.apply(input) as tf.Tensor;
    const taps = layer.getWeights()[0].reshape([3, 3, 2, 1]) as tf.Tensor4D;
    const theirs = tf.depthwiseConv2d(input, taps, 1, 'same').dataSync();
    ours.dataSync().forEach((value, i) => expect(value).toBeCloseTo(theirs[i], 4));
  });

  it('has five blocks and five dense layers in the custom CNN', () => {
    const model = buildCustomCnn(10, drawWeights(1));
    const kinds = model.layers.map((layer) => layer.getClassName());
    expect(kinds.filter((kind) => kind === 'Conv2D')).toHaveLength(5);
    expect(kinds.filter((kind) => kind === 'Dense')).toHaveLength(5);
    model.dispose();
  });
});

describe("a user's model as backbone", () => {
  let data: string;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'earshot-backbone-'));
    await writeDataset(join(data, 'gtzan', 'logmel'));
  });

  afterAll(() => rm(data, { recursive: true, force: true }));

  it('is taken frozen under a new head, then trained on', async () => {
    const context = madeUpContext({ data, holdOut: 'report' });
    const { figures, remarks } = await runOwnBackbone(context);
    expect(figures.map(({ metric }) => metric)).toContain('frozen.accuracy');
    expect(figures.find(({ metric }) => metric === 'accuracy')?.count).toBe(1);
    expect(remarks?.[0]).toContain('sound-kind');
  });
});

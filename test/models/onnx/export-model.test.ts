import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { loadClassifier, modelDirectory } from '../../../models/index.js';
import { loadEngine } from '../../../models/inference/engines/load-engine.js';
import { exportLayersModel } from '../../../models/onnx/export-layers-model.js';
import { exportModel } from '../../../models/onnx/export-model.js';
import { onnxModelProto } from '../../../models/onnx/onnx-schema.js';
import { hasEngine } from '../../helpers/engine-packages.js';
import { openModelFolder } from '../../helpers/tiny-models.js';
import { writeTinyGraphModel } from '../../helpers/write-tfjs-model.js';

type Port = {
  readonly name: string;
  readonly type: { readonly tensorType: { readonly shape: { readonly dim: readonly object[] } } };
};

type Decoded = {
  readonly producerName: string;
  readonly metadataProps: readonly { readonly key: string; readonly value: string }[];
  readonly graph: {
    readonly node: readonly { readonly opType: string }[];
    readonly initializer: readonly { readonly name: string; readonly rawData: Uint8Array }[];
    readonly input: readonly Port[];
    readonly output: readonly Port[];
  };
};

const decode = (bytes: Uint8Array): Decoded =>
  onnxModelProto.toObject(onnxModelProto.decode(bytes), { longs: Number }) as Decoded;

const portsOf = (ports: readonly Port[]) =>
  ports.map(({ name, type }) => [name, ...type.tensorType.shape.dim]);

const BATCH = { dimParam: 'batch' };
const cells = (dimValue: number) => ({ dimValue });

describe('exportModel', () => {
  beforeAll(() => loadEngine('wasm'));

  it('writes the hybrid with its memory as inputs and outputs, all weights and what it is', async () => {
    const { bytes, inputShape, states } = await exportModel(modelDirectory('hybrid'));
    const { graph, producerName, metadataProps } = decode(bytes);
    expect(portsOf(graph.input)).toEqual([
      ['mfcc', BATCH, cells(39), cells(64)],
      ['hidden', BATCH, cells(64)],
      ['cell', BATCH, cells(64)],
    ]);
    expect(portsOf(graph.output)).toEqual([
      ['probabilities', BATCH, cells(10)],
      ['next_hidden', BATCH, cells(64)],
      ['next_cell', BATCH, cells(64)],
    ]);
    expect(inputShape).toEqual([39, 64]);
    expect(states).toEqual({ hidden: 64, cell: 64 });
    expect(graph.node.filter(({ opType }) => opType === 'Conv')).toHaveLength(4);
    expect(producerName).toBe('earshot');
    expect(metadataProps).toContainEqual(expect.objectContaining({ key: 'hash' }));
  });

  it('frees all tensors, and writes the same bytes again', async () => {
    const first = await exportModel(modelDirectory('hybrid'));
    const before = tf.memory().numTensors;
    const second = await exportModel(modelDirectory('hybrid'));
    expect(tf.memory().numTensors).toBe(before);
    expect(second.states).toEqual(first.states);
    expect(Buffer.from(second.bytes).equals(Buffer.from(first.bytes))).toBe(true);
  });

  it('writes a layers model without memory', async () => {
    const { bytes, states } = await exportModel(modelDirectory('sound-kind'));
    const { graph } = decode(bytes);
    expect(portsOf(graph.output)).toEqual([['probabilities', BATCH, cells(3)]]);
    expect(states).toEqual({});
  });

  it.each([
    ['classical', 'it is a classical model, which is no network'],
    ['ensemble', 'it is a vote of models; export its members one by one'],
  ])('refuses %s by name: %s', async (name, why) => {
    await expect(exportModel(modelDirectory(name))).rejects.toMatchObject({
      name: 'ModelError',
      code: 'engine-unfit',
      message: `${name} cannot be written as ONNX: ${why}`,
    });
  });

  it('refuses a graph model', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'earshot-onnx-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    await writeTinyGraphModel(directory, [187, 96], { featureSet: 'musicnn' });
    await expect(exportModel(directory)).rejects.toThrow('it is a TensorFlow.js graph model');
  });
});

describe('exportLayersModel', () => {
  beforeAll(() => loadEngine('wasm'));

  it.each([
    [
      'a layer without a conversion',
      tf.layers.layerNormalization({ name: 'odd' }),
      /LayerNormalization/,
    ],
    [
      'an activation',
      tf.layers.dense({ name: 'odd', units: 2, activation: 'elu' }),
      /its activation is elu/,
    ],
  ])('names %s', (_what, layer, message) => {
    const model = tf.sequential();
    model.add(tf.layers.inputLayer({ inputShape: [4, 3] }));
    model.add(layer);
    expect(() => exportLayersModel(model, {})).toThrow(message);
    model.dispose();
  });

  it('refuses a model that does not take one window', () => {
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [4] })] });
    expect(() => exportLayersModel(model, {})).toThrow(
      /expected one input \[batch, frames, values\]/,
    );
    model.dispose();
  });
});

describe.skipIf(!hasEngine('onnx'))('a model that onnx cannot run', () => {
  it('fails when onnx is asked for by name, and runs on another engine otherwise', async () => {
    const folder = await openModelFolder();
    await folder.graph();
    const { directory: model } = folder;
    await expect(loadClassifier({ model, engine: 'onnx' })).rejects.toThrow('graph model');
    const classifier = await loadClassifier({ model, engine: 'auto' });
    expect(classifier.info.engine).not.toBe('onnx');
    classifier.dispose();
  });
});

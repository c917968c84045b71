import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { ModelError } from '../errors.js';
import type { Learner } from './learner.js';
import type { TrainingOptions } from './training-options.js';

type NamedTensor = { readonly name: string; readonly tensor: tf.Tensor };

type Header = {
  readonly epoch: number;
  readonly options: TrainingOptions;
  readonly specs: tf.io.WeightsManifestEntry[];
};

const FILE = 'checkpoint.bin';

const namedTensors = async (learner: Learner): Promise<NamedTensor[]> => {
  const named = (kind: string, tensors: readonly tf.Tensor[]) =>
    tensors.map((tensor, index) => ({ name: `${kind}/${index}`, tensor }));
  const moments = (await learner.optimizer.getWeights()).map(({ tensor }) => tensor);
  return [
    ...named('weight', learner.variables),
    ...named('average', learner.average.values()),
    ...named('moment', moments),
  ];
};

/**
 * Writes a training's whole state into `directory` in one file, replaced as a whole:
 * a 4-byte length, a JSON header, then the tensors.
 */
export const saveCheckpoint = async (
  directory: string,
  learner: Learner,
  epoch: number,
  options: TrainingOptions,
): Promise<void> => {
  const tensors = await namedTensors(learner);
  const { data, specs } = await tf.io.encodeWeights([...tensors]);
  // The optimiser makes the count of its steps anew for each caller; all else stays its own.
  tensors.find(({ name }) => name === 'moment/0')?.tensor.dispose();
  const header = Buffer.from(JSON.stringify({ epoch, options, specs } satisfies Header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  await mkdir(directory, { recursive: true });
  const path = join(directory, FILE);
  await writeFile(`${path}.new`, Buffer.concat([length, header, Buffer.from(data)]));
  await rename(`${path}.new`, path);
};

const restore = async (learner: Learner, tensors: tf.NamedTensorMap): Promise<void> => {
  const list = (kind: string) =>
    Object.entries(tensors)
      .filter(([name]) => name.startsWith(`${kind}/`))
      .map(([, tensor]) => tensor);
  list('weight').forEach((tensor, index) => learner.variables[index].assign(tensor));
  const moments = list('moment').map((tensor, index) => ({ name: `moment/${index}`, tensor }));
  // The optimiser's first tensor counts its steps; the mean takes one update after each.
  const [steps] = await moments[0].tensor.data();
  learner.average.restore(list('average'), steps);
  await learner.optimizer.setWeights(moments);
};

/**
 * Reads the checkpoint in `directory` into the learner; gives the epochs done, 0 when there is none.
 * Fails with a `ModelError` when it belongs to a training with other options.
 */
export const resumeCheckpoint = async (
  directory: string,
  learner: Learner,
  options: TrainingOptions,
): Promise<number> => {
  const path = join(directory, FILE);
  if (!existsSync(path)) return 0;
  const bytes = await readFile(path);
  const start = 4 + bytes.readUInt32LE(0);
  const header = JSON.parse(bytes.subarray(4, start).toString()) as Header;
  if (JSON.stringify(header.options) !== JSON.stringify(options)) {
    throw new ModelError(
      'model-mismatch',
      `${path} belongs to a training with other options; give the same ones, or start anew without --resume`,
    );
  }
  const data = Uint8Array.from(bytes.subarray(start)).buffer;
  const tensors = tf.io.decodeWeights(data, header.specs);
  await restore(learner, tensors);
  tf.dispose(tensors);
  return header.epoch;
};

import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { ModelError } from '../errors.js';
import type { BestWeights, Check } from './best-weights.js';
import type { Learner } from './learner.js';
import type { TrainingOptions } from './training-options.js';

type NamedTensor = { readonly name: string; readonly tensor: tf.Tensor };

/** How far a training is. */
export type TrainingState = {
  /** Epochs done. */
  readonly epoch: number;
  /** False when the validation clips have yet to be looked at after that epoch. */
  readonly checked: boolean;
};

/** What makes a training the one that it is. */
export type TrainingIdentity = {
  readonly options: TrainingOptions;
  /** Digest of the data, where it is known. */
  readonly data?: string | undefined;
};

type Header = TrainingState & {
  readonly identity: TrainingIdentity;
  readonly best?: Check;
  readonly specs: tf.io.WeightsManifestEntry[];
};

/** What is written down of a training. */
export type Resumable = { readonly learner: Learner; readonly best: BestWeights };

const pathOf = (directory: string): string => join(directory, 'checkpoint.bin');

/** Tells whether a training in `directory` can be resumed. */
export const hasCheckpoint = (directory: string): boolean => existsSync(pathOf(directory));

/** Fails with a `ModelError` when there is nothing to resume in `directory`. */
export const requireCheckpoint = (directory: string): void => {
  if (hasCheckpoint(directory)) return;
  throw new ModelError(
    'model-missing',
    `nothing to resume in ${directory}: expected a checkpoint.bin, found none; train without --resume`,
  );
};

const namedTensors = async ({ learner, best }: Resumable): Promise<NamedTensor[]> => {
  const named = (kind: string, tensors: readonly tf.Tensor[]) =>
    tensors.map((tensor, index) => ({ name: `${kind}/${index}`, tensor }));
  const moments = (await learner.optimizer.getWeights()).map(({ tensor }) => tensor);
  return [
    ...named('weight', learner.variables),
    ...named('average', learner.average.values()),
    ...named('moment', moments),
    ...named('best', best.values()),
  ];
};

/**
 * Writes a training's whole state into `directory` in one file, replaced as a whole:
 * a 4-byte length, a JSON header, then the tensors.
 */
export const saveCheckpoint = async (
  directory: string,
  training: Resumable,
  state: TrainingState,
  identity: TrainingIdentity,
): Promise<void> => {
  const tensors = await namedTensors(training);
  const { data, specs } = await tf.io.encodeWeights([...tensors]);
  // The optimiser makes the count of its steps anew for each caller; all else stays its own.
  tensors.find(({ name }) => name === 'moment/0')?.tensor.dispose();
  const facts: Header = { ...state, identity, best: training.best.check(), specs };
  const header = Buffer.from(JSON.stringify(facts));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  await mkdir(directory, { recursive: true });
  const path = pathOf(directory);
  await writeFile(`${path}.new`, Buffer.concat([length, header, Buffer.from(data)]));
  await rename(`${path}.new`, path);
};

const restore = async (
  { learner, best }: Resumable,
  tensors: tf.NamedTensorMap,
  check: Check | undefined,
): Promise<void> => {
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
  if (check) best.restore(check, list('best'));
};

const readHeader = (path: string, bytes: Buffer): { header: Header; start: number } => {
  try {
    const start = 4 + bytes.readUInt32LE(0);
    return { header: JSON.parse(bytes.toString('utf8', 4, start)) as Header, start };
  } catch (cause) {
    const message = `${path} is no checkpoint of a training; remove it and train without --resume`;
    throw new ModelError('model-damaged', message, { cause });
  }
};

const checkIdentity = (path: string, found: TrainingIdentity, wanted: TrainingIdentity): void => {
  const refuse = (what: string) =>
    new ModelError(
      'model-mismatch',
      `${path} belongs to a training with other ${what}; give the same, or start anew without --resume`,
    );
  if (JSON.stringify(found?.options) !== JSON.stringify(wanted.options)) throw refuse('options');
  if (found.data !== wanted.data) throw refuse('data');
};

/**
 * Reads the checkpoint in `directory` into the training; gives how far it was, epoch 0 when there is none.
 * Fails with a `ModelError` when it is damaged or belongs to a training with other options or data.
 */
export const resumeCheckpoint = async (
  directory: string,
  training: Resumable,
  identity: TrainingIdentity,
): Promise<TrainingState> => {
  if (!hasCheckpoint(directory)) return { epoch: 0, checked: true };
  const path = pathOf(directory);
  const bytes = await readFile(path);
  const { header, start } = readHeader(path, bytes);
  checkIdentity(path, header.identity, identity);
  const data = Uint8Array.from(bytes.subarray(start)).buffer;
  const tensors = tf.io.decodeWeights(data, header.specs);
  await restore(training, tensors, header.best);
  tf.dispose(tensors);
  return { epoch: header.epoch, checked: header.checked };
};

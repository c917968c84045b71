import { createRequire } from 'node:module';
import util from 'node:util';
import * as tf from '@tensorflow/tfjs';
import { ModelError } from '../../errors.js';
import { loadOnnxRuntime } from '../../onnx/onnx-runtime.js';
import { loadWebgpu } from './load-webgpu.js';
import { registerFilterGradient } from './register-filter-gradient.js';

/** The engines that can run a model. All but `onnx` are TensorFlow.js backends. */
export const ENGINES = ['tfjs-node-gpu', 'tfjs-node', 'onnx', 'webgpu', 'wasm'] as const;

/** Name of an engine, after the package that brings it. */
export type EngineName = (typeof ENGINES)[number];

/**
 * What every network here can be trained on, and `auto` trains on: the first of these that loads. ONNX Runtime
 * trains nothing; WebGPU trains some and is left to those who ask for it by name, since it cannot be read from
 * at once in Node.
 */
export const TRAINERS = [
  'tfjs-node-gpu',
  'tfjs-node',
  'wasm',
] as const satisfies readonly EngineName[];

const require = createRequire(import.meta.url);

/** tfjs-node 4.22 calls two functions that Node 23 removed. */
const restoreRemovedUtilities = (): void => {
  const old = util as unknown as Record<string, unknown>;
  old.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
  old.isArray ??= Array.isArray;
};

/** Loading a second engine makes TensorFlow.js warn once for each of its kernels. */
const withoutWarnings = (load: () => void): void => {
  const { warn } = console;
  console.warn = () => {};
  try {
    load();
  } finally {
    console.warn = warn;
  }
};

const useBackend = async (name: string): Promise<void> => {
  if (!(await tf.setBackend(name))) throw new Error(`the backend "${name}" did not start`);
};

const loadNative = async (packageName: string): Promise<void> => {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  restoreRemovedUtilities();
  withoutWarnings(() => require(packageName));
  await useBackend('tensorflow');
};

const loadWasm = async (): Promise<void> => {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  const entry = require.resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(entry.slice(0, entry.lastIndexOf('dist') + 'dist/'.length));
  await useBackend('wasm');
  registerFilterGradient();
};

const loaders: Record<EngineName, () => Promise<void>> = {
  'tfjs-node-gpu': () => loadNative('@tensorflow/tfjs-node-gpu'),
  'tfjs-node': () => loadNative('@tensorflow/tfjs-node'),
  onnx: async () => void loadOnnxRuntime(),
  webgpu: async () => {
    await loadWebgpu(withoutWarnings);
    await useBackend('webgpu');
  },
  wasm: loadWasm,
};

const tryNow = async (name: EngineName): Promise<Error | undefined> => {
  try {
    await loaders[name]();
    if (name !== 'onnx') await tf.ready();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
};

let lastTried: Promise<unknown> = Promise.resolve();

/**
 * Tries one engine and, but for `onnx`, makes it TensorFlow.js's backend; hands back why it could not. One at a time:
 * TensorFlow.js gives up a backend that is still starting when another one is asked for.
 */
export const tryEngine = (name: EngineName): Promise<Error | undefined> => {
  const tried = lastTried.then(() => tryNow(name));
  lastTried = tried;
  return tried;
};

/**
 * Makes the named engine, or the best one there to train on, TensorFlow.js's backend.
 * Fails with a `ModelError` when it cannot be loaded, and for `onnx`, which is no backend of TensorFlow.js.
 */
export const loadEngine = async (wanted: EngineName | 'auto' = 'auto'): Promise<EngineName> => {
  if (wanted === 'onnx') {
    const message = `onnx runs models and does not train them: expected ${TRAINERS.join(', ')}`;
    throw new ModelError('engine-missing', message);
  }
  const failures: string[] = [];
  for (const name of wanted === 'auto' ? TRAINERS : [wanted]) {
    const failure = await tryEngine(name);
    if (!failure) return name;
    failures.push(`${name}: ${failure.message.split('\n')[0]}`);
  }
  throw new ModelError('engine-missing', `no engine could be loaded (${failures.join('; ')})`);
};

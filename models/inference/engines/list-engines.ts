import { createRequire } from 'node:module';
import { type EngineName, ENGINES, tryEngine } from './load-engine.js';

/** One engine as `earshot doctor` shows it. */
export type EngineReport = {
  readonly name: EngineName;
  readonly available: boolean;
  /** Version of its package, when installed. */
  readonly version?: string;
  /** Why it is not available. */
  readonly reason?: string;
};

const require = createRequire(import.meta.url);

const packages: Record<EngineName, string> = {
  'tfjs-node-gpu': '@tensorflow/tfjs-node-gpu',
  'tfjs-node': '@tensorflow/tfjs-node',
  onnx: 'onnxruntime-node',
  webgpu: 'webgpu',
  wasm: '@tensorflow/tfjs-backend-wasm',
};

const installedVersion = (name: EngineName): string | undefined => {
  try {
    return (require(`${packages[name]}/package.json`) as { version: string }).version;
  } catch {
    return undefined;
  }
};

/** Tries each engine. Leaves the last one tried as TensorFlow.js's backend. */
export const listEngines = async (): Promise<EngineReport[]> => {
  const reports: EngineReport[] = [];
  for (const name of ENGINES) {
    const version = installedVersion(name);
    const failure = version ? await tryEngine(name) : new Error('not installed');
    const reason = failure?.message.split('\n')[0];
    reports.push({ name, available: !failure, version, reason });
  }
  return reports;
};

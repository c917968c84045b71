import {
  type EngineName,
  type EngineReport,
  findEngines,
  listEngines,
  type RankedEngine,
} from '../../../models/index.js';
import type { Check } from './check.js';

const INSTALL: Readonly<Record<EngineName, string>> = {
  'tfjs-node-gpu': 'npm install @tensorflow/tfjs-node-gpu',
  'tfjs-node': 'npm install @tensorflow/tfjs-node',
  onnx: 'ONNXRUNTIME_NODE_INSTALL=skip npm install onnxruntime-node',
  webgpu: 'npm install webgpu @tensorflow/tfjs-backend-webgpu',
  wasm: 'npm install @tensorflow/tfjs-backend-wasm',
};

const MEANING: Readonly<Record<EngineName, string>> = {
  'tfjs-node-gpu': 'TensorFlow on an NVIDIA GPU',
  'tfjs-node': 'TensorFlow on the processor; the one to train with where there is no GPU',
  onnx: 'ONNX Runtime on the processor; the fastest to listen with, does not train',
  webgpu: 'TensorFlow.js on any GPU with a Vulkan, Metal or Direct3D 12 driver',
  wasm: 'WebAssembly, comes with Earshot',
};

const toCheck = (
  { name, available, version, reason }: EngineReport,
  ranked: readonly RankedEngine[],
): Check => {
  const used = ranked[0]?.name === name;
  const status = available ? (used ? 'used' : 'available') : version ? 'broken' : 'missing';
  const trouble = status === 'broken' && reason ? ` (${reason})` : '';
  const speed = ranked.find((each) => each.name === name)?.windowsPerSecond;
  const measured = speed === undefined ? '' : `; ${Math.round(speed)} windows a second`;
  return {
    area: 'engine',
    name,
    status,
    detail: `${MEANING[name]}${version ? `, ${version}` : ''}${trouble}${measured}`,
    ...(!available && { install: INSTALL[name] }),
    fatal: false,
  };
};

/** Which engines can run the model; the fastest that is there is used. Fatal when there is none. */
export const checkEngines = async (): Promise<readonly Check[]> => {
  const reports = await listEngines();
  const ranked = await findEngines().catch(() => []);
  const checks = reports.map((report) => toCheck(report, ranked));
  return ranked.length > 0
    ? checks
    : checks.map((check) => ({ ...check, fatal: check.name === 'wasm' }));
};

import { listEngines, type EngineName, type EngineReport } from '../../../models/index.js';
import type { Check } from './check.js';

const INSTALL: Readonly<Record<EngineName, string>> = {
  'tfjs-node-gpu': 'npm install @tensorflow/tfjs-node-gpu',
  'tfjs-node': 'npm install @tensorflow/tfjs-node',
  wasm: 'npm install @tensorflow/tfjs-backend-wasm',
};

const MEANING: Readonly<Record<EngineName, string>> = {
  'tfjs-node-gpu': 'TensorFlow on an NVIDIA GPU',
  'tfjs-node': 'TensorFlow on the processor; the one to train with where there is no GPU',
  wasm: 'WebAssembly, comes with Earshot',
};

const toCheck = ({ name, available, version, reason }: EngineReport, used: boolean): Check => {
  const status = available ? (used ? 'used' : 'available') : version ? 'broken' : 'missing';
  const trouble = status === 'broken' && reason ? ` (${reason})` : '';
  return {
    area: 'engine',
    name,
    status,
    detail: `${MEANING[name]}${version ? `, ${version}` : ''}${trouble}`,
    ...(!available && { install: INSTALL[name] }),
    fatal: false,
  };
};

/** Which engines can run the model; the first that is there is used. Fatal when there is none. */
export const checkEngines = async (): Promise<readonly Check[]> => {
  const reports = await listEngines();
  const used = reports.findIndex(({ available }) => available);
  const checks = reports.map((report, index) => toCheck(report, index === used));
  return used >= 0 ? checks : checks.map((check) => ({ ...check, fatal: check.name === 'wasm' }));
};

import { isGpuEmulated } from './load-webgpu.js';
import { type EngineName, ENGINES, tryEngine } from './load-engine.js';

const isWorthIt = async (name: EngineName): Promise<boolean> =>
  name !== 'webgpu' || !(await isGpuEmulated());

/** The engines that load here, without a GPU that is only emulated. Leaves the last one as TensorFlow.js's backend. */
export const availableEngines = async (): Promise<EngineName[]> => {
  const there: EngineName[] = [];
  for (const name of ENGINES) {
    // The two are one backend to TensorFlow.js, which keeps the one it was given first.
    if (name === 'tfjs-node' && there.includes('tfjs-node-gpu')) continue;
    if (!(await tryEngine(name)) && (await isWorthIt(name))) there.push(name);
  }
  return there;
};

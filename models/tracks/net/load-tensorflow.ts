import { type EngineName, loadEngine } from '../../inference/engines/load-engine.js';
import { findEngines } from '../../inference/load-classifier.js';

/** Loads an engine of TensorFlow.js: a network asked once a recording is as well off there, and ONNX Runtime would need another file. */
export const loadTensorFlow = async (wanted: EngineName | 'auto'): Promise<void> => {
  if (wanted !== 'auto' && wanted !== 'onnx') {
    await loadEngine(wanted);
    return;
  }
  const fastest = (await findEngines()).find(({ name }) => name !== 'onnx');
  await loadEngine(fastest?.name);
};

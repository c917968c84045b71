import { ModelError } from '../errors.js';
import type { Classifier } from '../inference/classifier.js';
import { tryEngine } from '../inference/engines/load-engine.js';
import { tryClassifier } from '../inference/try-classifier.js';
import type { TfjsModelFacts } from '../tfjs/load-tfjs-classifier.js';
import { exportModel } from './export-model.js';
import { onnxClassifier } from './onnx-classifier.js';

/**
 * Writes the model in `directory` as ONNX, in memory, and runs it on onnxruntime once it has judged a window of
 * silence. Fails with a `ModelError` when onnxruntime-node does not load or the model cannot be exported.
 */
export const loadOnnxClassifier = async (
  directory: string,
  { frontEnd, info }: TfjsModelFacts,
): Promise<Classifier> => {
  const failure = await tryEngine('onnx');
  if (failure) {
    const [reason] = failure.message.split('\n');
    throw new ModelError('engine-missing', `no engine could be loaded (onnx: ${reason})`);
  }
  const classifier = await onnxClassifier(await exportModel(directory), info);
  try {
    await tryClassifier(classifier, frontEnd);
    return classifier;
  } catch (error) {
    classifier.dispose();
    throw error;
  }
};

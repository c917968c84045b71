import { type FrontEnd, valuesPerFrame } from '../../streams/index.js';
import { ModelError } from '../errors.js';
import type { Classifier, ClassifierResult } from './classifier.js';

const silence = ({ windowFrames, ...rest }: FrontEnd): Float32Array =>
  new Float32Array(windowFrames * valuesPerFrame({ windowFrames, ...rest }));

const run = async (classifier: Classifier, input: Float32Array): Promise<ClassifierResult> => {
  try {
    const [result] = await classifier.step([{ input, state: classifier.initialState() }]);
    return result;
  } catch (cause) {
    if (cause instanceof ModelError) throw cause;
    const [reason] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    const { engine } = classifier.info;
    throw new ModelError('model-mismatch', `it does not run on ${engine}: ${reason}`, { cause });
  }
};

/**
 * Lets a classifier judge one window (of zeros unless one is given) from an empty memory and looks at the answer.
 * Fails with a `ModelError` that says what was expected and what came.
 */
export const tryClassifier = async (
  classifier: Classifier,
  frontEnd: FrontEnd,
  input: Float32Array = silence(frontEnd),
): Promise<ClassifierResult> => {
  const result = await run(classifier, input);
  const { labels } = classifier.info;
  const { probabilities, state } = result;
  if (probabilities.length !== labels.length) {
    const message = `labels: expected ${probabilities.length}, as the output has, received ${labels.length}`;
    throw new ModelError('model-mismatch', message);
  }
  const sum = probabilities.reduce((total, each) => total + each, 0);
  if (!(Math.abs(sum - 1) < 1e-3)) {
    throw new ModelError('model-mismatch', `output: expected a sum of 1, received ${sum}`);
  }
  for (const [name, memory] of Object.entries(classifier.initialState())) {
    if (state[name]?.length === memory.length) continue;
    const message = `tensors.states (${name}): expected ${memory.length} values back, received ${state[name]?.length ?? 0}`;
    throw new ModelError('model-mismatch', message);
  }
  return result;
};

import type { Classifier, DistantModel } from '../classifier.js';
import type { EngineLine } from './engine-line.js';

const freeIn =
  (line: EngineLine) =>
  ({ handle, soundKinds }: DistantModel): void => {
    line.dispose(handle);
    if (soundKinds) line.dispose(soundKinds.handle);
  };

/**
 * The classifier of the engine's thread as one of this thread. `free` is called when it is disposed of: it frees the
 * model itself unless this thread was only lent it.
 */
export const distantClassifier = (
  distant: DistantModel,
  line: EngineLine,
  free: (distant: DistantModel) => void = freeIn(line),
): Classifier => {
  const { handle, info, initialState, familiarity, soundKinds } = distant;
  return {
    distant,
    info,
    initialState: () => initialState,
    step: (requests) => line.step(handle, requests),
    ...(familiarity && { familiarity }),
    ...(soundKinds && { soundKinds: distantClassifier(soundKinds, line, () => {}) }),
    dispose: () => free(distant),
  };
};

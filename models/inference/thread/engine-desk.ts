import { performance } from 'node:perf_hooks';
import { batchRequests } from '../batch-requests.js';
import type {
  Classifier,
  ClassifierRequest,
  ClassifierResult,
  DistantModel,
} from '../classifier.js';
import type { EngineStep } from './engine-messages.js';

const timed = (classifier: Classifier, onStep: (step: EngineStep) => void): Classifier => ({
  ...classifier,
  step: async (requests) => {
    const startMs = performance.now();
    try {
      return await classifier.step(requests);
    } finally {
      const seconds = (performance.now() - startMs) / 1000;
      onStep({ kind: classifier.info.kind ?? 'genre', windows: requests.length, seconds });
    }
  },
});

/** The classifiers of the engine's thread by their handles; `onStep` is told of each call of a model. */
export class EngineDesk {
  readonly #kept = new Map<number, Classifier>();
  #lastHandle = 0;

  constructor(private readonly onStep: (step: EngineStep) => void) {}

  /** Takes a classifier over, with its sound kinds. */
  keep(classifier: Classifier): DistantModel {
    const handle = ++this.#lastHandle;
    const { info, familiarity, soundKinds } = classifier;
    this.#kept.set(handle, timed(classifier, this.onStep));
    const initialState = classifier.initialState();
    const kinds = soundKinds && { soundKinds: this.keep({ ...soundKinds, dispose: () => {} }) };
    return { handle, info, initialState, familiarity, ...kinds };
  }

  /** Requests of all threads that come while the engine works go to it together. Fails for a handle that is not kept. */
  async step(handle: number, requests: readonly ClassifierRequest[]): Promise<ClassifierResult[]> {
    const classifier = this.#kept.get(handle);
    if (!classifier) throw new Error(`no model has the handle ${handle} any more`);
    const ask = batchRequests(classifier);
    return Promise.all(requests.map((request) => ask(() => request)));
  }

  /** Frees a classifier; its sound kinds, whose handle has to be given back too, go with it. */
  dispose(handle: number): void {
    const classifier = this.#kept.get(handle);
    this.#kept.delete(handle);
    classifier?.dispose();
  }

  /** Frees all. */
  close(): void {
    [...this.#kept.keys()].forEach((handle) => this.dispose(handle));
  }
}

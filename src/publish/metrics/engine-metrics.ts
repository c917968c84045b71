import { Histogram, Registry } from 'prom-client';
import type { Classifier, EngineStep, ModelSlot } from '../../../models/index.js';
import { BATCH_BUCKETS, LATENCY_BUCKETS_SECONDS } from './buckets.js';

/** Watches what the models do. */
export type EngineMetrics = {
  readonly registry: Registry;
  /** The slot, with every call of its models timed and its batch counted. */
  readonly watch: (models: ModelSlot) => ModelSlot;
  /** Counts a call that was timed elsewhere. */
  readonly observe: (step: EngineStep) => void;
};

const createSeries = (registry: Registry) => ({
  batch: new Histogram({
    name: 'earshot_engine_batch_windows',
    help: 'Windows that went to a model in one call.',
    labelNames: ['kind'],
    buckets: [...BATCH_BUCKETS],
    registers: [registry],
  }),
  duration: new Histogram({
    name: 'earshot_engine_step_seconds',
    help: 'Time that one call of a model took.',
    labelNames: ['kind'],
    buckets: [...LATENCY_BUCKETS_SECONDS],
    registers: [registry],
  }),
});

/** Gives classifiers whose steps are told of; one that is given twice is the same, as requests are batched for each. */
const createWatch = (observe: (step: EngineStep) => void) => {
  const known = new WeakMap<Classifier, Classifier>();
  const watch = (classifier: Classifier): Classifier => {
    const before = known.get(classifier);
    if (before) return before;
    const { info, soundKinds } = classifier;
    const kind = info.kind ?? 'genre';
    const step: Classifier['step'] = async (requests) => {
      const startMs = performance.now();
      const tell = (): void =>
        observe({ kind, windows: requests.length, seconds: (performance.now() - startMs) / 1000 });
      return classifier.step(requests).finally(tell);
    };
    const watched = { ...classifier, ...(soundKinds && { soundKinds: watch(soundKinds) }), step };
    known.set(classifier, watched);
    return watched;
  };
  return watch;
};

/** Metrics of models that nobody has asked yet. */
export const createEngineMetrics = (): EngineMetrics => {
  const registry = new Registry();
  const { batch, duration } = createSeries(registry);
  const observe = ({ kind, windows, seconds }: EngineStep): void => {
    batch.observe({ kind }, windows);
    duration.observe({ kind }, seconds);
  };
  const watchClassifier = createWatch(observe);
  const watch = (models: ModelSlot): ModelSlot => ({
    ...models,
    lease: () => {
      const { classifier, release } = models.lease();
      return { classifier: watchClassifier(classifier), release };
    },
  });
  return { registry, watch, observe };
};

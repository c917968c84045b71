import { Histogram, Registry } from 'prom-client';
import type { Classifier, ModelSlot } from '../../../models/index.js';
import { BATCH_BUCKETS, LATENCY_BUCKETS_SECONDS } from './buckets.js';

/** Watches what the models do. */
export type EngineMetrics = {
  readonly registry: Registry;
  /** The slot, with every call of its models timed and its batch counted. */
  readonly watch: (models: ModelSlot) => ModelSlot;
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

/** Metrics of models that nobody has asked yet. */
export const createEngineMetrics = (): EngineMetrics => {
  const registry = new Registry();
  const { batch, duration } = createSeries(registry);
  // Requests are batched for each classifier object: one that is handed out twice must be the same.
  const known = new WeakMap<Classifier, Classifier>();
  const watchClassifier = (classifier: Classifier): Classifier => {
    const before = known.get(classifier);
    if (before) return before;
    const { info, soundKinds } = classifier;
    const kind = info.kind ?? 'genre';
    const step: Classifier['step'] = async (requests) => {
      batch.observe({ kind }, requests.length);
      const stop = duration.startTimer({ kind });
      return classifier.step(requests).finally(stop);
    };
    const kinds = soundKinds && { soundKinds: watchClassifier(soundKinds) };
    const watched = { ...classifier, ...kinds, step };
    known.set(classifier, watched);
    return watched;
  };
  const watch = (models: ModelSlot): ModelSlot => ({
    ...models,
    lease: () => {
      const { classifier, release } = models.lease();
      return { classifier: watchClassifier(classifier), release };
    },
  });
  return { registry, watch };
};

import { type ClassifierOptions, createModelSlot, loadClassifier } from '../../models/index.js';
import type { EngineMetrics } from '../publish/metrics/engine-metrics.js';
import { listenHere } from '../stations/listen-here.js';
import type { Workplace } from './workplace.js';

/** Models and stations in this thread. Fails with a `ModelError`. */
export const workHere = async (
  options: ClassifierOptions,
  { watch }: EngineMetrics,
): Promise<Workplace> => {
  const models = watch(createModelSlot(await loadClassifier(options)));
  return {
    models,
    load: loadClassifier,
    openListener: (pipeline) => listenHere(models, pipeline),
    tellSettings: () => {},
    lost: new Promise<never>(() => {}),
    close: () => Promise.resolve(models.dispose()),
  };
};

import {
  type ClassifierOptions,
  createModelSlot,
  type EngineThread,
  type ModelSlot,
  startEngineThread,
} from '../../models/index.js';
import { RunError } from '../errors.js';
import type { PipelineOptions } from '../pipeline.js';
import type { EngineMetrics } from '../publish/metrics/engine-metrics.js';
import { listenHere } from '../stations/listen-here.js';
import { openStationThreads, type StationThreads } from './open-station-threads.js';
import { settle } from './pipeline-settings.js';
import type { Workplace } from './workplace.js';

const failWith = (reason: string | undefined): Promise<never> =>
  reason === undefined
    ? new Promise<never>(() => {})
    : Promise.reject(new RunError(`the engine's thread was lost: ${reason}`));

const openWorkplace = (engine: EngineThread, models: ModelSlot, count: number): Workplace => {
  let threads: StationThreads | undefined;
  const openListener = (pipeline: PipelineOptions) => {
    if (threads) throw new Error('expected to be asked for a listener once');
    const settings = () => settle(pipeline);
    const hosting = { models, openPort: engine.openPort, settings };
    threads = openStationThreads(count, hosting, listenHere(models, pipeline));
    return threads.listen;
  };
  const lost = engine.ended.then(failWith);
  // It may be lost while nobody waits for it yet.
  lost.catch(() => {});
  return {
    models,
    load: engine.load,
    openListener,
    tellSettings: () => threads?.tellSettings(),
    lost,
    close: async () => {
      await threads?.close();
      models.dispose();
      await engine.close();
    },
  };
};

/** Models in one thread, stations in `count` others: nothing that one of them does holds up this one. Fails with a `ModelError`. */
export const workInThreads = async (
  count: number,
  options: ClassifierOptions,
  { observe }: EngineMetrics,
): Promise<Workplace> => {
  const engine = startEngineThread(observe);
  try {
    return openWorkplace(engine, createModelSlot(await engine.load(options)), count);
  } catch (error) {
    await engine.close();
    throw error;
  }
};

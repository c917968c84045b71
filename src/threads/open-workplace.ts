import { availableParallelism } from 'node:os';
import type { Config } from '../config/config-schema.js';
import type { EngineMetrics } from '../publish/metrics/engine-metrics.js';
import { workHere } from './work-here.js';
import { workInThreads } from './work-in-threads.js';
import type { Workplace } from './workplace.js';

/** More stations than these are worth the memory and the start of threads. */
const STATIONS_HERE = 4;

/** What decides how many threads there are. */
export type ThreadWish = {
  readonly threads: Config['threads'];
  readonly stations: number;
  /** Whether more stations may come. */
  readonly isOpenEnded: boolean;
};

/** Threads of stations to start; 0 to do all in this one. */
export const countThreads = ({ threads, stations, isOpenEnded }: ThreadWish): number => {
  if (threads !== 'auto') return threads;
  return stations > STATIONS_HERE || isOpenEnded ? availableParallelism() : 0;
};

/** Loads the model of the configuration to where it is to run. Fails with a `ModelError`. */
export const openWorkplace = (
  { model, engine }: Pick<Config, 'model' | 'engine'>,
  wish: ThreadWish,
  metrics: EngineMetrics,
): Promise<Workplace> => {
  const count = countThreads(wish);
  const options = { model, engine, stations: wish.stations };
  return count === 0 ? workHere(options, metrics) : workInThreads(count, options, metrics);
};

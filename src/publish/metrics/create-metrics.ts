import { Gauge, Registry } from 'prom-client';
import type { ModelInfo } from '../../../models/index.js';
import { PROTOCOL } from '../../protocol/index.js';
import { VERSION } from '../../version.js';
import type { StationHub } from '../hub/station-hub.js';
import type { ServerEvent } from '../server-event.js';
import { createClientMetrics, type ClientCounts } from './client-metrics.js';
import type { EngineMetrics } from './engine-metrics.js';
import { processMetrics } from './process-metrics.js';
import { createStationMetrics, type StationMetrics } from './station-metrics.js';

/** Everything that a server counts. */
export type Metrics = {
  /** Where others add series of theirs. */
  readonly registry: Registry;
  readonly noteMessage: StationMetrics['note'];
  readonly noteEvent: (event: ServerEvent) => void;
  /** All series in the text format of Prometheus. */
  readonly toText: () => Promise<string>;
};

/** What metrics are looked up in. */
export type MetricsSources = {
  readonly hub: StationHub;
  readonly clients: ClientCounts;
  readonly model: () => ModelInfo;
  readonly engine?: EngineMetrics | undefined;
};

const addFacts = (registry: Registry, model: () => ModelInfo): void => {
  const registers = [registry];
  new Gauge({
    name: 'earshot_build_info',
    help: 'Which Earshot this is.',
    labelNames: ['version', 'protocol'],
    registers,
  }).set({ version: VERSION, protocol: PROTOCOL }, 1);
  new Gauge({
    name: 'earshot_model_info',
    help: 'Which model listens.',
    labelNames: ['model', 'hash', 'engine'],
    registers,
    collect() {
      const { name, hash, engine } = model();
      this.reset();
      this.set({ model: name, hash, engine }, 1);
    },
  });
};

/** Metrics of one server, those of its process and of its models beside. */
export const createMetrics = ({ hub, clients, model, engine }: MetricsSources): Metrics => {
  const registry = new Registry();
  addFacts(registry, model);
  const stations = createStationMetrics(registry, hub);
  const noteEvent = createClientMetrics(registry, clients);
  const registries = [registry, ...(engine ? [engine.registry] : []), processMetrics()];
  const toText = async (): Promise<string> => {
    stations.refresh();
    const texts = await Promise.all(registries.map((each) => each.metrics()));
    return texts.join('\n');
  };
  return { registry, noteMessage: stations.note, noteEvent, toText };
};

import { collectDefaultMetrics, Registry } from 'prom-client';

/** Gauges that are named like counters: linters of metrics rightly complain. */
const MISNAMED = [
  'nodejs_active_resources_total',
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
] as const;

let registry: Registry | undefined;

/** Metrics of the process: one set, however many servers it runs, as what watches the event loop never ends. */
export const processMetrics = (): Registry => {
  if (registry) return registry;
  registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
  return registry;
};

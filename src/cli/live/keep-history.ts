import { Counter, type Registry } from 'prom-client';
import { startWith } from 'rxjs';
import { recordHistory } from '../../history/record-history.js';
import type { StationHub } from '../../publish/hub/station-hub.js';
import type { ServerEvent } from '../../publish/server-event.js';
import type { LivePlan } from './live-plan.js';

/** Where a history is told of, besides its file. */
export type HistoryNews = {
  readonly registry: Registry;
  readonly onEvent: (event: ServerEvent) => void;
};

/**
 * Keeps what the hub's stations say, when the configuration says where; gives what ends that, which resolves when all
 * is written. Rejects with a `HistoryError` when the file cannot be had.
 */
export const keepHistory = async (
  { config }: LivePlan,
  hub: StationHub,
  { registry, onEvent }: HistoryNews,
): Promise<() => Promise<void>> => {
  if (!config.history) return () => Promise.resolve();
  const said = hub.snapshots().flatMap(({ status }) => status ?? []);
  const messages$ = hub.messages$.pipe(startWith(...said));
  const history = await recordHistory({ messages$, settings: config.history, onReport: onEvent });
  new Counter({
    name: 'earshot_history_lost_total',
    help: 'Steps and events that were given up because the disk did not take them.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(history.lost());
    },
  });
  return () => history.close();
};

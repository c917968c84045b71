import { Counter, Gauge, type Registry } from 'prom-client';
import { CLOSE_CODE } from '../../protocol/index.js';
import type { ServerEvent } from '../server-event.js';

/** How many clients are connected, by the way they came. */
export type ClientCounts = () => Readonly<Record<'websocket' | 'events', number>>;

/** Close codes with a series of their own: a client may close with any of a thousand others. */
const CODES: ReadonlySet<number> = new Set([
  ...Object.values(CLOSE_CODE),
  1000,
  1002,
  1003,
  1005,
  1006,
  1007,
  1008,
  1009,
  1011,
]);

const labelOf = (code: number): string => (CODES.has(code) ? String(code) : 'other');

const createCounters = (registry: Registry) => {
  const count = (name: string, help: string, ...labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers: [registry] });
  return {
    joined: count('earshot_client_connections_total', 'Clients that were let in.'),
    left: count('earshot_client_disconnections_total', 'Clients that left, by close code.', 'code'),
    leftOut: count(
      'earshot_left_out_messages_total',
      'Predictions that clients did not get because they were behind, once they have left.',
    ),
    refused: count('earshot_refused_clients_total', 'Requests that were not let in.'),
    errors: count('earshot_server_errors_total', 'Failures of the server that it survived.'),
  };
};

/** Counts what becomes of clients; the result is told each event of the server. */
export const createClientMetrics = (
  registry: Registry,
  clients: ClientCounts,
): ((event: ServerEvent) => void) => {
  const counters = createCounters(registry);
  new Gauge({
    name: 'earshot_clients',
    help: 'Clients that are connected.',
    labelNames: ['transport'],
    registers: [registry],
    collect() {
      for (const [transport, count] of Object.entries(clients())) this.set({ transport }, count);
    },
  });
  return (event) => {
    if (event.kind === 'client-joined') counters.joined.inc();
    if (event.kind === 'client-refused') counters.refused.inc();
    if (event.kind === 'server-error') counters.errors.inc();
    if (event.kind === 'client-left') {
      counters.left.inc({ code: labelOf(event.code) });
      counters.leftOut.inc(event.dropped);
    }
  };
};

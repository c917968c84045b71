import type { Role } from '../protocol/index.js';
import { createEventClients, type EventClients } from './http/events/event-clients.js';
import { welcomeClient } from './hub/welcome-client.js';
import { createMetrics } from './metrics/create-metrics.js';
import type { Gate } from './security/gate.js';
import type { ServerEvent } from './server-event.js';
import type { ServerLimits } from './server-limits.js';
import type { ServerOptions } from './server-options.js';
import { tellClients } from './tell-clients.js';
import { createClientPool, type ClientPool } from './websocket/client-pool.js';

/** Clients of both kinds. */
export type Clients = { readonly pool: ClientPool; readonly events: EventClients };

/**
 * What a server's clients are served from: `start` begins to tell them what happens, `context` is what routes
 * need of all this.
 */
export const createClients = (options: ServerOptions, limits: ServerLimits, gate: Gate) => {
  const { hub, info, now = Date.now, heartbeatSeconds = 10, engineMetrics: engine } = options;
  const current = { model: info.model };
  const model = () => current.model;
  const events = createEventClients(limits);
  const clients = () => ({ websocket: pool.size(), events: events.size() });
  const metrics = createMetrics({ hub, clients, model, engine });
  const onEvent = (event: ServerEvent): void => {
    metrics.noteEvent(event);
    options.onEvent?.(event);
  };
  const welcome = (session: string, role: Role) =>
    welcomeClient(session, role, { ...info, model: model() }, hub, heartbeatSeconds);
  const pool = createClientPool({ hub, limits, gate, now, welcome, onEvent });
  const { heartbeats$, models$ } = options;
  const start = () => {
    const sources = { hub, now, current, heartbeatSeconds, heartbeats$, models$ };
    const running = tellClients([pool, events], sources);
    running.add(hub.messages$.subscribe(metrics.noteMessage));
    return running;
  };
  const context = { hub, limits, gate, events, metrics, welcome, model, onEvent, now };
  return { pool, events, start, context };
};

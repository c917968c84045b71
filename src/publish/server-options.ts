import type { FastifyPluginAsync } from 'fastify';
import type { Observable } from 'rxjs';
import type { ModelInfo } from '../../models/index.js';
import type { StationHub } from './hub/station-hub.js';
import type { ServerInfo } from './hub/welcome-client.js';
import type { EngineMetrics } from './metrics/engine-metrics.js';
import type { GateOptions } from './security/gate.js';
import type { TlsPaths } from './security/load-tls.js';
import type { ServerEvent } from './server-event.js';
import type { GivenLimits } from './hold-limits.js';

/** What the live API serves, and where. */
export type ServerOptions = Omit<GateOptions, 'now'> & {
  readonly hub: StationHub;
  readonly info: ServerInfo;
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** 0 takes a free one. @default 8765 */
  readonly port?: number;
  readonly limits?: GivenLimits;
  /** @default 10 */
  readonly heartbeatSeconds?: number;
  /** Each value is a heartbeat. @default each `heartbeatSeconds` */
  readonly heartbeats$?: Observable<unknown>;
  /** Each model that comes after that of `info`; clients are told of it. @default none */
  readonly models$?: Observable<ModelInfo>;
  /** The clock: ms since 1970. @default Date.now */
  readonly now?: () => number;
  readonly onEvent?: (event: ServerEvent) => void;
  /** Metrics of the models, shown with the others. @default none */
  readonly engineMetrics?: EngineMetrics | undefined;
  /** Served over TLS when given. */
  readonly tls?: TlsPaths | undefined;
  /** Routes of others, behind the same gate. @default [] */
  readonly plugins?: readonly FastifyPluginAsync[] | undefined;
};

import type { Role, ServerMessage } from '../../protocol/index.js';
import type { Gate } from '../security/gate.js';
import type { ServerEvent } from '../server-event.js';
import type { SessionContext } from './client-session.js';

/** What a pool of clients needs of its server. */
export type PoolOptions = SessionContext & {
  readonly gate: Gate;
  readonly now: () => number;
  readonly welcome: (session: string, role: Role) => ServerMessage;
  readonly onEvent: (event: ServerEvent) => void;
};

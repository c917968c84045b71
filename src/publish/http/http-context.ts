import type { ModelInfo } from '../../../models/index.js';
import type { Role, Welcome } from '../../protocol/index.js';
import type { StationHub } from '../hub/station-hub.js';
import type { ServerEvent } from '../server-event.js';
import type { ServerLimits } from '../server-limits.js';
import type { EventClients } from './events/event-clients.js';

/** What routes are answered from. */
export type HttpContext = {
  readonly hub: StationHub;
  readonly limits: ServerLimits;
  /** Those who look on by server-sent events. */
  readonly events: EventClients;
  /** The first message to a client. */
  readonly welcome: (session: string, role: Role) => Welcome;
  /** The model in use. */
  readonly model: () => ModelInfo;
  /** True once the server has begun to close. */
  readonly isClosing: () => boolean;
  readonly now: () => number;
  readonly onEvent: (event: ServerEvent) => void;
};

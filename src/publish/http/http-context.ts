import type { ModelInfo } from '../../../models/index.js';
import type { StationHub } from '../hub/station-hub.js';
import type { ServerEvent } from '../server-event.js';

/** What routes are answered from. */
export type HttpContext = {
  readonly hub: StationHub;
  /** The model in use. */
  readonly model: () => ModelInfo;
  /** True once the server has begun to close. */
  readonly isClosing: () => boolean;
  readonly now: () => number;
  readonly onEvent: (event: ServerEvent) => void;
};

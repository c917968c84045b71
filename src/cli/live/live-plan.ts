import type { ConfigFile } from '../../config/config-file.js';
import type { Config } from '../../config/config-schema.js';
import type { Station } from '../../stations/station.js';

/** What is shown while listening: the dashboard, predictions as JSON with the log beside, or the log alone. */
export type LiveView = 'dashboard' | 'json' | 'log';

/** All that one run of `listen` or `serve` is to do. */
export type LivePlan = {
  readonly stations: readonly Station[];
  readonly config: Config;
  readonly view: LiveView;
  /** Reads the configuration again, when the user asks a running server to; it cannot be asked when left out. */
  readonly readConfig?: (() => Promise<Config>) | undefined;
  /** Where changes over the API are written; they end with the program when left out. */
  readonly configFile?: ConfigFile | undefined;
  /** Goes on when no station is left, because operators may add some. @default false */
  readonly isOpenEnded?: boolean | undefined;
  /** Stop by itself after so long. */
  readonly forSeconds?: number | undefined;
};

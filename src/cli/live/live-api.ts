import type { Observable } from 'rxjs';
import type { ModelInfo } from '../../../models/index.js';
import type { RunningServer } from '../../publish/start-server.js';
import type { ServerEvent } from '../../publish/server-event.js';
import type { StationHub } from '../../publish/hub/station-hub.js';

/** The live API of one run, and what those who show the run may listen to. */
export type LiveApi = {
  readonly hub: StationHub;
  readonly server: RunningServer;
  /** The model that all began with. */
  readonly model: ModelInfo;
  /** Clients that come, go and are refused; the server's own trouble. */
  readonly events$: Observable<ServerEvent>;
  /** True when the failure of the only station ends the program, which says why then. */
  readonly endsWithItsStations: boolean;
};

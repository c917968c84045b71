import type { StationHub } from '../../src/publish/hub/station-hub.js';
import { createStationHub } from '../../src/publish/hub/station-hub.js';
import { startServer } from '../../src/publish/start-server.js';
import { MADE_UP_MODEL } from './made-up-station.js';

/** A real server; the test says by the hub what its stations hear. */
export type MadeUpServer = {
  readonly hub: StationHub;
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
};

/** Serves stations that run but have heard nothing yet; without a port on any free one. */
export const serveMadeUpStations = async (
  stations: readonly string[],
  port = 0,
): Promise<MadeUpServer> => {
  const hub = createStationHub();
  for (const station of stations) {
    hub.addStation(station, `synthetic:${station}`);
    hub.publish(station, { type: 'status', state: 'running', wallTimeMs: Date.now() });
  }
  const info = { serverVersion: '0.1.0', model: MADE_UP_MODEL };
  const server = await startServer({ hub, info, port });
  return { hub, url: server.url, port: server.port, close: server.close };
};

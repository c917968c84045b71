import { share } from 'rxjs';
import { connectToServer } from '../shared/connect-to-server.js';
import { fetchStationHistory } from '../shared/fetch-station-history.js';
import { watchDashboard } from '../shared/watch-dashboard.js';
import { watchTimeline } from '../shared/watch-timeline.js';
import { NodeSocket } from './node-socket.js';

const HISTORY_SECONDS = 1800;
const STEP_SECONDS = 10;

/** A server's HTTP side, from the address of its WebSocket. */
const httpAddress = (url: string): string => new URL(url.replace(/^ws/, 'http')).origin;

/** One connection, and from it the state of the server and what single stations played. */
export const connectTerminal = (url: string, token: string | undefined) => {
  const events$ = connectToServer(url, { WebSocket: NodeSocket, token }).pipe(share());
  const timelineOf = (station: string) => {
    const wish = { seconds: HISTORY_SECONDS, stepSeconds: STEP_SECONDS, token };
    const ask = () => fetchStationHistory(httpAddress(url), station, wish);
    return watchTimeline(events$, station, ask);
  };
  return { states$: watchDashboard(events$), timelineOf };
};

import type { Observable } from 'rxjs';
import { map, scan } from 'rxjs';
import type { ConnectionEvent } from './connection-event.js';
import type { DashboardState } from './dashboard-state.js';
import { initialDashboardState } from './dashboard-state.js';
import { reduceDashboard } from './reduce-dashboard.js';

/** The state of a server as a dashboard sees it, after every event of a connection. */
export const watchDashboard = (
  events$: Observable<ConnectionEvent>,
  now: () => number = Date.now,
): Observable<DashboardState> =>
  events$.pipe(
    map((event) => ({ ...event, atMs: now() })),
    scan(reduceDashboard, initialDashboardState),
  );

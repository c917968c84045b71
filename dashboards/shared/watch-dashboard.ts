import type { Observable } from 'rxjs';
import { scan } from 'rxjs';
import type { ServerAccess } from './connect-to-server.js';
import { connectToServer } from './connect-to-server.js';
import type { DashboardState } from './dashboard-state.js';
import { initialDashboardState } from './dashboard-state.js';
import { reduceDashboard } from './reduce-dashboard.js';

/** The state of a server as a dashboard sees it, after every event. */
export const watchDashboard = (url: string, options: ServerAccess): Observable<DashboardState> =>
  connectToServer(url, options).pipe(scan(reduceDashboard, initialDashboardState));

import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Observable } from 'rxjs';
import { auditTime, scan, share } from 'rxjs';
import { EarshotClientError } from '../../../src/client/index.js';
import { connectToServer } from '../../shared/connect-to-server.js';
import type { ConnectionEvent } from '../../shared/connection-event.js';
import type { DashboardState } from '../../shared/dashboard-state.js';
import { initialDashboardState } from '../../shared/dashboard-state.js';
import { reduceDashboard } from '../../shared/reduce-dashboard.js';

/** Redraws are at least so far apart, however many messages come. */
const REDRAW_MS = 150;

/** The page's connection. */
export type Server = {
  readonly state: DashboardState;
  readonly events$: Observable<ConnectionEvent>;
  /** Why it will not be tried again. */
  readonly failure?: EarshotClientError | undefined;
};

const toFailure = (error: unknown): EarshotClientError =>
  error instanceof EarshotClientError ? error : new EarshotClientError('CLOSED', String(error));

/** Connects to the server the page came from; `access` is a new object for each try of the user. */
export const useServer = (access: { readonly token?: string | undefined }): Server => {
  const [state, setState] = useState(initialDashboardState);
  const [failed, setFailed] = useState<{ access: object; failure: EarshotClientError }>();
  const events$ = useMemo(() => connectToServer(location.origin, access).pipe(share()), [access]);
  useEffect(() => {
    const states$ = events$.pipe(
      scan(reduceDashboard, initialDashboardState),
      auditTime(REDRAW_MS),
    );
    const reading = states$.subscribe({
      next: setState,
      error: (error: unknown) => setFailed({ access, failure: toFailure(error) }),
    });
    return () => reading.unsubscribe();
  }, [events$, access]);
  // The failure of an earlier try says nothing about this one.
  return { state, events$, failure: failed?.access === access ? failed.failure : undefined };
};

import { useEffect, useState } from 'react';
import type { Observable } from 'rxjs';
import { throttleTime } from 'rxjs';
import type { DashboardState } from '../shared/dashboard-state.js';
import { initialDashboardState } from '../shared/dashboard-state.js';

/** At most eight pictures a second, however fast the stations talk. */
const PICTURE_MS = 125;

/** The newest state; subscribed to while the component is on the screen. */
export const useDashboardState = (states: Observable<DashboardState>): DashboardState => {
  const [state, setState] = useState(initialDashboardState);
  useEffect(() => {
    const subscription = states
      .pipe(throttleTime(PICTURE_MS, undefined, { leading: true, trailing: true }))
      .subscribe(setState);
    return () => {
      subscription.unsubscribe();
    };
  }, [states]);
  return state;
};

import type { Observable } from 'rxjs';
import type { DashboardState } from '../shared/dashboard-state.js';
import { Dashboard } from './Dashboard.js';
import type { Size } from './plan-layout.js';
import { useClock } from './use-clock.js';
import { useDashboardKeys } from './use-dashboard-keys.js';
import { useDashboardState } from './use-dashboard-state.js';

type AppProps = {
  readonly states: Observable<DashboardState>;
  readonly url: string;
  readonly size: Size;
  readonly colourful: boolean;
};

/** The dashboard with what moves it: the server, the clock and the keys. */
export const App = ({ states, url, size, colourful }: AppProps) => {
  const state = useDashboardState(states);
  const keys = useDashboardKeys(state.stations.map(({ station }) => station));
  const nowMs = useClock();
  return (
    <Dashboard
      state={state}
      url={url}
      size={size}
      nowMs={nowMs}
      colourful={colourful}
      selected={keys.selected}
      helpOpen={keys.helpOpen}
    />
  );
};

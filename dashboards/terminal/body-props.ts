import type { StationView } from '../shared/dashboard-state.js';
import type { Layout } from './plan-layout.js';

/** What lies between header and footer. */
export type BodyProps = {
  readonly stations: readonly StationView[];
  /** The station that is selected. */
  readonly view: StationView;
  readonly labels: readonly string[];
  readonly layout: Layout;
};

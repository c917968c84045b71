import type { Welcome } from '../../src/protocol/index.js';
import type { StationView } from '../shared/dashboard-state.js';
import type { StationTimeline } from '../shared/station-timeline.js';
import type { Layout } from './plan-layout.js';

/** What lies between header and footer when one station is looked at. */
export type BodyProps = {
  readonly stations: readonly StationView[];
  /** The station that is selected. */
  readonly view: StationView;
  /** What it played before. */
  readonly timeline: StationTimeline;
  readonly welcome: Welcome;
  readonly layout: Layout;
};

import type { StationView } from '../shared/dashboard-state.js';
import { Line } from './Line.js';

/** What the station says it plays; its address when it says nothing. */
export const TrackTitle = ({ view }: { readonly view: StationView }) => (
  <Line
    spans={view.title ? [{ text: `♫ ${view.title}` }] : [{ text: view.uri || ' ', dim: true }]}
  />
);

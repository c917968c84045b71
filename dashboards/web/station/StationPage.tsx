import type { JSX } from 'preact';
import type { Observable } from 'rxjs';
import type { ConnectionEvent } from '../../shared/connection-event.js';
import type { DashboardState } from '../../shared/dashboard-state.js';
import { useGenres } from '../parts/use-genres.js';
import { usePageTitle } from '../parts/use-page-title.js';
import { Alarms } from './Alarms.js';
import { DetectionTable } from './DetectionTable.js';
import { DescriptorPanel } from './descriptors/DescriptorPanel.js';
import { Facts } from './Facts.js';
import { GenreBars } from './GenreBars.js';
import { Now } from './Now.js';
import { PitchClasses } from './PitchClasses.js';
import { StationHeader } from './StationHeader.js';
import { TimeView } from './TimeView.js';
import { useTimeline } from './use-timeline.js';

type Props = {
  readonly station: string;
  readonly state: DashboardState;
  readonly events$: Observable<ConnectionEvent>;
  readonly token?: string | undefined;
};

/** Everything about one station. */
export const StationPage = ({ station, state, events$, token }: Props): JSX.Element => {
  const view = state.stations.find((each) => each.station === station);
  const genres = useGenres(state);
  const timeline = useTimeline(events$, station, token);
  usePageTitle(`${station} – Earshot`);
  const isLive = state.connection.state === 'open';
  return (
    <main class={isLive ? 'station' : 'station lost'}>
      <StationHeader station={station} connection={state.connection} />
      {!view && state.welcome && <p role="alert">The server knows no station of this name.</p>}
      {view && <Alarms view={view} />}
      {view && <Now view={view} genres={genres} />}
      <TimeView timeline={timeline} genres={genres} />
      {view && (
        <div class="columns">
          <GenreBars prediction={view.prediction} genres={genres} />
          <DetectionTable live={view.detections} past={timeline.detections} genres={genres} />
          <DescriptorPanel descriptors={view.prediction?.descriptors} steps={timeline.fine} />
          <PitchClasses chroma={view.prediction?.chroma} />
          <Facts view={view} welcome={state.welcome} />
        </div>
      )}
    </main>
  );
};

import { useEffect, useState } from 'preact/hooks';
import type { Observable } from 'rxjs';
import { auditTime } from 'rxjs';
import type { ConnectionEvent } from '../../shared/connection-event.js';
import { fetchStationHistory } from '../../shared/fetch-station-history.js';
import type { StationTimeline } from '../../shared/station-timeline.js';
import { COARSE_SECONDS, emptyTimeline, TIMELINE_SECONDS } from '../../shared/station-timeline.js';
import { watchTimeline } from '../../shared/watch-timeline.js';

const REDRAW_MS = 150;

/** What the station played, as far back as the server knows, and from now on. */
export const useTimeline = (
  events$: Observable<ConnectionEvent>,
  station: string,
  token: string | undefined,
): StationTimeline => {
  const [timeline, setTimeline] = useState(emptyTimeline);
  useEffect(() => {
    const leaving = new AbortController();
    const ask = () =>
      fetchStationHistory(location.origin, station, {
        seconds: TIMELINE_SECONDS,
        stepSeconds: COARSE_SECONDS,
        token,
        signal: leaving.signal,
      });
    const reading = watchTimeline(events$, station, ask)
      .pipe(auditTime(REDRAW_MS))
      // Why a connection ends for good is told by who shows the connection.
      .subscribe({ next: setTimeline, error: () => {} });
    return () => {
      reading.unsubscribe();
      leaving.abort();
    };
  }, [events$, station, token]);
  return timeline;
};

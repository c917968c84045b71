import type { Observable } from 'rxjs';
import { catchError, defer, EMPTY, filter, map, merge, scan, startWith, switchMap } from 'rxjs';
import type { ServerMessage, StationHistory } from '../../src/protocol/index.js';
import type { ConnectionEvent } from './connection-event.js';
import type { StationTimeline } from './station-timeline.js';
import {
  addDetection,
  addTitle,
  emptyTimeline,
  fillTimeline,
  growTimeline,
} from './station-timeline.js';

type Change = (timeline: StationTimeline) => StationTimeline;

const toChange = (message: ServerMessage, station: string): Change | undefined => {
  if (message.type === 'snapshot') {
    const found = message.stations.find((each) => each.station === station);
    const parts = [found?.metadata, found?.prediction].filter((part) => !!part);
    return (timeline) =>
      parts.reduce((grown, part) => toChange(part, station)?.(grown) ?? grown, timeline);
  }
  if (!('station' in message) || message.station !== station) return undefined;
  if (message.type === 'prediction') return (timeline) => growTimeline(timeline, message);
  if (message.type === 'metadata') return (timeline) => addTitle(timeline, message);
  if (message.type === 'detection' && message.event === 'ended') {
    return (timeline) => addDetection(timeline, message);
  }
  return undefined;
};

const isWelcome = (event: ConnectionEvent): boolean =>
  event.type === 'message' && event.message.type === 'welcome';

/**
 * A station's timeline from the events of a connection. `ask` is asked for the past at once and after each time the
 * connection came back; without an answer the timeline goes on live.
 */
export const watchTimeline = (
  events$: Observable<ConnectionEvent>,
  station: string,
  ask: () => Promise<StationHistory | undefined>,
): Observable<StationTimeline> => {
  const live$ = events$.pipe(
    map((event) => (event.type === 'message' ? toChange(event.message, station) : undefined)),
    filter((change) => change !== undefined),
  );
  const past$ = events$.pipe(
    filter(isWelcome),
    startWith(undefined),
    switchMap(() => defer(ask).pipe(catchError(() => EMPTY))),
    filter((history) => history !== undefined),
    map(
      (history): Change =>
        (timeline) =>
          fillTimeline(timeline, history),
    ),
  );
  return merge(live$, past$).pipe(
    scan((timeline: StationTimeline, change: Change) => change(timeline), emptyTimeline),
    startWith(emptyTimeline),
  );
};

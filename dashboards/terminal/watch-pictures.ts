import type { Observable, SchedulerLike } from 'rxjs';
import {
  asyncScheduler,
  combineLatest,
  distinctUntilChanged,
  map,
  merge,
  of,
  scan,
  shareReplay,
  startWith,
  switchMap,
  throttle,
  throttleTime,
  timer,
  withLatestFrom,
} from 'rxjs';
import type { DashboardState } from '../shared/dashboard-state.js';
import { initialDashboardState } from '../shared/dashboard-state.js';
import type { StationTimeline } from '../shared/station-timeline.js';
import { emptyTimeline } from '../shared/station-timeline.js';
import { chooseStations, selectView } from './choose-stations.js';
import { pressKey } from './press-key.js';
import type { ScreenState } from './screen-state.js';
import { viewOf } from './screen-state.js';

/** All that is drawn at one time. */
export type Picture = {
  readonly state: DashboardState;
  readonly screen: ScreenState;
  readonly timeline: StationTimeline;
  readonly nowMs: number;
};

/** What pictures are made of. */
export type PictureSources = {
  readonly states$: Observable<DashboardState>;
  /** Names of the keys that are pressed. */
  readonly keys$: Observable<string>;
  /** What a station played and plays. */
  readonly timelineOf: (station: string) => Observable<StationTimeline>;
  readonly screen: ScreenState;
  /** Rows that PgUp and PgDn move. */
  readonly pageRows: () => number;
  readonly scheduler?: SchedulerLike;
};

/** What is heard is drawn twice a second, however fast the stations talk, and once where there are very many. */
const NEWS_MS = 500;
const MANY_NEWS_MS = 1000;
const MANY_STATIONS = 50;
/** The clock moves by itself when nothing else has been drawn for so long. */
const CLOCK_MS = 1100;
/** Keys and the loss of the connection are answered sooner, but never more than ten times a second. */
const PICTURE_MS = 100;
const BOTH_ENDS = { leading: true, trailing: true } as const;

const isSameConnection = (before: DashboardState, after: DashboardState): boolean =>
  before.connection === after.connection && before.welcome === after.welcome;

/** Name of the station that is looked at; undefined when it is none alone. */
const stationOf = ([state, screen]: readonly [DashboardState, ScreenState]): string | undefined =>
  viewOf(screen, state.stations.length) === 'station'
    ? selectView(chooseStations(state.stations, screen), screen.selected)?.station
    : undefined;

/** The last value for whoever comes later, for as long as anybody listens. */
const keepLast = <T>() => shareReplay<T>({ bufferSize: 1, refCount: true });

/** The states as often as they are drawn, and at once when the connection is lost or there again. */
const drawnStates = (all$: Observable<DashboardState>, scheduler: SchedulerLike) => {
  const pause = ({ stations }: DashboardState) =>
    timer(stations.length > MANY_STATIONS ? MANY_NEWS_MS : NEWS_MS, scheduler);
  const news$ = all$.pipe(throttle(pause, BOTH_ENDS));
  return merge(news$, all$.pipe(distinctUntilChanged(isSameConnection)));
};

/** Pictures of the dashboard, at most ten a second. */
export const watchPictures = ({
  states$,
  keys$,
  timelineOf,
  screen: first,
  pageRows,
  scheduler = asyncScheduler,
}: PictureSources): Observable<Picture> => {
  const all$ = states$.pipe(startWith(initialDashboardState), keepLast());
  const screen$ = keys$.pipe(
    withLatestFrom(all$),
    scan((screen, [key, state]) => pressKey(screen, key, { state, pageRows: pageRows() }), first),
    startWith(first),
    distinctUntilChanged(),
    keepLast(),
  );
  const shown$ = combineLatest([drawnStates(all$, scheduler), screen$]).pipe(keepLast());
  const timeline$ = shown$.pipe(
    map(stationOf),
    distinctUntilChanged(),
    switchMap((name) => (name === undefined ? of(emptyTimeline) : timelineOf(name))),
    startWith(emptyTimeline),
  );
  return shown$.pipe(
    switchMap((shown) => timer(0, CLOCK_MS, scheduler).pipe(map(() => shown))),
    throttleTime(PICTURE_MS, scheduler, BOTH_ENDS),
    // What a station played before comes with the next picture, which is never far.
    withLatestFrom(timeline$),
    map(([[state, screen], timeline]) => ({ state, screen, timeline, nowMs: scheduler.now() })),
  );
};

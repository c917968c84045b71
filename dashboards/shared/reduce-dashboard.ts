import type {
  ModelMessage,
  ServerMessage,
  StationSnapshot,
  Welcome,
} from '../../src/protocol/index.js';
import type { ConnectionEvent } from './connection-event.js';
import type { DashboardState, StationView } from './dashboard-state.js';
import { newStationView } from './dashboard-state.js';
import { describeEvent } from './describe-event.js';
import { reduceStation, reduceStationSnapshot } from './reduce-station.js';

const updateStation = (
  state: DashboardState,
  name: string,
  update: (view: StationView) => StationView,
): DashboardState => {
  const known = state.stations.some(({ station }) => station === name);
  const stations = known ? state.stations : [...state.stations, newStationView(name, '')];
  return {
    ...state,
    stations: stations.map((view) => (view.station === name ? update(view) : view)),
  };
};

const updateBySnapshot = (state: DashboardState, snapshot: StationSnapshot): DashboardState =>
  updateStation(state, snapshot.station, (view) => reduceStationSnapshot(view, snapshot));

/** The stations that there are now, with what is known of them. */
const listStations = (
  known: readonly StationView[],
  { stations }: Pick<Welcome, 'stations'>,
): readonly StationView[] =>
  stations.map(
    ({ station, uri }) =>
      known.find((view) => view.station === station) ?? newStationView(station, uri),
  );

const meet = (state: DashboardState, welcome: Welcome): DashboardState => ({
  ...state,
  welcome,
  complaint: undefined,
  stations: listStations(state.stations, welcome),
});

const changeModel = (
  state: DashboardState,
  { labels, model, windowSeconds, hopSeconds }: ModelMessage,
): DashboardState =>
  state.welcome
    ? { ...state, welcome: { ...state.welcome, labels, model, windowSeconds, hopSeconds } }
    : state;

const reduceMessage = (state: DashboardState, message: ServerMessage): DashboardState => {
  switch (message.type) {
    case 'welcome':
      return meet(state, message);
    case 'model':
      return changeModel(state, message);
    case 'snapshot':
      return message.stations.reduce(updateBySnapshot, state);
    case 'lagged':
      return updateStation(state, message.station, (view) => ({
        ...view,
        missedMessages: view.missedMessages + message.dropped,
      }));
    case 'error':
      return { ...state, complaint: message.message };
    case 'stations':
      return { ...state, stations: listStations(state.stations, message) };
    case 'challenge':
    case 'gap':
    case 'subscribed':
    case 'unsubscribed':
    case 'heartbeat':
      return state;
    default:
      return updateStation(state, message.station, (view) => reduceStation(view, message));
  }
};

const EVENT_LIMIT = 1000;

/** Adds what is worth a line to the list of events. */
const note = (after: DashboardState, before: DashboardState, event: DatedEvent): DashboardState => {
  const drafts = describeEvent(event, before);
  if (drafts.length === 0) return after;
  const last = before.events.at(-1);
  const nextId = (last?.id ?? 0) + 1;
  const heardMs = event.atMs ?? last?.wallTimeMs ?? 0;
  const dated = drafts.map((draft, index) => ({
    wallTimeMs: heardMs,
    ...draft,
    id: nextId + index,
  }));
  return { ...after, events: [...before.events, ...dated].slice(-EVENT_LIMIT) };
};

const reduceEvent = (state: DashboardState, event: ConnectionEvent): DashboardState => {
  switch (event.type) {
    case 'connecting':
      // While it tries again after a loss, the reason stays on the screen.
      return state.connection.state === 'closed'
        ? { ...state, connection: { ...state.connection, retryInSeconds: 0 } }
        : { ...state, connection: { state: 'connecting' } };
    case 'open':
      return { ...state, connection: { state: 'open' } };
    case 'closed': {
      const { reason, retryInSeconds } = event;
      return { ...state, connection: { state: 'closed', reason, retryInSeconds } };
    }
    case 'unreadable':
      return { ...state, unreadableFrames: state.unreadableFrames + 1 };
    case 'message':
      return reduceMessage(state, event.message);
  }
};

/** An event of a connection, and when it was heard of, which the list of events tells where nothing else does. */
export type DatedEvent = ConnectionEvent & { readonly atMs?: number };

/** The state after one event. Pure: the state before stays as it was. */
export const reduceDashboard = (state: DashboardState, event: DatedEvent): DashboardState =>
  note(reduceEvent(state, event), state, event);

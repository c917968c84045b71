import type { DashboardState } from '../shared/dashboard-state.js';
import { chooseEvents } from './choose-events.js';
import { chooseStations, selectView } from './choose-stations.js';
import { PALETTE_NAMES } from './palettes.js';
import type { ScreenState, View } from './screen-state.js';
import { SORTS, VIEWS, viewOf } from './screen-state.js';
import { typeFilter } from './type-filter.js';

/** What a key acts on. */
export type Surroundings = {
  readonly state: DashboardState;
  /** Rows that PgUp and PgDn move. */
  readonly pageRows: number;
};

type Command = (screen: ScreenState, around: Surroundings) => ScreenState;

const nextOf = <T>(all: readonly T[], now: T, by = 1): T =>
  all[(all.indexOf(now) + by + all.length) % all.length] ?? now;

const currentView = (screen: ScreenState, { state }: Surroundings): View =>
  viewOf(screen, state.stations.length);

const moveStation = (screen: ScreenState, { state }: Surroundings, by: number): ScreenState => {
  const shown = chooseStations(state.stations, screen);
  const selected = selectView(shown, screen.selected);
  const index = selected ? shown.indexOf(selected) : 0;
  const target = shown[Math.min(shown.length - 1, Math.max(0, index + by))];
  return target ? { ...screen, selected: target.station } : screen;
};

const moveEvents = (screen: ScreenState, { state }: Surroundings, by: number): ScreenState => {
  const count = chooseEvents(state.events, screen.eventFilter).length;
  const eventsBelow = Math.min(Math.max(0, count - 1), Math.max(0, screen.eventsBelow - by));
  return { ...screen, eventsBelow };
};

const move =
  (by: number, unit: 'row' | 'page' = 'row'): Command =>
  (screen, around) => {
    if (screen.helpOpen) return screen;
    const rows = unit === 'page' ? by * Math.max(1, around.pageRows) : by;
    return currentView(screen, around) === 'events'
      ? moveEvents(screen, around, rows)
      : moveStation(screen, around, rows);
  };

const show =
  (view: View): Command =>
  (screen) => ({ ...screen, view, helpOpen: false });

const turn =
  (by: number): Command =>
  (screen, around) => {
    const view = nextOf(VIEWS, currentView(screen, around), by);
    return { ...screen, view, helpOpen: false };
  };

/** To the station from the overview; elsewhere nothing. */
const open: Command = (screen, around) =>
  currentView(screen, around) === 'overview' && !screen.helpOpen
    ? { ...screen, view: 'station' }
    : screen;

const back: Command = (screen, around) => {
  if (screen.helpOpen) return { ...screen, helpOpen: false };
  const view = currentView(screen, around);
  if (view === 'events' && screen.eventFilter) return { ...screen, eventFilter: '' };
  if (view === 'overview') return { ...screen, filter: '' };
  return { ...screen, view: 'overview' };
};

const startTyping: Command = (screen, around) => {
  const view = currentView(screen, around) === 'events' ? 'events' : 'overview';
  return { ...screen, view, typing: true, helpOpen: false };
};

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ...['up', 'k'].map((key) => [key, move(-1)] as const),
  ...['down', 'j'].map((key) => [key, move(1)] as const),
  ...['left', 'h', 'escape'].map((key) => [key, back] as const),
  ...['right', 'l', 'enter'].map((key) => [key, open] as const),
  ...['home', 'g'].map((key) => [key, move(-Infinity)] as const),
  ...['end', 'G'].map((key) => [key, move(Infinity)] as const),
  ['pageUp', move(-1, 'page')],
  ['pageDown', move(1, 'page')],
  ['tab', turn(1)],
  ['backTab', turn(-1)],
  ['1', show('overview')],
  ['2', show('station')],
  ['3', show('events')],
  ['/', startTyping],
  ['s', (screen) => ({ ...screen, sort: nextOf(SORTS, screen.sort) })],
  ['t', (screen) => ({ ...screen, palette: nextOf(PALETTE_NAMES, screen.palette) })],
  ['?', (screen) => ({ ...screen, helpOpen: !screen.helpOpen })],
]);

/** What the user has chosen after a key. Pure. */
export const pressKey = (screen: ScreenState, key: string, around: Surroundings): ScreenState =>
  screen.typing
    ? typeFilter(screen, key, currentView(screen, around))
    : (COMMANDS.get(key)?.(screen, around) ?? screen);

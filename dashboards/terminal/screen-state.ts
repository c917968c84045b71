import type { PaletteName } from './palettes.js';

/** The three things that can be looked at, in the order of their keys 1, 2 and 3. */
export const VIEWS = ['overview', 'station', 'events'] as const;

/** What the overview can be sorted by. */
export const SORTS = ['server', 'name', 'genre', 'level', 'trouble'] as const;

/** Name of a view. */
export type View = (typeof VIEWS)[number];
/** Name of an order. */
export type Sort = (typeof SORTS)[number];

/** What the user has chosen; what is heard is in the dashboard's state. */
export type ScreenState = {
  /** Until one is chosen: the overview where there are several stations, else the station. */
  readonly view?: View;
  /** Name of the selected station; the first one when it is not there. */
  readonly selected?: string;
  readonly filter: string;
  readonly eventFilter: string;
  /** True while letters go into the filter. */
  readonly typing: boolean;
  readonly sort: Sort;
  /** How many events are below the last one on the screen; 0 follows what happens. */
  readonly eventsBelow: number;
  readonly helpOpen: boolean;
  readonly palette: PaletteName;
};

/** Before a key was pressed. */
export const initialScreen: ScreenState = {
  filter: '',
  eventFilter: '',
  typing: false,
  sort: 'server',
  eventsBelow: 0,
  helpOpen: false,
  palette: 'full',
};

/** What is looked at. */
export const viewOf = ({ view }: ScreenState, stationCount: number): View =>
  view ?? (stationCount > 1 ? 'overview' : 'station');

import type { ScreenState, View } from './screen-state.js';

const LONGEST_FILTER = 100;

const change = (screen: ScreenState, view: View, edit: (filter: string) => string): ScreenState =>
  view === 'events'
    ? { ...screen, eventFilter: edit(screen.eventFilter), eventsBelow: 0 }
    : { ...screen, filter: edit(screen.filter) };

/** What a key does while a filter is written: Enter keeps it, Escape takes it away. */
export const typeFilter = (screen: ScreenState, key: string, view: View): ScreenState => {
  if (key === 'enter') return { ...screen, typing: false };
  if (key === 'escape') return { ...change(screen, view, () => ''), typing: false };
  if (key === 'backspace')
    return change(screen, view, (filter) => [...filter].slice(0, -1).join(''));
  // Other keys have names of several letters.
  return [...key].length === 1
    ? change(screen, view, (filter) => (filter + key).slice(0, LONGEST_FILTER))
    : screen;
};

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseEvents } from '../../../dashboards/terminal/choose-events.js';
import { chooseStations } from '../../../dashboards/terminal/choose-stations.js';
import { pressKey } from '../../../dashboards/terminal/press-key.js';
import type { ScreenState } from '../../../dashboards/terminal/screen-state.js';
import { initialScreen, viewOf } from '../../../dashboards/terminal/screen-state.js';
import {
  backoffOf,
  detectionOf,
  predictionOf,
  stateAfter,
  welcomeTo,
} from '../../helpers/dashboard-messages.js';

const NAMES = ['fip', 'club', 'kexp', 'abc'] as const;
const state = stateAfter(
  welcomeTo(...NAMES),
  predictionOf('fip', 'jazz', 1),
  { ...predictionOf('club', 'metal', 1), level: { rmsDb: -3, peakDb: -1 } },
  predictionOf('kexp', 'blues', 1),
  backoffOf('abc', 'refused'),
  detectionOf('fip', 'jazz', 3),
  detectionOf('club', 'metal', 3),
);
const around = { state, pageRows: 2 };

const press = (keys: string | readonly string[], screen: ScreenState = initialScreen) =>
  [...keys].reduce((before, key) => pressKey(before, key, around), screen);

const shown = (screen: ScreenState) =>
  chooseStations(state.stations, screen).map(({ station }) => station);

describe('keys', () => {
  it('move through the stations by rows, pages and to the ends, and stop there', () => {
    expect(press(['down', 'j', 'l']).selected).toBe('kexp');
    expect(press(['G', 'up', 'k']).selected).toBe('club');
    expect(press(['pageDown', 'pageDown', 'pageDown']).selected).toBe('abc');
    expect(press(['end', 'home', 'up']).selected).toBe('fip');
  });

  it('open the station and come back', () => {
    expect(viewOf(initialScreen, 4)).toBe('overview');
    expect(viewOf(initialScreen, 1)).toBe('station');
    expect(press(['enter']).view).toBe('station');
    expect(press(['enter', 'escape']).view).toBe('overview');
    expect(press(['right', 'left']).view).toBe('overview');
  });

  it('turn to the other views by Tab and by number', () => {
    expect(press(['tab', 'tab']).view).toBe('events');
    expect(press(['tab', 'tab', 'tab']).view).toBe('overview');
    expect(press(['backTab']).view).toBe('events');
    expect(['1', '2', '3'].map((key) => press(key).view)).toEqual([
      'overview',
      'station',
      'events',
    ]);
  });

  it('open the help, close it again, and do nothing behind it', () => {
    expect(press('?').helpOpen).toBe(true);
    expect(press(['?', 'down']).selected).toBeUndefined();
    expect(press(['?', 'escape']).helpOpen).toBe(false);
  });

  it('write a filter, in which letters are letters', () => {
    const typed = press('/jq?s');
    expect(typed).toMatchObject({ filter: 'jq?s', typing: true, sort: 'server', helpOpen: false });
    expect(press(['backspace', 'enter'], typed)).toMatchObject({ filter: 'jq?', typing: false });
    expect(press(['escape'], typed)).toMatchObject({ filter: '', typing: false });
    expect(press([...'/kexp', 'enter', 'escape'])).toMatchObject({ filter: '', view: 'overview' });
  });

  it('never break the screen, whatever is pressed', () => {
    const key = fc.constantFrom('up', 'down', 'pageUp', 'pageDown', 'G', 'g', 'enter', 'escape', 'tab',
      'backTab', '/', 's', 't', '?', '1', '2', '3', 'x', 'backspace'); // prettier-ignore
    fc.assert(
      fc.property(fc.array(key, { maxLength: 40 }), (keys) => {
        const screen = press(keys);
        expect(screen.eventsBelow).toBeGreaterThanOrEqual(0);
        expect(screen.eventsBelow).toBeLessThan(Math.max(1, state.events.length));
        if (screen.selected !== undefined) expect(NAMES).toContain(screen.selected);
      }),
    );
  });
});

describe('the overview', () => {
  it('is filtered by name, genre, state or title, every word counting', () => {
    expect(shown({ ...initialScreen, filter: 'JAZZ' })).toEqual(['fip']);
    expect(shown({ ...initialScreen, filter: 'backoff' })).toEqual(['abc']);
    expect(shown({ ...initialScreen, filter: 'club  metal' })).toEqual(['club']);
    expect(shown({ ...initialScreen, filter: 'club jazz' })).toEqual([]);
  });

  it('is sorted by s: by name, genre, level, and trouble first', () => {
    expect(shown(press('s'))).toEqual(['abc', 'club', 'fip', 'kexp']);
    expect(shown(press('ss'))).toEqual(['abc', 'kexp', 'fip', 'club']);
    expect(shown(press('sss'))[0]).toBe('club');
    expect(shown(press('ssss'))[0]).toBe('abc');
    expect(press('sssss').sort).toBe('server');
  });
});

describe('the events', () => {
  it('are filtered by station, kind and word', () => {
    const found = (filter: string) => chooseEvents(state.events, filter).map(({ label }) => label);
    expect(found('sound')).toEqual(['jazz', 'metal']);
    expect(found('club')).toEqual(['metal']);
    expect(found('refused')).toEqual(['backoff']);
    expect(found('club jazz')).toEqual([]);
  });

  it('are scrolled back and forward again', () => {
    expect(press(['3', 'up', 'up', 'up', 'up']).eventsBelow).toBe(2);
    expect(press(['3', 'g', 'down']).eventsBelow).toBe(1);
    expect(press(['3', 'g', 'G']).eventsBelow).toBe(0);
  });
});

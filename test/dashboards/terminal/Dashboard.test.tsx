import { render } from 'ink-testing-library';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { DashboardProps } from '../../../dashboards/terminal/Dashboard.js';
import { Dashboard } from '../../../dashboards/terminal/Dashboard.js';
import type { ScreenState } from '../../../dashboards/terminal/screen-state.js';
import { initialScreen } from '../../../dashboards/terminal/screen-state.js';
import { emptyTimeline } from '../../../dashboards/shared/station-timeline.js';
import { initialDashboardState } from '../../../dashboards/shared/dashboard-state.js';
import {
  backoffOf,
  busyState,
  detectionOf,
  START_MS,
  stateAfter,
  welcomeTo,
} from '../../helpers/dashboard-messages.js';

const URL = 'ws://127.0.0.1:8765/v1/ws';

const STATION: ScreenState = { ...initialScreen, view: 'station' };
const TWO_STATIONS = busyState('demo', 'club');

const show = (columns: number, rows: number, changes: Partial<DashboardProps> = {}): string => {
  const { lastFrame, unmount } = render(
    <Dashboard
      state={TWO_STATIONS}
      url={URL}
      size={{ columns, rows }}
      nowMs={START_MS}
      ascii={false}
      screen={STATION}
      timeline={emptyTimeline}
      {...changes}
    />,
  );
  const frame = lastFrame() ?? '';
  unmount();
  return frame;
};

const SIZES = [
  [20, 5],
  [40, 12],
  [60, 20],
  [75, 40],
  [76, 22],
  [80, 24],
  [110, 32],
  [132, 43],
  [200, 50],
  [300, 80],
] as const;

const manyStations = busyState(...Array.from({ length: 60 }, (_, index) => `station ${index}`));
const lost = {
  ...busyState('demo'),
  connection: { state: 'closed', reason: 'connect ECONNREFUSED', retryInSeconds: 2.4 },
} as const;

const with60: Partial<DashboardProps> = {
  state: manyStations,
  screen: { ...STATION, selected: 'station 41' },
};
const eventful = stateAfter(
  welcomeTo('demo'),
  backoffOf('demo', 'the name 東京 does not exist '.repeat(9)),
  detectionOf('demo', 'jazz', 3),
  detectionOf('demo', 'jazz', 3, 90),
);

describe.each(SIZES)('Dashboard at %i × %i', (columns, rows) => {
  const cases: readonly (readonly [string, Partial<DashboardProps>])[] = [
    ['two stations', {}],
    ['sixty stations', with60],
    ['an overview', { screen: { ...initialScreen, view: 'overview' } }],
    ['an overview of sixty', { ...with60, screen: { ...with60.screen!, view: 'overview' } }],
    ['an overview that lets nothing through', { screen: { ...initialScreen, filter: 'xyz' } }],
    [
      'a filter that is written',
      { screen: { ...initialScreen, filter: 'x'.repeat(99), typing: true } },
    ],
    ['events', { state: eventful, screen: { ...STATION, view: 'events' } }],
    ['help', { screen: { ...STATION, helpOpen: true } }],
    ['a lost connection', { state: lost }],
    [
      'a lost connection in the overview',
      { state: lost, screen: { ...STATION, view: 'overview' } },
    ],
    ['nothing yet', { state: initialDashboardState }],
    ['no station', { state: stateAfter(welcomeTo()) }],
    ['no prediction', { state: stateAfter(welcomeTo('demo')) }],
  ];
  it.each(cases)('stays inside the terminal with %s, with Unicode and without', (_, changes) => {
    for (const ascii of [false, true]) {
      const lines = show(columns, rows, { ...changes, ascii }).split('\n');
      expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
      expect(lines.length).toBeLessThan(rows);
      if (ascii) expect(lines.join('')).toMatch(/^[\u001B -~]*$/);
    }
  });
});

describe('Dashboard', () => {
  it('shows server, model, stations, title, genre, level, bars, pitch, strip and detections', () => {
    const frame = show(110, 32);
    for (const part of [
      'EARSHOT',
      URL,
      'connected',
      'made-up 01234567',
      'club',
      'demo band – 東京',
      'REGGAE',
      'for 0:14',
      'dBFS',
      'classical',
      'G♯',
      'Last 30 minutes',
      '-5 min',
      '0:15',
      '180 ms · dropped 0',
    ]) {
      expect(frame).toContain(part);
    }
  });

  it('keeps stations, genre and level on the smallest terminal and drops the rest', () => {
    const frame = show(40, 12);
    expect(frame).toContain('▸ ♪ demo');
    expect(frame).toContain('REGGAE');
    expect(frame).toContain('Level');
    expect(frame).toMatch(/R reggae +█/);
    expect(frame).not.toContain('Pitch');
  });

  it('keeps the selected station in sight among many', () => {
    const frame = show(110, 32, with60);
    expect(frame).toContain('▸ ♪ station 41');
    expect(frame).toContain('42 of 60 stations');
  });

  it('tells why there is no connection and when it tries again, and keeps the last picture', () => {
    const frame = show(110, 32, { state: lost });
    expect(frame).toContain('no connection, again in 3 s: connect ECONNREFUSED');
    expect(frame).toContain('REGGAE');
  });

  it('tells the state of a station that delivers nothing, and why', () => {
    const backoff = backoffOf('demo', 'refused');
    const frame = show(110, 32, { state: stateAfter(welcomeTo('demo'), backoff) });
    expect(frame).toMatch(/↻ demo +backoff/);
    expect(frame).toContain('backoff  refused');
  });

  it('says what it waits for before the first connection', () => {
    expect(show(80, 24, { state: initialDashboardState })).toContain(`Waiting for ${URL}`);
  });

  it('writes each genre by its letter where there is no colour', () => {
    const frame = show(110, 32, { screen: { ...STATION, palette: 'none' } });
    expect(frame).toMatch(/JCRJCRJCR/);
  });

  it('lists the keys in the help', () => {
    expect(show(80, 24, { screen: { ...STATION, helpOpen: true } })).toContain('another station');
  });
});

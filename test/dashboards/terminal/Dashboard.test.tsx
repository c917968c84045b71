import { render } from 'ink-testing-library';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { DashboardProps } from '../../../dashboards/terminal/Dashboard.js';
import { Dashboard } from '../../../dashboards/terminal/Dashboard.js';
import { initialDashboardState } from '../../../dashboards/shared/dashboard-state.js';
import {
  backoffOf,
  busyState,
  START_MS,
  stateAfter,
  welcomeTo,
} from '../../helpers/dashboard-messages.js';

const URL = 'ws://127.0.0.1:8765/v1/ws';

const TWO_STATIONS = busyState('demo', 'club');

const show = (columns: number, rows: number, changes: Partial<DashboardProps> = {}): string => {
  const { lastFrame, unmount } = render(
    <Dashboard
      state={TWO_STATIONS}
      url={URL}
      size={{ columns, rows }}
      nowMs={START_MS}
      colourful
      selected={undefined}
      helpOpen={false}
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

describe.each(SIZES)('Dashboard at %i × %i', (columns, rows) => {
  it.each([
    ['two stations', {}],
    ['sixty stations', { state: manyStations, selected: 'station 41' }],
    ['help', { helpOpen: true }],
    ['a lost connection', { state: lost }],
    ['nothing yet', { state: initialDashboardState }],
    ['no station', { state: stateAfter(welcomeTo()) }],
    ['no prediction', { state: stateAfter(welcomeTo('demo')) }],
  ])('stays inside the terminal with %s', (_, changes) => {
    const lines = show(columns, rows, changes).split('\n');
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
    expect(lines.length).toBeLessThan(rows);
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
      'Last minutes',
      '-1 min',
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
    const frame = show(110, 32, { state: manyStations, selected: 'station 41' });
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
    const frame = show(110, 32, { colourful: false });
    expect(frame).toMatch(/J{5,}M{5,}C{5,}R{5,}/);
  });

  it('lists the keys in the help', () => {
    expect(show(80, 24, { helpOpen: true })).toContain('another station');
  });
});

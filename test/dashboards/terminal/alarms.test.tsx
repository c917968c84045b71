import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { DashboardState } from '../../../dashboards/shared/dashboard-state.js';
import { answerWords } from '../../../dashboards/terminal/answer-words.js';
import { COLOUR } from '../../../dashboards/terminal/colour.js';
import { chooseStations } from '../../../dashboards/terminal/choose-stations.js';
import { logLines } from '../../../dashboards/terminal/log-lines.js';
import { initialScreen } from '../../../dashboards/terminal/screen-state.js';
import { describeHealth } from '../../../dashboards/terminal/overview-row.js';
import { speakEvent } from '../../../dashboards/terminal/speak-event.js';
import { stationGlyph } from '../../../dashboards/terminal/station-glyph.js';
import {
  alarmOf,
  backoffOf,
  emptySnapshotOf,
  predictionOf,
  stateAfter,
  welcomeTo,
} from '../../helpers/dashboard-messages.js';
import { drawDashboard } from '../../helpers/draw-dashboard.js';

const messages = [
  welcomeTo('demo', 'club', 'gone', 'fip'),
  { type: 'metadata', station: 'demo', seq: 1, title: 'So What', wallTimeMs: 1 },
  alarmOf('tone', 7),
  alarmOf('loop', 40),
  predictionOf('demo', 'jazz', 90),
  predictionOf('club', 'metal', 90),
  predictionOf('fip', 'pop', 90),
  backoffOf('gone', 'refused'),
] as const;
const alarmed = stateAfter(...messages);

const draw = (view: 'overview' | 'station', columns: number, state: DashboardState = alarmed) =>
  drawDashboard({
    state,
    screen: { ...initialScreen, view },
    size: { columns, rows: 30 },
  });
const plain = (lines: readonly string[]) => lines.map(stripVTControlCharacters).join('\n');

describe('an alarm that lasts', () => {
  it.each([
    [40, /! demo +tone 1:23, loop…/],
    [60, /! demo +jazz +\d+ % .*tone/],
    [80, /! demo +jazz +\d+ % .* tone 1:23, … .* tone/],
    [160, /! demo +jazz +\d+ % .* tone 1:23, loop 0:50 So What .* tone/],
  ])('is in the overview of %i columns, with its duration where there is room', (columns, line) => {
    const screen = plain(draw('overview', columns));
    expect(screen).toMatch(line);
    expect(screen.match(/tone/g)!.length).toBeLessThanOrEqual(2);
    expect(screen).toMatch(/♪ club/);
  });

  it('has a sign and a colour of its own in the place of the note', () => {
    const theme = { palette: 'full', ascii: false, faded: false, genres: new Map() } as const;
    const [demo, club] = alarmed.stations;
    expect(stationGlyph(demo!, theme)).toEqual({ text: '!', colour: COLOUR.bad, bold: true });
    expect(stationGlyph(club!, theme).text).toBe('♪');
    expect(describeHealth(demo!)).toEqual({ text: 'tone', colour: COLOUR.bad, bold: true });
  });

  it('is in the station view, beside the genre and in the list of stations', () => {
    const screen = plain(draw('station', 110));
    expect(screen).toMatch(/JAZZ +\d+ % +! tone 1:23, loop 0:50/);
    expect(screen).toMatch(/▸ ! demo/);
    expect(screen).toMatch(/alarm: tone/);
  });

  it('is gone when it has ended, and while nothing is heard of the station', () => {
    for (const last of [backoffOf('demo', 'reset'), alarmOf('tone', 7, 80)]) {
      const state = stateAfter(...messages, alarmOf('loop', 40, 85), last);
      expect(plain(draw('overview', 120, state))).not.toMatch(/! demo/);
    }
  });

  it('stands when it is known from a snapshot', () => {
    const snapshot = emptySnapshotOf('demo', 'club');
    snapshot.stations[0]!.alarms = [alarmOf('dead-air', 40)];
    snapshot.stations[0]!.prediction = predictionOf('demo', 'jazz', 100);
    const state = stateAfter(welcomeTo('demo', 'club'), snapshot);
    expect(plain(draw('overview', 120, state))).toMatch(/! demo .* dead-air 1:00 .*dead-air/);
  });

  it('is found by a filter, and sorted after what is not heard at all', () => {
    const choose = (filter: string, sort: 'server' | 'trouble') =>
      chooseStations(alarmed.stations, { filter, sort }).map(({ station }) => station);
    expect(choose('alarm', 'server')).toEqual(['demo']);
    expect(choose('tone', 'server')).toEqual(['demo']);
    expect(choose('dead-air', 'server')).toEqual([]);
    expect(choose('', 'trouble').slice(0, 2)).toEqual(['gone', 'demo']);
  });

  it('is told in the log when it begins and ends, and every ten seconds', () => {
    const before = stateAfter(...messages.slice(0, 2), predictionOf('demo', 'jazz', 89));
    const began = stateAfter(...messages.slice(0, 3), predictionOf('demo', 'jazz', 89));
    const ended = stateAfter(...messages.slice(0, 3), alarmOf('tone', 7, 90));
    expect(logLines(before, began)).toEqual(['demo: alarm: tone began']);
    expect(logLines(began, began)).toEqual([]);
    expect(logLines(began, ended)).toContain('demo: alarm: tone ended after 1:23');
    expect(logLines(began, alarmed)).toContainEqual(
      expect.stringMatching(
        /^demo: jazz \d+ %.* ms · alarm: tone for 1:23 · alarm: loop for 0:50$/,
      ),
    );
  });

  it('is spoken as an event and as a part of how the station stands', () => {
    expect(alarmed.events.map(speakEvent)).toContain('demo: alarm: tone began.');
    expect(answerWords('alarm', alarmed)[0]).toMatch(
      /^demo: jazz, \d+ percent, alarm tone, for 1 minute 23 seconds, alarm loop, for 50 seconds, title So What\./,
    );
  });
});

// Plays hours of messages of many stations, as fast as can be, to the built dashboard: the real reducer, pictures and
// screen, on a clock that is told. Prints heaps in bytes after halves of the time, as JSON.
// Usage: node --expose-gc replay.mjs STATIONS SECONDS EVERY_SECONDS; wants NODE_ENV=production, as the program sets it.
import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { render } from 'ink';
import { createElement } from 'react';
import { Subject, VirtualTimeScheduler, share } from 'rxjs';
import { watchDashboard } from '../../../../dist/dashboards/shared/watch-dashboard.js';
import { watchTimeline } from '../../../../dist/dashboards/shared/watch-timeline.js';
import { App } from '../../../../dist/dashboards/terminal/App.js';
import { createLineWriter } from '../../../../dist/dashboards/terminal/line-writer.js';
import { PlacedLinesContext } from '../../../../dist/dashboards/terminal/placed-lines.js';
import { initialScreen } from '../../../../dist/dashboards/terminal/screen-state.js';
import { watchPictures } from '../../../../dist/dashboards/terminal/watch-pictures.js';

const [stationCount, seconds, everySeconds] = process.argv.slice(2).map(Number);
const START_MS = Date.UTC(2026, 0, 1, 12);
const GENRES = ['blues', 'classical', 'country', 'disco', 'hiphop', 'jazz', 'metal', 'pop'];
const names = Array.from({ length: stationCount }, (_, index) => `station ${index}`);
const KEYS = ['1', 'down', '2', '3', 'pageUp', '1', 's', '2', '?'];

const probabilities = (genre, second) =>
  Object.fromEntries(
    GENRES.map((label, index) => [
      label,
      label === genre ? 0.5 : 0.07 + ((second + index) % 7) / 1e3,
    ]),
  );

const predictionOf = (station, index, second) => {
  const genre = GENRES[(Math.floor(second / 40) + index) % GENRES.length];
  const smoothed = probabilities(genre, second);
  return {
    ...{ type: 'prediction', station, seq: second, mediaSeconds: second, state: 'music', genre },
    ...{
      wallTimeMs: START_MS + second * 1000,
      windowStartSeconds: second,
      windowEndSeconds: second,
    },
    ...{ probabilities: smoothed, smoothed, top: { label: genre, confidence: 0.5 } },
    level: { rmsDb: -16 - ((second + index) % 9), peakDb: -3 },
    chroma: Array.from({ length: 12 }, (_, pitch) => ((second + pitch) % 12) / 11),
    ...{ model: { name: 'made-up', hash: '01234567' }, latencyMs: 180, droppedWindows: 0 },
  };
};

const changesOf = (station, index, second) => {
  if ((second + index) % 40 !== 0) return [];
  const said = { station, seq: second, wallTimeMs: START_MS + second * 1000 };
  const heard = { ...said, type: 'detection', meanConfidence: 0.5 };
  const at = Math.floor(second / 40) + index;
  return [
    {
      ...heard,
      event: 'ended',
      label: GENRES[(at + 7) % 8],
      startSeconds: second - 40,
      endSeconds: second,
    },
    { ...heard, event: 'began', label: GENRES[at % 8], startSeconds: second },
    { ...said, type: 'metadata', title: `Song ${second} of ${station} – 東京` },
  ];
};

const model = { name: 'made-up', hash: '0123456789ab', engine: 'none', featureSet: 'none' };
const welcome = {
  ...{ type: 'welcome', protocol: 'earshot.v1', serverVersion: '0', session: '', role: 'reader' },
  ...{ labels: GENRES, model, windowSeconds: 3, hopSeconds: 1, heartbeatSeconds: 10 },
  stations: names.map((station) => ({ station, uri: `synthetic:${station}`, seq: 0 })),
};

const written = { pictures: 0, bytes: 0 };
const terminal = {
  ...{ columns: 120, rows: 40, isTTY: true, on: () => terminal, off: () => terminal },
  write: (text) => {
    written.pictures += 1;
    written.bytes += text.length;
  },
};

const keyboard = Object.assign(new PassThrough(), {
  ...{ isTTY: true, setRawMode: () => keyboard, ref: () => keyboard, unref: () => keyboard },
});

const events$ = new Subject();
const keys$ = new Subject();
const scheduler = new VirtualTimeScheduler(undefined, 0);
const shared$ = events$.pipe(share());
const pictures$ = watchPictures({
  states$: watchDashboard(shared$, () => START_MS + scheduler.now()),
  keys$,
  timelineOf: (station) => watchTimeline(shared$, station, async () => undefined),
  screen: initialScreen,
  pageRows: () => 30,
  scheduler,
}).pipe(share());
// Nothing that is said before the screen is there may be missed.
pictures$.subscribe();
const writer = createLineWriter(terminal);
const app = createElement(App, {
  ...{ pictures$, press: (key) => keys$.next(key), url: 'ws://replay', ascii: false },
  size: { columns: terminal.columns, rows: terminal.rows },
});
const screen = createElement(PlacedLinesContext, { value: writer.lines }, app);
const streams = { stdout: writer.stream, stdin: keyboard };
const ink = render(screen, { ...streams, patchConsole: false, debug: true });

/** Each station says what it says, and the screen has a second to show it. */
const playSecond = async (second) => {
  for (const [index, station] of names.entries()) {
    for (const message of [
      ...changesOf(station, index, second),
      predictionOf(station, index, second),
    ])
      events$.next({ type: 'message', message });
  }
  if (second % 40 === 0) keys$.next(KEYS[(second / 40) % KEYS.length]);
  scheduler.maxFrames += 1000;
  scheduler.flush();
  // React draws in a turn of its own.
  await turn();
  await turn();
};

const heapBytes = async () => {
  await turn();
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
};

await turn();
events$.next({ type: 'open' });
events$.next({ type: 'message', message: welcome });
const heaps = [];
for (let second = everySeconds; second <= seconds; second += everySeconds) {
  await playSecond(second);
  if (second === seconds / 2 || second === seconds) heaps.push(await heapBytes());
}
ink.unmount();
process.stdout.write(`${JSON.stringify({ heaps, ...written })}\n`);

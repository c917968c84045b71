import { readFileSync } from 'node:fs';
import {
  catchError,
  concatMap,
  ignoreElements,
  merge,
  NEVER,
  type Observable,
  repeat,
  tap,
  timer,
} from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenToStation } from '../../src/pipeline.js';
import { createEngineMetrics } from '../../src/publish/metrics/engine-metrics.js';
import { openStations } from '../../src/stations/open-stations.js';
import { workInThreads } from '../../src/threads/work-in-threads.js';
import type { Workplace } from '../../src/threads/workplace.js';
import { createRadioSource } from '../../streams/sources/radio-source.js';
import { createFakeClassifier } from '../helpers/fake-classifier.js';
import { misbehavingStations } from '../helpers/misbehaving-stations.js';
import { report } from '../helpers/report.js';
import { serveHttp, type TestServer } from '../helpers/serve-http.js';

const STATIONS = 50;
const HOP_SECONDS = 1.007;
const MEASURED_SECONDS = 15;
/** The first verdicts come with the tuning in. */
const SETTLING_SECONDS = 6;
const PIECES_PER_SECOND = 10;

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/encoded/${name}`, import.meta.url));
const mp3 = fixture('jazz.mp3');
const misbehaving = misbehavingStations(mp3, fixture('jazz.opus.ogg'));

type Started = Map<string, number>;

/** A second of MP3 a second, in ten pieces. */
const playSteadily = (started: Started, path: string, write: (bytes: Buffer) => void) => {
  const startMs = performance.now();
  started.set(path, startMs);
  let piece = 0;
  const pieceBytes = Math.ceil(mp3.length / PIECES_PER_SECOND);
  return setInterval(() => {
    // By the clock: a timer that comes late must not slow the music.
    const due = ((performance.now() - startMs) / 1000) * PIECES_PER_SECOND;
    for (; piece < due; piece++) {
      const at = (piece % PIECES_PER_SECOND) * pieceBytes;
      write(mp3.subarray(at, at + pieceBytes));
    }
  }, 1000 / PIECES_PER_SECOND);
};

const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.floor((sorted.length - 1) * part)] ?? NaN;

describe.skipIf(process.env['EARSHOT_MEASURE'] !== '1')('isolation', () => {
  const started: Started = new Map();
  let server: TestServer;
  let threads: Workplace;
  beforeAll(async () => {
    threads = await workInThreads(2, { engine: 'wasm' }, createEngineMetrics());
    server = await serveHttp((request, response) => {
      const path = request.url ?? '';
      const bad = misbehaving[/^\/([a-z]+)/.exec(path)?.[1] ?? ''];
      if (bad !== undefined) return bad(request, response);
      response.writeHead(200, { 'Content-Type': 'audio/mpeg' });
      const playing = playSteadily(started, path, (bytes) => response.write(bytes));
      response.on('close', () => clearInterval(playing));
    });
  });
  afterAll(async () => {
    await threads.close();
    await server.close();
  });

  /** Gives the end of what each verdict is about, in seconds of the station. */
  type Ear = (path: string) => Observable<number>;

  const openEars = {
    // The model's own cost is the same for all and none of this.
    'in one thread': (): Ear => {
      const classifier = createFakeClassifier();
      return (path) =>
        listenToStation(createRadioSource(server.url + path, { decoder: 'wasm' }), classifier).pipe(
          concatMap((output) =>
            output.kind === 'prediction' ? [output.scores.window.endSeconds] : [],
          ),
        );
    },
    'in threads, with the model': (): Ear => {
      const listen = threads.openListener({});
      return (path) => {
        const stations = [{ name: path, source: `radio:${server.url}${path}` }];
        const [station] = openStations(stations, { decoder: 'wasm' });
        return listen(station!, { halted$: NEVER, onAudio: () => {} }).pipe(
          concatMap((body) => (body.type === 'prediction' ? [body.windowEndSeconds] : [])),
        );
      };
    },
  };

  /** How long after its last sound was sent each verdict came, in seconds, sorted. */
  const measure = async (
    listen: Ear,
    good: number,
    bad: readonly string[],
  ): Promise<readonly number[]> => {
    const delays: number[] = [];
    const startMs = performance.now();
    const noted = Array.from({ length: good }, (_, index): Observable<unknown> => {
      const path = `/${index}`;
      return listen(path).pipe(
        tap((endSeconds) => {
          const nowMs = performance.now();
          if (nowMs - startMs < SETTLING_SECONDS * 1000) return;
          const sentMs = (started.get(path) ?? 0) + endSeconds * 1000;
          delays.push((nowMs - sentMs) / 1000);
        }),
      );
    });
    const disturbing = bad.map((name) =>
      listen(`/${name}`).pipe(
        ignoreElements(),
        catchError(() => timer(1000)),
        repeat(),
      ),
    );
    const running = merge(...noted, ...disturbing).subscribe();
    await new Promise((resolve) => setTimeout(resolve, MEASURED_SECONDS * 1000));
    running.unsubscribe();
    return delays.sort((one, other) => one - other);
  };

  it.each(['in one thread', 'in threads, with the model'] as const)(
    'delays no station by more than a hop, whatever ten others do: %s',
    async (where) => {
      const listen = openEars[where]();
      const names = Object.keys(misbehaving);
      const alone = await measure(listen, STATIONS - names.length, []);
      const together = await measure(listen, STATIONS - names.length, names);
      for (const [who, delays] of [
        ['40 stations alone', alone],
        ['with 10 misbehaving', together],
      ] as const) {
        const [least, half, most, all] = [0, 0.5, 0.99, 1].map((part) =>
          at(delays, part).toFixed(3),
        );
        report(
          `${where}, ${who}: ${delays.length} verdicts, least ${least}, median ${half} s, 99 % ${most} s, worst ${all} s`,
        );
      }
      expect(at(together, 1) - at(alone, 0.5)).toBeLessThan(HOP_SECONDS);
      expect(together.length).toBeGreaterThan(0.95 * alone.length);
    },
    60_000,
  );
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastValueFrom, NEVER, type Observable, Subject, toArray } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDescriptors } from '../../../models/index.js';
import type { Prediction } from '../../../src/protocol/index.js';
import type { MessageBody } from '../../../src/publish/hub/message-body.js';
import { createEngineMetrics } from '../../../src/publish/metrics/engine-metrics.js';
import { openStations } from '../../../src/stations/open-stations.js';
import type { StationListener } from '../../../src/stations/station-listener.js';
import { workHere } from '../../../src/threads/work-here.js';
import { workInThreads } from '../../../src/threads/work-in-threads.js';
import type { Workplace } from '../../../src/threads/workplace.js';
import { renderSynthetic, SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { encodeWav } from '../../helpers/encode-wav.js';
import { synthesiseChords } from '../../helpers/synthesise-chords.js';
import { waitUntil } from '../../helpers/wait-until.js';

const wasm = { engine: 'wasm' } as const;

/** All but what the clock says. */
const timeless = (body: MessageBody) => ({ ...body, wallTimeMs: 0, latencyMs: 0 });

const stationOf = (source: string) =>
  openStations([{ name: 'a', source }], { fast: true, decoder: 'wasm' })[0]!;

describe('stations in threads', () => {
  let folder: string;
  let song: string;
  let workplace: Workplace;
  let listen: StationListener;
  const settings = { smoothing: { halfLifeSeconds: 0.5 } };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'earshot-threads-'));
    song = join(folder, 'chords.wav');
    const chords = synthesiseChords();
    const twice = Float32Array.from(
      { length: 2 * chords.length },
      (_, at) => chords[at % chords.length]!,
    );
    writeFileSync(song, encodeWav(twice, SAMPLE_RATE_HZ));
    workplace = await workInThreads(2, wasm, createEngineMetrics());
    listen = workplace.openListener({ smoothing: () => settings.smoothing });
  });
  afterAll(async () => {
    await workplace.close();
    rmSync(folder, { recursive: true });
  });

  const hear = async (by: StationListener, path = song): Promise<MessageBody[]> => {
    const bodies = by(stationOf(`file:${path}`), { halted$: NEVER, onAudio: () => {} });
    return lastValueFrom(bodies.pipe(toArray()));
  };
  const play = (halted$: Observable<void> = NEVER) => {
    const said: MessageBody[] = [];
    let heard = 0;
    const onAudio = (): void => void heard++;
    const running = listen(stationOf('synthetic:demo'), { halted$, onAudio }).subscribe((body) =>
      said.push(body),
    );
    const predictions = () =>
      said.flatMap((body) => (body.type === 'prediction' ? [body as Prediction] : []));
    return { said, running, predictions, heard: () => heard };
  };

  it('say the very same as in this one', async () => {
    const here = await workHere(wasm, createEngineMetrics());
    const expected = await hear(here.openListener(settings));
    const [one, other] = await Promise.all([hear(listen), hear(listen)]);
    expect(expected.filter(({ type }) => type === 'prediction').length).toBeGreaterThan(3);
    expect(one.map(timeless)).toEqual(expected.map(timeless));
    expect(other.map(timeless)).toEqual(expected.map(timeless));
    await here.close();
  });

  it('describe the sound and hold fusions as in this one', async () => {
    const options = {
      ...settings,
      judging: { enter: 0.1, lead: 0, leave: 0 },
      fusion: () => ({ share: 0.01, leaveShare: 0, holdSeconds: 1, halfLifeSeconds: 1 }),
      descriptors: await loadDescriptors(),
    };
    const here = await workHere(wasm, createEngineMetrics());
    const jazz = join(folder, 'jazz.wav');
    writeFileSync(jazz, encodeWav(renderSynthetic('jazz', 15), SAMPLE_RATE_HZ));
    const expected = await hear(here.openListener(options), jazz);
    await here.close();
    const predictions = expected.flatMap((body) => (body.type === 'prediction' ? [body] : []));
    expect(predictions.at(-1)?.descriptors).toMatchObject({
      loudnessLufs: expect.any(Number) as number,
      key: expect.stringMatching(/major|minor/) as string,
      energy: expect.any(Number) as number,
    });
    expect(expected.filter(({ type }) => type === 'detection')).toContainEqual(
      expect.objectContaining({ fusion: [expect.any(String), expect.any(String)] }),
    );
    const there = await workInThreads(1, wasm, createEngineMetrics());
    const told = await hear(there.openListener(options), jazz);
    expect(told.map(timeless)).toEqual(expected.map(timeless));
    await there.close();
  });

  it('judge what was heard when they are halted, and tell once that sound came', async () => {
    const halted$ = new Subject<void>();
    const { said, running, heard, predictions } = play(halted$);
    await waitUntil(() => predictions().length > 2);
    halted$.next();
    await waitUntil(() => running.closed);
    expect(said.at(-1)).toMatchObject({ type: 'detection', event: 'ended' });
    expect(heard()).toBe(1);
  });

  it('go on with the next model, which then speaks', async () => {
    const { running, predictions } = play();
    await waitUntil(() => predictions().length > 1);
    const before = predictions().length;
    await workplace.models.swap(() => workplace.load({ ...wasm, model: 'sound-kind' }));
    const speaks = (name: string) => predictions().at(-1)?.model.name === name;
    await waitUntil(() => predictions().length > before && speaks('sound-kind'));
    await workplace.models.swap(() => workplace.load(wasm));
    await waitUntil(() => speaks('hybrid'));
    running.unsubscribe();
  });

  it('are told of settings that change', async () => {
    const { running, predictions } = play();
    await waitUntil(() => predictions().length > 1);
    const isAsHeard = ({ probabilities, smoothed }: Prediction): boolean =>
      JSON.stringify(smoothed) === JSON.stringify(probabilities);
    // The first has nothing to be smoothed with.
    const later = () => predictions().slice(1);
    expect(later().some(isAsHeard)).toBe(false);
    settings.smoothing = { halfLifeSeconds: 1e-9 };
    workplace.tellSettings();
    await waitUntil(() => later().some(isAsHeard));
    running.unsubscribe();
    settings.smoothing = { halfLifeSeconds: 0.5 };
    workplace.tellSettings();
  });
});

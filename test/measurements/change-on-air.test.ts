import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { concatMap, from, lastValueFrom, map, mergeMap, takeWhile, toArray } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Classifier, loadClassifier, loadDataset } from '../../models/index.js';
import { noteAudio } from '../../src/note-audio.js';
import { followChange } from '../../src/measure/letting-go/follow-change.js';
import { encodeWav } from '../../src/measure/robustness/encode-wav.js';
import { hearFile } from '../../src/measure/robustness/hear-file.js';
import { listRobustnessClips } from '../../src/measure/robustness/list-robustness-clips.js';
import { readSamples } from '../../src/measure/robustness/read-samples.js';
import { listenToStation } from '../../src/pipeline.js';
import { type AudioSource, createSource, SAMPLE_RATE_HZ } from '../../streams/index.js';
import { startIcecast } from '../helpers/icecast-server.js';
import { needs } from '../helpers/needs.js';
import { DATA_FOLDER } from '../helpers/real-clips.js';
import { report } from '../helpers/report.js';

/** Played of each clip. */
const CLIP_SECONDS = 24;
const CLIP_SAMPLES = CLIP_SECONDS * SAMPLE_RATE_HZ;
const signal = new AbortController().signal;

type Joined = { readonly path: string; readonly target: number };

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor((values.length - 1) / 2)];

describe.skipIf(!DATA_FOLDER || !needs('ffmpeg', 'icecast2'))('clips joined as audio', () => {
  let classifier: Classifier;
  let folder = '';
  let joined: Joined[] = [];

  /** Validation clips, each before one that the model hears as another genre. */
  const joinAll = async (): Promise<Joined[]> => {
    const valid = (await loadDataset(DATA_FOLDER ?? '')).clips.filter(
      ({ split }) => split === 'valid',
    );
    const names = new Set(valid.map(({ name }) => name));
    const clips = (
      await listRobustnessClips(DATA_FOLDER ?? '', classifier.info.labels, ['train', 'valid'])
    ).filter(({ given }) => given && names.has(given.name));
    const heard = await lastValueFrom(
      from(clips).pipe(
        concatMap(async ({ path }) => {
          const whole = join(folder, 'start.wav');
          const samples = (await readSamples(path)).slice(0, CLIP_SAMPLES);
          await writeFile(whole, encodeWav(samples, SAMPLE_RATE_HZ));
          return { samples, verdict: (await hearFile(whole, classifier, signal)).verdict };
        }),
        toArray(),
      ),
    );
    const pairs = heard.flatMap((first, index) => {
      const rotated = [...heard.slice(index + 1), ...heard.slice(0, index)];
      const second = rotated[7];
      return first.verdict === second.verdict ? [] : [{ first, second }];
    });
    return Promise.all(
      pairs.map(async ({ first, second }, index) => {
        const path = join(folder, `${index}.wav`);
        const samples = Float32Array.from([...first.samples, ...second.samples]);
        await writeFile(path, encodeWav(samples, SAMPLE_RATE_HZ));
        return { path, target: second.verdict ?? -1 };
      }),
    );
  };

  /** Heard until the source ends or loses the stream; what was missed of the beginning shows in what was heard. */
  const follow = async (source: AudioSource, target: number) => {
    let heardSeconds = 0;
    const noted = noteAudio(source, ({ startSeconds, samples }) => {
      heardSeconds = startSeconds + samples.length / SAMPLE_RATE_HZ;
    });
    const steps = await lastValueFrom(
      listenToStation(noted, classifier).pipe(
        takeWhile((output) => output.kind !== 'status' || output.state !== 'backoff'),
        concatMap((output) => (output.kind === 'prediction' ? [output.scores] : [])),
        map(({ window, genre }) => ({
          endSeconds: window.endSeconds,
          named: genre === undefined ? undefined : classifier.info.labels.indexOf(genre),
        })),
        toArray(),
      ),
    );
    return followChange(steps, heardSeconds - CLIP_SECONDS, target);
  };

  const tell = (where: string, followed: readonly Awaited<ReturnType<typeof follow>>[]) => {
    const lag = median(followed.map(({ lagSeconds }) => lagSeconds ?? Infinity));
    const minutes = (followed.length * 2 * CLIP_SECONDS) / 60;
    const falseChanges = followed.reduce((sum, each) => sum + each.falseChanges, 0) / minutes;
    report(
      `${where}: ${followed.length} changes followed within ${lag.toFixed(1)} s in the median, ` +
        `${falseChanges.toFixed(2)} false changes a minute`,
    );
    return lag;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-change-'));
    classifier = await loadClassifier({ engine: 'wasm' });
    joined = await joinAll();
  }, 120_000);
  afterAll(async () => {
    classifier.dispose();
    await rm(folder, { recursive: true });
  });

  it('are followed when they are read from files', { timeout: 120_000 }, async () => {
    const followed = await lastValueFrom(
      from(joined).pipe(
        mergeMap(
          ({ path, target }) =>
            follow(createSource(`file:${path}`, { filePace: 'demand' }), target),
          3,
        ),
        toArray(),
      ),
    );
    expect(followed.length).toBeGreaterThan(10);
    expect(tell('from files', followed)).toBeLessThanOrEqual(9);
  });

  it('are followed when a radio plays them', { timeout: 120_000 }, async () => {
    const radio = await startIcecast();
    try {
      const followed = await Promise.all(
        joined.map(async ({ path, target }, index) => {
          const mount = `/${index}.mp3`;
          await radio.feed(mount, ['-i', path], ['-b:a', '128k', '-f', 'mp3']);
          return follow(createSource(`radio:${radio.urlOf(mount)}`), target);
        }),
      );
      expect(tell('on air', followed)).toBeLessThanOrEqual(9);
    } finally {
      await radio.stop();
    }
  });
});

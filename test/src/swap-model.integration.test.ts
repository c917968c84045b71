import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { concatMap, from, lastValueFrom, type Subscription } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createModelSlot,
  loadClassifier,
  type Classifier,
  type ModelSlot,
} from '../../models/index.js';
import { listenToStation } from '../../src/pipeline.js';
import type { Prediction, ServerMessage } from '../../src/protocol/index.js';
import { publishStation } from '../../src/publish/hub/publish-station.js';
import { SAMPLE_RATE_HZ, type AudioSource, type SourceEvent } from '../../streams/index.js';
import { connectClient, startLiveApi, type TestClient } from '../helpers/live-api.js';
import { synthesiseSweep } from '../helpers/synthesise-sweep.js';
import { toChunks } from '../helpers/to-chunks.js';
import { writeTinyGraphModel, writeTinyLayersModel } from '../helpers/write-tfjs-model.js';

const HOP_SECONDS = 1.01;
const wave = synthesiseSweep(SAMPLE_RATE_HZ, 10);

/** A live source that plays a tenth of a second whenever the event loop comes round, and can be told to act at a time. */
const liveSource = (seconds: number, at: (second: number) => void): AudioSource => {
  const chunks = toChunks(wave, [2205]);
  const events = Array.from({ length: seconds * 10 }, (_, index): SourceEvent => {
    const chunk = { ...chunks[index % chunks.length]!, startSeconds: index / 10 };
    return { kind: 'audio', chunk };
  });
  const play = async (event: SourceEvent, index: number): Promise<SourceEvent> => {
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    if (index % 10 === 0) at(index / 10);
    return event;
  };
  return { uri: 'test:live', live: true, events: () => from(events).pipe(concatMap(play)) };
};

const predictionsOf = (client: TestClient, station: string): Prediction[] =>
  client.messages.filter(
    (message): message is Prediction =>
      message.type === 'prediction' && message.station === station,
  );

const seqsOf = (messages: readonly ServerMessage[], station: string): number[] =>
  messages.flatMap((message) =>
    'seq' in message && message.station === station ? [message.seq] : [],
  );

describe('a running server whose model is swapped', () => {
  let directory: string;
  let models: ModelSlot;
  let api: Awaited<ReturnType<typeof startLiveApi>>;
  let client: TestClient;
  const running: Subscription[] = [];
  const tiny = (name: string): Promise<Classifier> =>
    loadClassifier({ model: join(directory, name), engine: 'wasm' });

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'earshot-swap-'));
    await writeTinyLayersModel(join(directory, 'layers'), [187, 96], {
      name: 'layers',
      featureSet: 'musicnn',
    });
    await loadClassifier({ engine: 'wasm' }).then(({ dispose }) => dispose());
    await writeTinyGraphModel(join(directory, 'graph'), [128, 96], {
      name: 'graph',
      featureSet: 'effnet-discogs',
      labels: ['low', 'mid', 'high'],
      tensors: { constants: { 'model/Placeholder_1': false }, activation: 'sigmoid' },
    });
    models = createModelSlot(await loadClassifier({ engine: 'wasm' }));
    api = await startLiveApi({
      info: { serverVersion: '0.0.0', model: models.info() },
      models$: models.info$,
    });
    client = await connectClient(api.url);
    await client.subscribe('all');
  });
  afterEach(async () => {
    running.splice(0).forEach((subscription) => subscription.unsubscribe());
    client.socket.terminate();
    await api.close();
    models.dispose();
    await rm(directory, { recursive: true });
  });

  const play = (station: string, seconds: number, at: (second: number) => void = () => {}) =>
    lastValueFrom(
      publishStation(api.hub, station, listenToStation(liveSource(seconds, at), models), {
        now: Date.now,
      }),
    );

  it('goes on with the next model within a hop, tells its clients and loses no message', async () => {
    const swaps: Promise<unknown>[] = [];
    const swapAt = (second: number): void => {
      if (second === 10) swaps.push(models.swap(() => tiny('layers')));
      if (second === 20) swaps.push(models.swap(() => tiny('graph')));
    };
    await Promise.all([play('fip', 40, swapAt), play('jazz', 40)]);
    await Promise.all(swaps);
    for (const station of ['fip', 'jazz']) {
      await client.find(
        (message) =>
          message.type === 'status' && message.station === station && message.state === 'stopped',
      );
      const seqs = seqsOf(client.messages, station);
      expect(seqs).toEqual(seqs.map((_, index) => index + 1));
      const predictions = predictionsOf(client, station);
      expect(new Set(predictions.map(({ model }) => model.name))).toEqual(
        new Set(['hybrid', 'layers', 'graph']),
      );
      predictions.slice(1).forEach(({ windowEndSeconds, model }, index) => {
        const gap = windowEndSeconds - predictions[index]!.windowEndSeconds;
        expect(gap, `${model.name} at ${windowEndSeconds} s`).toBeLessThan(2 * HOP_SECONDS);
        expect(gap).toBeGreaterThan(-0.1);
      });
      expect(predictions.at(-1)!.droppedWindows).toBe(0);
      expect(Object.keys(predictions.at(-1)!.probabilities)).toEqual(['low', 'mid', 'high']);
    }
    const told = client.messages.filter(({ type }) => type === 'model');
    expect(told).toMatchObject([
      { model: { name: 'layers', featureSet: 'musicnn' }, labels: ['bass', 'middle', 'treble'] },
      { model: { name: 'graph' }, labels: ['low', 'mid', 'high'], hopSeconds: 0.992 },
    ]);
    const late = await connectClient(api.url);
    expect(late.messages[0]).toMatchObject({ type: 'welcome', labels: ['low', 'mid', 'high'] });
    late.socket.terminate();
  });

  it('keeps the old model when the next one fails', async () => {
    const failure = models.swap(() => loadClassifier({ model: join(directory, 'nowhere') }));
    await expect(failure).rejects.toThrow('nowhere');
    const broken = models.swap(async () => ({
      ...(await tiny('layers')),
      step: () => Promise.reject(new Error('no such kernel')),
    }));
    await expect(broken).rejects.toThrow(/does not run on wasm: no such kernel/);
    await play('fip', 6);
    await client.find(({ type }) => type === 'status');
    expect(predictionsOf(client, 'fip').every(({ model }) => model.name === 'hybrid')).toBe(true);
    expect(client.messages.some(({ type }) => type === 'model')).toBe(false);
  });

  it('leaves no tensor behind in twenty swaps under load', async () => {
    await models.swap(() => tiny('layers'));
    const before = tf.memory().numTensors;
    const swaps: Promise<unknown>[] = [];
    const swapAt = (second: number): void => {
      if (second > 0 && second <= 20) {
        swaps.push(models.swap(() => tiny(second % 2 === 0 ? 'layers' : 'graph')));
      }
    };
    await Promise.all([play('fip', 24, swapAt), play('jazz', 24)]);
    await Promise.all(swaps);
    expect(swaps).toHaveLength(20);
    expect(models.info().name).toBe('layers');
    expect(tf.memory().numTensors).toBe(before);
  });
});

import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadClassifier, type Classifier } from '../../models/index.js';
import { listenToStation } from '../../src/pipeline.js';
import { publishStation } from '../../src/publish/hub/publish-station.js';
import { createSyntheticSource } from '../../streams/sources/synthetic-source.js';
import { connectClient, startLiveApi } from '../helpers/live-api.js';
import { report } from '../helpers/report.js';

const MINUTES = 10;
const MIB = 2 ** 20;

type Footprint = { readonly minute: number; readonly tensors: number; readonly rssMiB: number };

const footprint = (minute: number): Footprint => ({
  minute,
  tensors: tf.memory().numTensors,
  rssMiB: Math.round(process.memoryUsage().rss / MIB),
});

describe('a replay of ten minutes through sound, features, model, smoothing and server', () => {
  let classifier: Classifier;
  beforeAll(async () => {
    classifier = await loadClassifier({ engine: 'wasm' });
  });
  afterAll(() => classifier.dispose());

  it('keeps tensors and memory flat while a client listens', { timeout: 180_000 }, async () => {
    const api = await startLiveApi();
    api.hub.addStation('replay', 'synthetic:demo');
    const client = await connectClient(api.url);
    await client.subscribe('all', { stations: ['replay'] });
    const source = createSyntheticSource('demo', { pace: 'demand', seconds: MINUTES * 60 });
    const footprints: Footprint[] = [];
    const outputs = listenToStation(source, classifier);
    const context = { now: Date.now };
    const messages = publishStation(api.hub, 'replay', outputs, context);
    messages.subscribe((message) => {
      if (message.type !== 'prediction') return;
      const minute = Math.floor(message.windowEndSeconds / 60);
      if (minute > footprints.length) footprints.push(footprint(minute));
    });
    await client.find(
      ({ type, ...rest }) => type === 'status' && 'state' in rest && rest.state === 'stopped',
    );
    await api.close();
    for (const { minute, tensors, rssMiB } of footprints) {
      report(`minute ${minute}: ${tensors} tensors, ${rssMiB} MiB resident`);
    }
    const [first, ...later] = footprints;
    expect(later.length).toBeGreaterThanOrEqual(MINUTES - 2);
    expect(new Set(later.map(({ tensors }) => tensors))).toEqual(new Set([first.tensors]));
    expect(later.at(-1)!.rssMiB - later[0].rssMiB).toBeLessThan(64);
  });
});

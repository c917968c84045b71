import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filter, firstValueFrom } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenToStation } from '../../../src/pipeline.js';
import { createSource, SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { renderSynthetic } from '../../../streams/sources/synthetic/render-synthetic.js';
import { encodeWavChannels } from '../../helpers/encode-wav-channels.js';
import { createFakeClassifier } from '../../helpers/fake-classifier.js';
import { type IcecastServer, startIcecast } from '../../helpers/icecast-server.js';
import { addDc, joinSounds, repeatSound } from '../../helpers/make-sound.js';
import { makeSine } from '../../helpers/make-sine.js';
import { needs } from '../../helpers/needs.js';

const SECONDS = 30;
const MP3 = ['-c:a', 'libmp3lame', '-b:a', '128k', '-content_type', 'audio/mpeg', '-f', 'mp3'];

const music = renderSynthetic('jazz', SECONDS);
const loop = music.subarray(2 * SAMPLE_RATE_HZ, 3.3 * SAMPLE_RATE_HZ);
const quiet = new Float32Array(SECONDS * SAMPLE_RATE_HZ);

/** Left and right of what is broken, each with the name of its alarm. */
const BROKEN = {
  'dead-air': [quiet, quiet],
  tone: [
    makeSine(1000, SAMPLE_RATE_HZ, SECONDS, 0.2),
    makeSine(1000, SAMPLE_RATE_HZ, SECONDS, 0.2),
  ],
  loop: [repeatSound(loop, SECONDS), repeatSound(loop, SECONDS)],
  'dc-offset': [addDc(music, 0.1), music],
} as const;

describe.skipIf(!needs('icecast2', 'ffmpeg'))('alarms through a real Icecast', () => {
  let folder: string;
  let icecast: IcecastServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-alarms-'));
    icecast = await startIcecast();
  });
  afterAll(async () => {
    await icecast.stop();
    await rm(folder, { recursive: true });
  });

  const hear = async (name: keyof typeof BROKEN): Promise<string> => {
    const [left, right] = BROKEN[name];
    const path = join(folder, `${name}.wav`);
    const start = music.subarray(0, 2 * SAMPLE_RATE_HZ);
    const channels = [joinSounds(start, left), joinSounds(start, right)];
    await writeFile(path, encodeWavChannels(channels, SAMPLE_RATE_HZ));
    await icecast.feed(`/${name}.mp3`, ['-i', path], MP3);
    const alarms = { deadAirSeconds: 3, toneSeconds: 3, loopSeconds: 6, dcSeconds: 2 };
    const source = createSource(`radio:${icecast.urlOf(`/${name}.mp3`)}`);
    const outputs = listenToStation(source, createFakeClassifier(), { alarms });
    const output = await firstValueFrom(outputs.pipe(filter(({ kind }) => kind === 'alarm')));
    return output.kind === 'alarm' ? `${output.alarm.alarm} ${output.alarm.event}` : '';
  };

  it('are each told by their name', { timeout: 60_000 }, async () => {
    const names = ['dead-air', 'tone', 'loop', 'dc-offset'] as const;
    const heard = await Promise.all(names.map(hear));
    expect(heard).toEqual(names.map((name) => `${name} began`));
  });
});

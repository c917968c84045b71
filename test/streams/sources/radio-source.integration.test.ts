import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSource, SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { encodeWav } from '../../helpers/encode-wav.js';
import { type IcecastServer, startIcecast } from '../../helpers/icecast-server.js';
import { makeSine } from '../../helpers/make-sine.js';
import { measureFrequency } from '../../helpers/measure-frequency.js';
import { needs } from '../../helpers/needs.js';
import { recordEvents, type Recording } from '../../helpers/record-events.js';

const TONE_HZ = 500;
const DATA = process.env['EARSHOT_DATA'];

const MOUNTS = {
  '/tone.mp3': ['-c:a', 'libmp3lame', '-b:a', '128k', '-content_type', 'audio/mpeg', '-f', 'mp3'],
  '/tone.aac': ['-c:a', 'aac', '-b:a', '128k', '-content_type', 'audio/aac', '-f', 'adts'],
  '/tone.ogg': ['-c:a', 'libvorbis', '-content_type', 'application/ogg', '-f', 'ogg'],
  '/tone.opus': ['-c:a', 'libopus', '-content_type', 'audio/ogg', '-f', 'ogg'],
} as const;

describe.skipIf(!needs('icecast2', 'ffmpeg'))('a radio source and a real Icecast server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-radio-'));
  const wav = join(folder, 'tone.wav');
  const playTone = ['-stream_loop', '-1', '-i', wav, '-metadata', 'title=A Tone'];
  let server: IcecastServer;
  const recordings: Recording[] = [];
  const listen = (url: string, decoder?: 'wasm'): Recording => {
    const recording = recordEvents(createSource(`radio:${url}`, { decoder }));
    recordings.push(recording);
    return recording;
  };

  beforeAll(async () => {
    writeFileSync(wav, encodeWav(makeSine(TONE_HZ, 44_100, 10), 44_100));
    server = await startIcecast();
  });
  afterEach(() => recordings.splice(0).forEach((recording) => recording.stop()));
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(Object.entries(MOUNTS))(
    'hears the tone of the mount %s with ffmpeg and without',
    async (mount, encoding) => {
      const feed = await server.feed(mount, playTone, encoding);
      for (const decoder of [undefined, 'wasm'] as const) {
        const samples = await listen(server.urlOf(mount), decoder).samples(2 * SAMPLE_RATE_HZ);
        expect(measureFrequency(samples, SAMPLE_RATE_HZ)).toBeCloseTo(TONE_HZ, 0);
      }
      await feed.stop();
    },
    40_000,
  );

  it('tells the title in an Ogg stream', async () => {
    const feed = await server.feed('/titled.ogg', playTone, MOUNTS['/tone.ogg']);
    const heard = listen(server.urlOf('/titled.ogg'));
    expect(await heard.next(({ kind }) => kind === 'metadata')).toMatchObject({ title: 'A Tone' });
    await feed.stop();
  });

  it('tells titles as they change', async () => {
    const feed = await server.feed('/titles.mp3', playTone, MOUNTS['/tone.mp3']);
    const heard = listen(server.urlOf('/titles.mp3'));
    await heard.samples(SAMPLE_RATE_HZ);
    for (const title of ["Björk - It's Oh So Quiet", 'Another; One']) {
      await server.setTitle('/titles.mp3', title);
      await heard.next((event) => event.kind === 'metadata' && event.title === title);
    }
    await feed.stop();
  });

  it('comes back when the server is killed and started again', async () => {
    const first = await startIcecast();
    await first.feed('/tone.mp3', playTone, MOUNTS['/tone.mp3']);
    const heard = listen(first.urlOf('/tone.mp3'));
    await heard.samples(SAMPLE_RATE_HZ);
    await first.stop();
    await heard.next((event) => event.kind === 'status' && event.state === 'backoff');
    const broken = heard.events.length;
    const second = await startIcecast(first.port);
    await second.feed('/tone.mp3', playTone, MOUNTS['/tone.mp3']);
    const samples = await heard.samples(SAMPLE_RATE_HZ, broken);
    expect(measureFrequency(samples, SAMPLE_RATE_HZ)).toBeCloseTo(TONE_HZ, 0);
    expectContinuousTime(heard);
    await second.stop();
  }, 60_000);

  it.skipIf(DATA === undefined)('hears real music', async () => {
    const clips = join(DATA!, 'gtzan/audio');
    const clip = readdirSync(clips, { recursive: true, encoding: 'utf8' }).find((path) =>
      path.endsWith('.flac'),
    )!;
    const play = ['-stream_loop', '-1', '-i', join(clips, clip)];
    const feed = await server.feed('/music.mp3', play, MOUNTS['/tone.mp3']);
    const samples = await listen(server.urlOf('/music.mp3')).samples(2 * SAMPLE_RATE_HZ);
    expect(Math.max(...samples.slice(-SAMPLE_RATE_HZ))).toBeGreaterThan(0.01);
    await feed.stop();
  });
});

/** Each chunk begins where the one before ended, and exactly the first after the break is interrupted. */
const expectContinuousTime = ({ events }: Recording): void => {
  const chunks = events.flatMap((event) => (event.kind === 'audio' ? [event.chunk] : []));
  let heardSamples = 0;
  for (const { startSeconds, samples } of chunks) {
    expect(startSeconds).toBeCloseTo(heardSamples / SAMPLE_RATE_HZ, 6);
    heardSamples += samples.length;
  }
  expect(chunks[0]?.interrupted).toBe(false);
  expect(chunks.filter(({ interrupted }) => interrupted).length).toBeGreaterThanOrEqual(1);
};

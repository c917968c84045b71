import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_RATE_HZ } from '../../../../streams/index.js';
import { createRadioSource } from '../../../../streams/sources/radio-source.js';
import { encodeWav } from '../../../helpers/encode-wav.js';
import { type Fault, type FaultyProxy, startFaultyProxy } from '../../../helpers/faulty-proxy.js';
import { type IcecastServer, startIcecast } from '../../../helpers/icecast-server.js';
import { makeSine } from '../../../helpers/make-sine.js';
import { measureFrequency } from '../../../helpers/measure-frequency.js';
import { needs } from '../../../helpers/needs.js';
import { recordEvents, type Recording } from '../../../helpers/record-events.js';

const TONE_HZ = 500;
const MP3 = ['-c:a', 'libmp3lame', '-b:a', '128k', '-content_type', 'audio/mpeg', '-f', 'mp3'];
/** As in the program, but a stall is called one after a second, so that the tests need not wait. */
const WATCHDOG = { firstAudioMs: 2500, stalledAfterMs: 1000, abandonAfterMs: 1000 };

const statesOf = ({ events }: Recording): readonly string[] =>
  events.flatMap((event) => (event.kind === 'status' ? [event.state] : []));

/** Media time goes on without a gap, wall time never back. */
const expectTimeToGoOn = ({ events }: Recording): void => {
  let heardSamples = 0;
  let wallMs = 0;
  for (const event of events) {
    if (event.kind !== 'audio') continue;
    const { startSeconds, samples, capturedAtMs } = event.chunk;
    expect(startSeconds).toBeCloseTo(heardSamples / SAMPLE_RATE_HZ, 6);
    expect(capturedAtMs).toBeGreaterThanOrEqual(wallMs);
    heardSamples += samples.length;
    wallMs = capturedAtMs;
  }
};

/** Programs of a name that this process has started. */
const childrenNamed = (name: string): readonly number[] =>
  execFileSync('ps', ['-o', 'pid=,comm=', '--ppid', `${process.pid}`], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.trim().endsWith(name))
    .map((line) => Number.parseInt(line, 10));

describe.skipIf(!needs('icecast2', 'ffmpeg', 'ps'))('a supervised radio and a real Icecast', () => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-supervision-'));
  const wav = join(folder, 'tone.wav');
  const playTone = ['-stream_loop', '-1', '-i', wav];
  let icecast: IcecastServer;
  let proxy: FaultyProxy;
  const recordings: Recording[] = [];
  const listen = (url: string, decoder: 'ffmpeg' | 'wasm' = 'wasm'): Recording => {
    const options = { decoder, watchdog: WATCHDOG, random: () => 0.999 };
    const recording = recordEvents(createRadioSource(url, options));
    recordings.push(recording);
    return recording;
  };
  const reach = (heard: Recording, state: string, from = 0) =>
    heard.next((event) => event.kind === 'status' && event.state === state, from);

  beforeAll(async () => {
    writeFileSync(wav, encodeWav(makeSine(TONE_HZ, 44_100, 10), 44_100));
    icecast = await startIcecast();
    await icecast.feed('/tone.mp3', playTone, MP3);
    proxy = await startFaultyProxy(icecast.port);
  });
  afterEach(() => {
    recordings.splice(0).forEach((recording) => recording.stop());
    proxy.turnTo('none');
  });
  afterAll(async () => {
    await proxy.close();
    await icecast.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const expectBack = async (heard: Recording, from: number): Promise<void> => {
    await reach(heard, 'running', from);
    const samples = await heard.samples(SAMPLE_RATE_HZ, from);
    expect(measureFrequency(samples.slice(-SAMPLE_RATE_HZ / 2), SAMPLE_RATE_HZ)).toBeCloseTo(
      TONE_HZ,
      -1,
    );
    const after = heard.events.slice(from).find(({ kind }) => kind === 'audio');
    expect(after).toMatchObject({ chunk: { interrupted: true } });
    expectTimeToGoOn(heard);
  };

  it.each<readonly [Fault, string, number]>([
    ['stall', 'stalled', 4],
    ['trickle', 'stalled', 4],
    ['cut', 'backoff', 4],
    ['reset', 'backoff', 4],
  ])('is told of a server that turns to "%s", and hears it again', async (fault, state) => {
    const heard = listen(`${proxy.url}/tone.mp3`);
    await heard.samples(4 * SAMPLE_RATE_HZ);
    proxy.turnTo(fault);
    await reach(heard, state);
    if (state === 'stalled') await reach(heard, 'backoff');
    const broken = heard.events.length;
    proxy.turnTo('none');
    await expectBack(heard, broken);
  });

  it.each<readonly [Fault, RegExp]>([
    ['redirect', /404 Not Found; it was heard before, so trying again in/],
    ['answer-503', /503 Busy; trying again in/],
    ['never-answer', /expected audio within 2.5 s, none came; trying again in/],
    ['trickle', /expected audio within 2.5 s, none came; trying again in/],
  ])('waits, when the next connection meets "%s", for a better one', async (fault, reason) => {
    const heard = listen(`${proxy.url}/tone.mp3`);
    await heard.samples(4 * SAMPLE_RATE_HZ);
    proxy.turnTo('reset');
    await reach(heard, 'backoff');
    proxy.turnTo(fault);
    const said = await heard.next(
      (event) => event.kind === 'status' && reason.test(event.reason ?? ''),
    );
    const broken = heard.events.indexOf(said);
    proxy.turnTo('none');
    await expectBack(heard, broken);
  });

  it('lives through corrupted bytes', async () => {
    const heard = listen(`${proxy.url}/tone.mp3`);
    await heard.samples(4 * SAMPLE_RATE_HZ);
    proxy.turnTo('corrupt');
    const { length } = heard.events;
    await heard.next(() => true, length);
    proxy.turnTo('none');
    const samples = await heard.samples(6 * SAMPLE_RATE_HZ, length);
    expect(samples.every((sample) => Math.abs(sample) <= 4)).toBe(true);
    expectTimeToGoOn(heard);
  });

  it('hears a source that was dropped and comes back, though its mount is a 404 meanwhile', async () => {
    const mount = '/dropped.mp3';
    const feed = await icecast.feed(mount, playTone, MP3);
    const heard = listen(icecast.urlOf(mount));
    await heard.samples(4 * SAMPLE_RATE_HZ);
    await feed.stop();
    const gone = (event: { kind: string; reason?: string }) => /404/.test(event.reason ?? '');
    const broken = heard.events.indexOf(await heard.next(gone));
    const again = await icecast.feed(mount, playTone, MP3);
    await expectBack(heard, broken);
    await again.stop();
  });

  it('starts another ffmpeg when the one that decodes is killed', async () => {
    const others = new Set(childrenNamed('ffmpeg'));
    const heard = listen(`${proxy.url}/tone.mp3`, 'ffmpeg');
    await heard.samples(4 * SAMPLE_RATE_HZ);
    const decoders = childrenNamed('ffmpeg').filter((pid) => !others.has(pid));
    expect(decoders).toHaveLength(1);
    decoders.forEach((pid) => process.kill(pid, 'SIGKILL'));
    await reach(heard, 'backoff');
    await expectBack(heard, heard.events.length);
  });

  it('says each change of a long outage once, and asks no more than twice in three seconds', async () => {
    const heard = listen(`${proxy.url}/tone.mp3`);
    await heard.samples(4 * SAMPLE_RATE_HZ);
    proxy.turnTo('answer-503');
    const before = proxy.connections();
    proxy.turnTo('reset');
    await reach(heard, 'backoff');
    proxy.turnTo('answer-503');
    await heard.next((event) => event.kind === 'status' && /503/.test(event.reason ?? ''));
    const { length } = statesOf(heard);
    const asked = proxy.connections();
    const startMs = performance.now();
    await expect.poll(() => proxy.connections(), { timeout: 10_000 }).toBeGreaterThan(asked + 3);
    expect(performance.now() - startMs).toBeGreaterThan(2500);
    expect(asked).toBeGreaterThan(before);
    expect(statesOf(heard)).toHaveLength(length);
  });
});

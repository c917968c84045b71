import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastValueFrom, toArray } from 'rxjs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SourceEvent } from '../../../streams/sources/audio-source.js';
import { createFileSource } from '../../../streams/sources/file-source.js';
import { encodeWavChannels } from '../../helpers/encode-wav-channels.js';
import { makeSine } from '../../helpers/make-sine.js';
import { signalToNoiseDb } from '../../helpers/signal-to-noise.js';

const wave = makeSine(440, 22_050, 1.25);
let folder = '';
const inFolder = (name: string, bytes: string | Uint8Array = ''): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const audioOf = (events: readonly SourceEvent[]) =>
  events.flatMap((event) => (event.kind === 'audio' ? [event.chunk] : []));
const OPEN_FILES = '/proc/self/fd';
const isOpen = (path: string): boolean =>
  readdirSync(OPEN_FILES).some((number) => {
    const link = join(OPEN_FILES, number);
    return existsSync(link) && readlinkSync(link) === realpathSync(path);
  });
const play = (path: string): Promise<SourceEvent[]> =>
  lastValueFrom(
    createFileSource(path, { pace: 'demand', decoder: 'wasm' }).events().pipe(toArray()),
  );

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-file-source-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => void vi.useRealTimers());

describe('createFileSource', () => {
  it('plays a file from its first to its last sample', async () => {
    const path = inFolder('my song.wav', encodeWavChannels([wave], 22_050));
    const events = await play(path);
    const told = events.filter((event) => event.kind !== 'audio');
    expect(told).toEqual([
      { kind: 'status', state: 'starting', reason: 'opening the file' },
      { kind: 'metadata', title: 'my song' },
      { kind: 'status', state: 'running', reason: 'audio is there' },
      { kind: 'status', state: 'stopped', reason: 'the file came to its end' },
    ]);
    const chunks = audioOf(events);
    const heard = Float32Array.from(chunks.flatMap((chunk) => [...chunk.samples]));
    expect(heard.length).toBe(wave.length);
    expect(signalToNoiseDb(wave, heard, 0)).toBeGreaterThan(80);
    expect(chunks.map((chunk) => chunk.startSeconds.toFixed(2)).slice(0, 3)).toEqual([
      '0.00',
      '0.10',
      '0.20',
    ]);
    expect(chunks.every((chunk) => !chunk.interrupted)).toBe(true);
  });

  it('waits until the listener is ready before each chunk', async () => {
    const path = inFolder('long.wav', encodeWavChannels([makeSine(440, 22_050, 30)], 22_050));
    let allowed = 3;
    let wake = (): void => undefined;
    const ready = (): Promise<void> =>
      allowed-- > 0 ? Promise.resolve() : new Promise((resolve) => (wake = resolve));
    const chunks: number[] = [];
    const source = createFileSource(path, { pace: 'demand', decoder: 'wasm' });
    const subscription = source.events({ ready }).subscribe((event) => {
      if (event.kind === 'audio') chunks.push(event.chunk.startSeconds);
    });
    await vi.waitUntil(() => allowed < 0);
    expect(chunks.length).toBe(3);
    wake();
    await vi.waitUntil(() => chunks.length === 4);
    subscription.unsubscribe();
  });

  it('follows the clock without drifting, and stops its timer when left', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    const path = inFolder('clock.wav', encodeWavChannels([wave], 22_050));
    const captured: number[] = [];
    const source = createFileSource(path, { pace: 'realtime', decoder: 'wasm' });
    const startedAtMs = Date.now();
    const subscription = source.events().subscribe((event) => {
      if (event.kind === 'audio') captured.push(event.chunk.capturedAtMs - startedAtMs);
    });
    for (let chunk = 1; chunk <= 9; chunk++) {
      while (vi.getTimerCount() === 0) await new Promise(setImmediate);
      // The clock goes in steps that do not fit the chunks: none may be early, and none adds up to lateness.
      while (captured.length < chunk) {
        vi.advanceTimersByTime(7);
        do await new Promise(setImmediate);
        while (vi.getTimerCount() === 0);
      }
    }
    captured.forEach((atMs, index) => {
      expect(atMs).toBeGreaterThanOrEqual(100 * (index + 1));
      expect(atMs).toBeLessThan(100 * (index + 1) + 14);
    });
    subscription.unsubscribe();
    expect(vi.getTimerCount()).toBe(0);
    expect(source.live).toBe(true);
  });

  describe.skipIf(!existsSync(OPEN_FILES))('when it is left', () => {
    const source = () => {
      const path = inFolder('left.wav', encodeWavChannels([makeSine(440, 22_050, 30)], 22_050));
      return { path, events: createFileSource(path, { pace: 'demand', decoder: 'wasm' }).events };
    };

    it('has closed the file, or never opened it, whenever that was', async () => {
      const { path, events } = source();
      for (let turns = 0; turns < 12; turns++) {
        const subscription = events().subscribe();
        for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
        subscription.unsubscribe();
      }
      await vi.waitUntil(() => !isOpen(path));
    });

    it('closes the file even while it waits for a listener who never is ready', async () => {
      const { path, events } = source();
      const ready = vi.fn(() => new Promise<void>(() => undefined));
      const subscription = events({ ready }).subscribe();
      await vi.waitUntil(() => ready.mock.calls.length > 0);
      expect(isOpen(path)).toBe(true);
      subscription.unsubscribe();
      await vi.waitUntil(() => !isOpen(path));
    });
  });

  it.each([
    [
      'a missing file',
      () => join(folder, 'none.mp3'),
      /none\.mp3: expected an audio file, got no such file$/,
    ],
    ['a directory', () => folder, /: expected an audio file, got a directory$/],
    [
      'an empty file',
      () => inFolder('empty.mp3'),
      /empty\.mp3: expected an audio file, got an empty file$/,
    ],
  ])('refuses %s', async (_, makePath, message) => {
    const playing = play(makePath());
    await expect(playing).rejects.toMatchObject({
      name: 'SourceUnavailableError',
      retryable: false,
    });
    await expect(playing).rejects.toThrow(message);
  });

  it.skipIf(process.getuid?.() === 0)('refuses a file that may not be read', async () => {
    const path = inFolder('secret.wav', encodeWavChannels([wave], 22_050));
    chmodSync(path, 0);
    await expect(play(path)).rejects.toThrow(/this user may not read$/);
  });

  it('refuses text that is named .mp3, naming the file', async () => {
    const playing = play(inFolder('letter.mp3', 'Dear listener, no music today.'));
    await expect(playing).rejects.toMatchObject({ name: 'DecodeError' });
    await expect(playing).rejects.toThrow(
      /letter\.mp3: expected audio .* got text starting with "Dear/,
    );
  });

  it('plays what there is of a file that was cut off', async () => {
    const path = inFolder('cut.wav', encodeWavChannels([wave], 22_050));
    truncateSync(path, 30_001);
    const samples = audioOf(await play(path)).reduce((sum, chunk) => sum + chunk.samples.length, 0);
    expect(samples).toBe(Math.floor((30_001 - 44) / 2));
  });
});

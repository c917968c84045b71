import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSource, SAMPLE_RATE_HZ } from '../../../../streams/index.js';
import { encodeWav } from '../../../helpers/encode-wav.js';
import { makeSine } from '../../../helpers/make-sine.js';
import { measureFrequency } from '../../../helpers/measure-frequency.js';
import { needs } from '../../../helpers/needs.js';
import { recordEvents, type Recording } from '../../../helpers/record-events.js';
import { serveHttp, type TestServer } from '../../../helpers/serve-http.js';
import { stopChild } from '../../../helpers/stop-child.js';
import { waitUntil } from '../../../helpers/wait-until.js';

const TONE_HZ = 500;

describe.skipIf(!needs('ffmpeg'))('a live HLS station made by ffmpeg', () => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-hls-'));
  const wav = join(folder, 'tone.wav');
  let server: TestServer;
  const children: ChildProcess[] = [];
  const recordings: Recording[] = [];

  beforeAll(async () => {
    writeFileSync(wav, encodeWav(makeSine(TONE_HZ, 44_100, 10), 44_100));
    server = await serveHttp((request, response) => {
      try {
        response.end(readFileSync(join(folder, request.url ?? '')));
      } catch {
        response.writeHead(404).end();
      }
    });
  });
  afterEach(async () => {
    recordings.splice(0).forEach((recording) => recording.stop());
    await Promise.all(children.splice(0).map((child) => stopChild(child)));
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Segments of one second, the last four of them; resolves when two are there. */
  const broadcast = async (name: string, options: readonly string[]): Promise<void> => {
    const input = ['-loglevel', 'error', '-re', '-stream_loop', '-1', '-i', wav];
    const hls = ['-f', 'hls', '-hls_time', '1', '-hls_list_size', '4'];
    const files = ['-hls_flags', 'delete_segments', ...options, join(folder, `${name}.m3u8`)];
    children.push(spawn('ffmpeg', [...input, ...hls, ...files], { stdio: 'ignore' }));
    await waitUntil(
      () => (readFileSync(join(folder, `${name}.m3u8`), 'utf8').match(/#EXTINF/g) ?? []).length > 1,
    );
  };
  const listen = (path: string, decoder: 'auto' | 'wasm'): Recording => {
    const recording = recordEvents(createSource(`radio:${server.url}${path}`, { decoder }));
    recordings.push(recording);
    return recording;
  };
  const expectTone = async (path: string, decoder: 'auto' | 'wasm'): Promise<void> => {
    // More than lies in the playlist at first: it must have been loaded again.
    const heard = listen(path, decoder);
    const samples = await heard.samples(5 * SAMPLE_RATE_HZ);
    expect(measureFrequency(samples, SAMPLE_RATE_HZ)).toBeCloseTo(TONE_HZ, 0);
    expect(
      heard.events.filter((event) => event.kind === 'audio' && event.chunk.interrupted),
    ).toEqual([]);
  };

  it.each(['auto', 'wasm'] as const)(
    'is heard from MPEG-TS segments with AAC, decoder %s',
    async (decoder) => {
      await broadcast(`ts-${decoder}`, ['-c:a', 'aac']);
      await expectTone(`/ts-${decoder}.m3u8`, decoder);
    },
  );

  it('is heard from MPEG-TS segments with MP3', async () => {
    await broadcast('mp3', ['-c:a', 'libmp3lame']);
    await expectTone('/mp3.m3u8', 'wasm');
  });

  it('is heard from fragmented MP4 with ffmpeg, through a master playlist', async () => {
    await broadcast('mp4', [
      '-c:a',
      'aac',
      '-hls_segment_type',
      'fmp4',
      '-hls_fmp4_init_filename',
      'mp4-init.mp4',
    ]);
    writeFileSync(
      join(folder, 'master.m3u8'),
      '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=2000000,CODECS="avc1.4d,mp4a.40.2"\nvideo.m3u8\n' +
        '#EXT-X-STREAM-INF:BANDWIDTH=96000,CODECS="mp4a.40.2"\nmp4.m3u8\n',
    );
    await expectTone('/master.m3u8', 'auto');
  });

  it('asks for ffmpeg where fragmented MP4 comes and there is none', async () => {
    await broadcast('needs', [
      '-c:a',
      'aac',
      '-hls_segment_type',
      'fmp4',
      '-hls_fmp4_init_filename',
      'needs-init.mp4',
    ]);
    await expect(listen('/needs.m3u8', 'wasm').next(() => false)).rejects.toThrow(
      /expected ffmpeg/,
    );
  });
});

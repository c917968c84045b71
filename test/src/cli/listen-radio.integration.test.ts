import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Prediction, predictionSchema } from '../../../src/protocol/index.js';
import { SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { renderSynthetic } from '../../../streams/sources/synthetic/render-synthetic.js';
import { encodeWav } from '../../helpers/encode-wav.js';
import { type IcecastServer, startIcecast } from '../../helpers/icecast-server.js';
import { needs } from '../../helpers/needs.js';
import { DATA_FOLDER } from '../../helpers/real-clips.js';
import { startEarshot } from '../../helpers/run-earshot.js';

const SONG_SECONDS = 24;
const MP3 = ['-c:a', 'libmp3lame', '-b:a', '128k', '-content_type', 'audio/mpeg', '-f', 'mp3'];

/** Two songs that no ear would confuse: real ones where there are any. */
const writeSongs = async (folder: string): Promise<readonly [string, string]> => {
  if (DATA_FOLDER) {
    const clip = (genre: string) =>
      join(DATA_FOLDER ?? '', 'gtzan/audio', genre, `${genre}.00000.flac`);
    return [clip('classical'), clip('metal')];
  }
  const write = async (name: 'classical' | 'metal'): Promise<string> => {
    const path = join(folder, `${name}.wav`);
    await writeFile(path, encodeWav(renderSynthetic(name, SONG_SECONDS), SAMPLE_RATE_HZ));
    return path;
  };
  return [await write('classical'), await write('metal')];
};

/** Plays the songs one after the other, over and over, each `SONG_SECONDS` long. */
const playlistInput = async (folder: string, songs: readonly string[]): Promise<string[]> => {
  const list = join(folder, 'songs.txt');
  const entries = songs.map((song) => `file '${song}'\noutpoint ${SONG_SECONDS}`);
  await writeFile(list, `ffconcat version 1.0\n${entries.join('\n')}\n`);
  return ['-stream_loop', '-1', '-f', 'concat', '-safe', '0', '-i', list];
};

const predictionsOf = (output: string): Prediction[] =>
  output
    .split('\n')
    .filter((line) => line.startsWith('{"type":"prediction"') && line.endsWith('}'))
    .map((line) => predictionSchema.parse(JSON.parse(line)));

describe.skipIf(!needs('icecast2', 'ffmpeg'))(
  'earshot listen radio: against a real Icecast',
  () => {
    let folder: string;
    let icecast: IcecastServer;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'earshot-radio-'));
      icecast = await startIcecast();
    });
    afterAll(async () => {
      await icecast.stop();
      await rm(folder, { recursive: true });
    });

    test('follows the change of genre and of title', { timeout: 120_000 }, async () => {
      const songs = await writeSongs(folder);
      await icecast.feed('/songs.mp3', await playlistInput(folder, songs), MP3);
      await icecast.setTitle('/songs.mp3', 'Somebody - First Song');
      const url = `radio:${icecast.urlOf('/songs.mp3')}`;
      const running = startEarshot(['listen', url, '--json', '--for', '52', '--port', '0']);
      await running.until('First Song');
      await icecast.setTitle('/songs.mp3', 'Somebody - Second Song');
      const run = await running.ended;
      expect(run).toMatchObject({ code: 0, leftRunning: false });
      const predictions = predictionsOf(run.stdout);
      const titles = new Set(predictions.map(({ title }) => title));
      expect(titles).toContain('Somebody - First Song');
      expect(titles).toContain('Somebody - Second Song');
      const mean = (label: string, from: number, to: number): number => {
        const heard = predictions.filter(({ windowEndSeconds: end }) => end > from && end < to);
        return heard.reduce((sum, { smoothed }) => sum + smoothed[label], 0) / heard.length;
      };
      const [early, late] = [
        [0, SONG_SECONDS - 4],
        [SONG_SECONDS + 12, 2 * SONG_SECONDS - 2],
      ];
      expect(mean('classical', early[0], early[1])).toBeGreaterThan(
        mean('classical', late[0], late[1]),
      );
      expect(mean('metal', late[0], late[1])).toBeGreaterThan(mean('metal', early[0], early[1]));
      if (!DATA_FOLDER) return;
      const held = predictions.map(({ genre }) => genre);
      expect(held).toContain('classical');
      expect(held).toContain('metal');
    });
  },
);

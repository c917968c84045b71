import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { PROTOCOL, predictionSchema, type Prediction } from '../../../src/protocol/index.js';
import { SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { encodeWav } from '../../helpers/encode-wav.js';
import { runEarshot, startEarshot } from '../../helpers/run-earshot.js';
import { synthesiseChords } from '../../helpers/synthesise-chords.js';

let folder = '';
let song = '';
let text = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-listen-'));
  song = join(folder, 'chords.wav');
  text = join(folder, 'text.mp3');
  writeFileSync(song, encodeWav(synthesiseChords(), SAMPLE_RATE_HZ));
  writeFileSync(text, 'This is no music, only words.\n'.repeat(100));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const readLines = (stdout: string): Prediction[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => predictionSchema.parse(JSON.parse(line)));

describe('earshot listen --json', () => {
  test('writes the predictions of a file and ends with it', async () => {
    const run = await runEarshot(['listen', `file:${song}`, '--fast', '--json', '--port', '0']);
    const predictions = readLines(run.stdout);
    expect(predictions.length).toBeGreaterThan(1);
    expect(new Set(predictions.map(({ station }) => station))).toEqual(new Set(['chords']));
    expect(run).toMatchObject({ code: 0, stderr: '', leftRunning: false });
  });

  test('gives the same scores as classify', async () => {
    const [live, whole] = await Promise.all([
      runEarshot(['listen', `file:${song}`, '--fast', '--json', '--port', '0']),
      runEarshot(['classify', song, '--json']),
    ]);
    const { windows } = JSON.parse(whole.stdout) as { readonly windows: unknown };
    const heard = readLines(live.stdout).map((prediction) => ({
      startSeconds: prediction.windowStartSeconds,
      endSeconds: prediction.windowEndSeconds,
      probabilities: prediction.probabilities,
      smoothed: prediction.smoothed,
      state: prediction.state,
      ...(prediction.genre !== undefined && { genre: prediction.genre }),
    }));
    expect(heard).toEqual(windows);
  });

  test('describes the sound unless it is told not to, there or in the configuration', async () => {
    const config = join(folder, 'plain.yaml');
    writeFileSync(config, 'descriptors: off\n');
    const listen = ['listen', `file:${song}`, '--fast', '--json', '--port', '0'];
    const [described, ...plain] = await Promise.all(
      [[], ['--no-descriptors'], ['--config', config]].map((flags) =>
        runEarshot([...listen, ...flags]),
      ),
    );
    expect(readLines(described!.stdout).at(-1)?.descriptors?.loudnessLufs).toBeLessThan(0);
    for (const { stdout } of plain) {
      const predictions = readLines(stdout);
      expect(predictions.length).toBeGreaterThan(1);
      for (const prediction of predictions) expect(prediction).not.toHaveProperty('descriptors');
    }
  });

  test('stops by itself when the time is up', async () => {
    const args = ['listen', 'demo-1=synthetic:demo', '--json', '--for', '5', '--port', '0'];
    const run = await runEarshot(args);
    expect(readLines(run.stdout)[0]).toMatchObject({ station: 'demo-1' });
    expect(run).toMatchObject({ code: 0, leftRunning: false });
  });

  test('ends quietly when nobody reads any more', async () => {
    const running = startEarshot(['listen', 'synthetic:demo', '--json', '--port', '0']);
    await running.until('"prediction"');
    running.child.stdout?.destroy();
    expect(await running.ended).toMatchObject({ code: 0, stderr: '', leftRunning: false });
  });

  test('goes on with the other stations when one fails, and tells of it', async () => {
    const sources = [`file:${text}`, `file:${song}`];
    const run = await runEarshot(['listen', ...sources, '--fast', '--json', '--port', '0']);
    expect(readLines(run.stdout).length).toBeGreaterThan(1);
    expect(run.stderr).toContain('text.mp3');
    expect(run).toMatchObject({ code: 0, leftRunning: false });
  });
});

describe('earshot listen --no-dashboard', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'says goodbye to its clients and ends cleanly on %s',
    async (signal) => {
      const running = startEarshot(['listen', 'synthetic:demo', '--no-dashboard', '--port', '0']);
      const log = await running.until('"running"');
      const url = /ws:\/\/[^"]+/.exec(log)?.[0] ?? '';
      const socket = new WebSocket(url, PROTOCOL);
      socket.once('open', () => socket.send(JSON.stringify({ type: 'subscribe', id: 'all' })));
      await new Promise<void>((resolve) => {
        socket.on('message', (data: Buffer) => {
          if (data.toString().includes('"prediction"')) resolve();
        });
      });
      const closed = new Promise<number>((resolve) => socket.once('close', resolve));
      running.child.kill(signal);
      expect(await closed).toBe(1001);
      expect(await running.ended).toMatchObject({ code: 0, stdout: '', leftRunning: false });
    },
  );
});

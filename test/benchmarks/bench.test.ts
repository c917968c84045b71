import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { needs } from '../helpers/needs.js';

const run = promisify(execFile);
const program = fileURLToPath(new URL('./bench.mjs', import.meta.url));
const isPositive = expect.toSatisfy((value) => typeof value === 'number' && value > 0, 'above 0');
const hasIcecast = needs('icecast2', 'ffmpeg');

it('the benchmark says all that is promised of stages, live stations and peers', async () => {
  const { stdout } = await run(process.execPath, [program, '--quick', '--json']);
  const report = JSON.parse(stdout) as object;
  expect(report).toEqual({
    realTimeFactor: {
      decode: isPositive,
      features: isPositive,
      inference: isPositive,
      whole: isPositive,
    },
    stationsHeld: { mp3: hasIcecast ? isPositive : null, pcm: isPositive },
    latencyMs: { p50: isPositive, p95: isPositive, p99: isPositive },
    bytesPerStation: isPositive,
    startSeconds: isPositive,
    peers: expect.objectContaining({
      meyda: expect.objectContaining({ realTimeFactor: isPositive }) as unknown,
    }) as unknown,
  });
}, 240_000);

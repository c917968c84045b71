import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { report } from '../../helpers/report.js';

const REPLAY = fileURLToPath(new URL('./endurance/replay.mjs', import.meta.url));
const STATIONS = 200;
/** Ten minutes fill all that is kept of a station; EARSHOT_MEASURE=1 plays four hours, each second of them. */
const isMeasured = process.env['EARSHOT_MEASURE'] === '1';
const MINUTES = isMeasured ? 240 : 24;
const EVERY_SECONDS = isMeasured ? 1 : 10;
const MEBIBYTE = 2 ** 20;

type Replayed = { readonly heaps: readonly [number, number]; readonly pictures: number };

it('holds its memory over hours of two hundred stations', { timeout: 1_200_000 }, async () => {
  const env = { ...process.env, NODE_ENV: 'production' };
  const args = ['--expose-gc', REPLAY, ...[STATIONS, MINUTES * 60, EVERY_SECONDS].map(String)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  const { heaps, pictures } = JSON.parse(stdout) as Replayed;
  const [half, whole] = heaps.map((bytes) => bytes / MEBIBYTE) as [number, number];
  report(
    `${STATIONS} stations, heap after ${MINUTES / 2} min ${half.toFixed(1)} MiB, after ${MINUTES} min ${whole.toFixed(1)} MiB`,
  );
  expect(pictures).toBeGreaterThan((MINUTES * 60 * 0.8) / EVERY_SECONDS);
  // The timeline of the station that is looked at may grow for six hours.
  expect(whole - half).toBeLessThan(4);
});

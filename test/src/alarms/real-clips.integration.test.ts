import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { raiseAlarms } from '../../../src/alarms/raise-alarms.js';
import { SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { collect } from '../../helpers/collect.js';
import { needs } from '../../helpers/needs.js';
import { DATA_FOLDER } from '../../helpers/real-clips.js';
import { report } from '../../helpers/report.js';
import { toChunks } from '../../helpers/to-chunks.js';

/** One clip in so many; all 1251 take ten minutes. */
const EACH = Number(process.env['EARSHOT_EACH_CLIP'] ?? 30);
const DECODED = ['-f', 'f32le', '-ac', '1', '-ar', String(SAMPLE_RATE_HZ), '-'];

const decode = (path: string): Float32Array => {
  const bytes = execFileSync('ffmpeg', ['-v', 'error', '-i', path, ...DECODED], {
    maxBuffer: 2 ** 28,
  });
  return new Float32Array(Uint8Array.from(bytes).buffer);
};

describe.skipIf(!DATA_FOLDER || !needs('ffmpeg'))('alarms on real clips', () => {
  it('are none on music, speech and noise', { timeout: 120_000 }, () => {
    const folder = DATA_FOLDER ?? '';
    const clips = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(opus|flac)$/.test(path))
      .sort()
      .filter((_, index) => index % EACH === 0);
    let seconds = 0;
    const raised = clips.flatMap((path) => {
      const sound = decode(join(folder, path));
      seconds += sound.length / SAMPLE_RATE_HZ;
      return collect(toChunks(sound), raiseAlarms()).map(({ alarm }) => `${path}: ${alarm}`);
    });
    report(`${clips.length} clips, ${seconds.toFixed(0)} s: ${raised.length} alarms`);
    expect(clips.length).toBeGreaterThan(0);
    expect(raised).toEqual([]);
  });
});

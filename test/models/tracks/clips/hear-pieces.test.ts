import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nearestNeighbours } from '../../../../models/baselines/classical/nearest-neighbours.js';
import { clipStatistics } from '../../../../models/baselines/r2/clip-statistics/clip-statistics.js';
import { hearClip } from '../../../../models/baselines/r2/clip-statistics/hear-clip.js';
import { makeRows } from '../../../../models/baselines/rows/make-rows.js';
import { fitStandardScaler, scaleRows } from '../../../../models/baselines/rows/scaler.js';
import { saveClassical } from '../../../../models/classical/classical-store.js';
import { hearPieces } from '../../../../models/tracks/clips/hear-pieces.js';
import { loadTrackSystem } from '../../../../models/tracks/load-track-system.js';
import { STATISTICS_NAMES } from '../../../../models/tracks/statistics-names.js';
import { renderSynthetic, SAMPLE_RATE_HZ } from '../../../../streams/index.js';
import { encodeWav } from '../../../helpers/encode-wav.js';

const LABELS = ['jazz', 'metal'] as const;
const options = { stop: new AbortController().signal, onProgress: () => undefined };

describe('a recording as pieces of 3 s', () => {
  let directory: string;
  const fileOf = (name: string): string => join(directory, `${name}.wav`);

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'earshot-pieces-'));
    for (const label of LABELS) {
      await writeFile(fileOf(label), encodeWav(renderSynthetic(label, 10), SAMPLE_RATE_HZ));
    }
    const short = renderSynthetic('jazz', 3.05);
    await writeFile(fileOf('short'), encodeWav(short, SAMPLE_RATE_HZ));
    await writeFile(fileOf('too-short'), encodeWav(short.subarray(0, 30_000), SAMPLE_RATE_HZ));
    await writeFile(fileOf('silent'), encodeWav(new Float32Array(88_200), SAMPLE_RATE_HZ));
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('has the statistics of a clip for each, and drops what is left over', async () => {
    const { durationSeconds, pieces } = await hearPieces(fileOf('jazz'), options);
    expect(durationSeconds).toBeCloseTo(10, 1);
    expect(pieces.map(({ length }) => length)).toEqual([48, 48, 48]);
    const short = await hearPieces(fileOf('short'), options);
    const { frames } = await hearClip(fileOf('short'), options.stop);
    const clip = clipStatistics({ frames: frames.slice(0, 39), tempoBpm: undefined });
    expect(short.pieces).toEqual([Float32Array.from(Object.values(clip))]);
  });

  it('is refused in a line when it is too short or silent', async () => {
    await expect(hearPieces(fileOf('too-short'), options)).rejects.toThrow(/too short.*1\.4 s/);
    await expect(hearPieces(fileOf('silent'), options)).rejects.toThrow(/silent/);
  });

  it('is judged by the mean of what a kept model says of its pieces', async () => {
    const heard = await Promise.all(
      LABELS.map(async (label) => {
        const { pieces } = await hearPieces(fileOf(label), options);
        return pieces.map((piece) => ({ inputs: [...piece], label, group: label }));
      }),
    );
    const rows = makeRows(heard.flat(), LABELS);
    const scaler = fitStandardScaler(rows);
    const { arrays } = nearestNeighbours.fit(scaleRows(rows, scaler), { k: 1 }, 1);
    const saved = { kind: nearestNeighbours.name, scaler, arrays: arrays() };
    const facts = { name: 'pieces', labels: [...LABELS] };
    const folder = join(directory, 'pieces');
    await saveClassical(folder, saved, facts, STATISTICS_NAMES.clip);
    const system = await loadTrackSystem(folder);
    const verdict = await system.hear(fileOf('metal'), options);
    expect(verdict.probabilities?.metal).toBeCloseTo(1, 5);
    expect(verdict.probabilities?.jazz).toBeCloseTo(0, 5);
    system.dispose();
  });
});

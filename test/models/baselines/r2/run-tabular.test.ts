import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExperimentContext } from '../../../../models/baselines/experiment.js';
import { readClipTable } from '../../../../models/baselines/r2/read-clip-table.js';
import { runTabular } from '../../../../models/baselines/r2/run-tabular.js';
import { splitClips } from '../../../../models/baselines/r2/split-clips.js';
import { CLASSICAL_MODELS } from '../../../../models/baselines/classical/classical-models.js';
import { shareKnown } from '../../../../models/baselines/rows/share-known.js';
import { createRandom } from '../../../../models/training/random.js';
import { writeTable } from '../../../helpers/write-table.js';
import { madeUpContext } from '../../../helpers/made-up-context.js';

const real = process.env.EARSHOT_DATA;
const GENRES = ['blues', 'metal'];
const CLIPS = GENRES.flatMap((genre) => Array.from({ length: 30 }, (_, i) => `${genre}.${i}`));

/** Two genres, ten artists of six clips each; the first input tells the genres apart, the second nothing. */
const writeClips = async (data: string): Promise<void> => {
  const random = createRandom('clips');
  const rows = CLIPS.map((clip) => {
    const label = clip.split('.')[0];
    const first = GENRES.indexOf(label) * 3 + random();
    return { filename: `${clip}.wav`, length: 1, centroid: first, tempo: random(), label };
  });
  await writeTable(data, 'gtzan_features_30_sec', rows);
  const splits = join(data, 'gtzan', 'splits');
  await mkdir(splits, { recursive: true });
  const artistOf = (place: number): number => Math.floor(place / 6);
  const inPart = (wanted: (artist: number) => boolean): string =>
    CLIPS.filter((_, place) => wanted(artistOf(place) % 5))
      .map((clip) => `${clip.split('.')[0]}/${clip}\n`)
      .join('');
  await writeFile(
    join(splits, 'train_filtered.txt'),
    inPart((artist) => artist < 2),
  );
  await writeFile(
    join(splits, 'valid_filtered.txt'),
    inPart((artist) => artist === 2),
  );
  await writeFile(
    join(splits, 'test_filtered.txt'),
    inPart((artist) => artist > 2),
  );
  const folds = CLIPS.map((clip, place) => {
    const artist = artistOf(place);
    return `${clip}\t${clip.split('.')[0]}\t${(artist % 3) + 1}\t${artist}\n`;
  });
  await writeFile(join(splits, 'artist_3fold.tsv'), `name\tgenre\tfold\tartist\n${folds.join('')}`);
};

const readTable = ({ data }: ExperimentContext) => readClipTable(data);

const contextOf = (data: string, holdOut: 'report' | 'honest'): ExperimentContext =>
  madeUpContext({ data, holdOut });

describe("R2's classical models on made-up clips", () => {
  let data: string;

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'earshot-clips-'));
    await writeClips(data);
  });

  afterAll(() => rm(data, { recursive: true, force: true }));

  it('keeps artists apart when it is honest, in the choice of settings too', async () => {
    const clips = await readClipTable(data);
    const { train, test, folds } = splitClips(clips, 'honest', 1);
    expect([train.length, test.length, folds.length]).toEqual([36, 24, 3]);
    expect(shareKnown(clips.rows.groups, { train, test })).toBe(0);
    for (const fold of folds) {
      const held = fold.map((place) => train[place]);
      const rest = train.filter((row) => !held.includes(row));
      expect(shareKnown(clips.rows.groups, { train: rest, test: held })).toBe(0);
    }
  });

  it('takes a fifth at random and five folds as the report did', async () => {
    const { train, test, folds } = splitClips(await readClipTable(data), 'report', 1);
    expect([train.length, test.length, folds.length]).toEqual([48, 12, 5]);
    expect(folds.flat().sort((a, b) => a - b)).toEqual(train.map((_, place) => place));
  });

  it('tells clips apart that can be told apart, and votes', async () => {
    for (const models of [...CLASSICAL_MODELS.map((model) => [model]), CLASSICAL_MODELS]) {
      const { figures, remarks } = await runTabular(models, readTable, contextOf(data, 'honest'));
      const accuracy = figures.find(({ metric }) => metric === 'accuracy');
      expect(accuracy).toMatchObject({ value: 1, count: 24 });
      expect(remarks?.[0]).toContain(models[0].name);
    }
  });

  it('stops between two fits', async () => {
    const stop = AbortSignal.abort(new Error('enough'));
    const context = { ...contextOf(data, 'report'), stop };
    await expect(runTabular(CLASSICAL_MODELS, readTable, context)).rejects.toThrow('enough');
  });

  it('says which file of the split is missing', async () => {
    await rm(join(data, 'gtzan', 'splits', 'test_filtered.txt'));
    await expect(readClipTable(data)).rejects.toThrow(/test_filtered\.txt: expected the clips/);
  });
});

describe.skipIf(!real)('the table of GTZAN', () => {
  it('has 57 statistics of 1000 clips; 640 to learn from and 290 to test', async () => {
    const clips = await readClipTable(real!);
    expect([clips.rows.count, clips.rows.width, clips.columns.length]).toEqual([1000, 57, 57]);
    const { train, test, folds } = splitClips(clips, 'honest', 1);
    expect([train.length, test.length, folds.length]).toEqual([640, 290, 3]);
  });
});

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderSynthetic, SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { encodeWav } from '../../helpers/encode-wav.js';
import { madeUpGenreTracks, madeUpNineGenres } from '../../helpers/made-up-genres.js';
import { madeUpSongs } from '../../helpers/made-up-songs.js';
import { runEarshot, startEarshot } from '../../helpers/run-earshot.js';
import { writeDataset } from '../../helpers/write-dataset.js';
import { writeTable } from '../../helpers/write-table.js';

const real = process.env.EARSHOT_DATA;

type Row = {
  readonly report: string;
  readonly system: string;
  readonly metric: string;
  readonly reported: number | null;
  readonly here: { readonly report: number | null; readonly honest: number | null };
  readonly interval95: { readonly report: readonly number[]; readonly honest: readonly number[] };
  readonly seconds: number;
};

const find = (rows: readonly Row[], system: string, metric: string): Row => {
  const row = rows.find((other) => other.system === system && other.metric === metric);
  if (!row) throw new Error(`no ${metric} of ${system}`);
  return row;
};

describe('earshot reproduce', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'earshot-reproduce-'));
    await writeTable(root, 'music_genre_50005', madeUpSongs(600));
    await writeTable(root, 'nine_genre_tracks_substitute', madeUpNineGenres(300));
    await writeTable(root, 'spotify_tracks_114000', madeUpGenreTracks(960));
  });
  afterAll(() => rm(root, { recursive: true }));

  const reproduce = (...args: readonly string[]) =>
    runEarshot(['reproduce', ...args, '--out', join(root, 'out')], { EARSHOT_DATA: root });

  test('prints figures of both protocols as JSON', async () => {
    const { stdout, stderr, code } = await reproduce('R4', '--quick', '--json');
    const rows = JSON.parse(stdout) as Row[];
    expect(code).toBe(0);
    expect(Object.keys(rows[0])).toEqual([
      ...['report', 'system', 'metric', 'reported', 'here', 'interval95', 'seconds'],
    ]);
    const row = find(rows, 'perceptron', 'accuracy');
    expect(row).toMatchObject({ report: 'R4', reported: 0.53 });
    for (const holdOut of ['report', 'honest'] as const) {
      const [low, high] = row.interval95[holdOut];
      expect(row.here[holdOut]).toBeGreaterThanOrEqual(low);
      expect(row.here[holdOut]).toBeLessThanOrEqual(high);
    }
    expect(find(rows, 'perceptron-without-popularity', 'accuracy').reported).toBeNull();
    expect(stderr).toMatch(/^R4 perceptron, report \(1 of 3\)/);
  }, 60_000);

  test('keeps what is finished, and prints a table and a page of it', async () => {
    const page = join(root, 'pages', 'r4.html');
    const args = ['R4', '--system', 'perceptron', '--quick', '--protocol', 'report'];
    const { stdout, stderr, code } = await reproduce(...args, '--report', page);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^R4 +perceptron +accuracy +0\.53 +0\.\d+ \(0\.\d+ to 0\.\d+\)/m);
    expect(stdout).toContain('608 rows of the table, 600 after the cleaning');
    const html = await readFile(page, 'utf8');
    expect(html.match(/<svg [^>]*class="earshot-picture"/g)).toHaveLength(3);
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|<script|src=/);
    expect((await readdir(join(root, 'out-quick'))).filter((name) => /R4-p/.test(name))).toContain(
      'R4-perceptron-report.json',
    );
  }, 60_000);

  test('keeps a system that hears, with a card, for compare to ask', async () => {
    await writeDataset(join(root, 'gtzan', 'logmel'));
    const kept = join(root, 'kept');
    const system = 'live-statistics-k-nearest-neighbours';
    const args = ['R2', '--system', system, '--keep', kept];
    const { code, stderr } = await reproduce(...args);
    expect(stderr).toMatch(new RegExp(`^R2 ${system}, report`));
    expect(code, stderr).toBe(0);
    expect(await readdir(kept)).toEqual([`r2-${system}`]);
    const folder = join(kept, `r2-${system}`);
    const card = await readFile(join(folder, 'MODEL_CARD.md'), 'utf8');
    expect(card).toMatch(/^\| accuracy \| \d\.\d+ \(\d\.\d+ to \d\.\d+\) \| \d+ \|$/m);
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    expect(card).toContain(`| accuracy | ${manifest.metrics.accuracy.toFixed(3)} (`);
    const song = join(root, 'song.wav');
    await writeFile(song, encodeWav(renderSynthetic('jazz', 4), SAMPLE_RATE_HZ));
    const compared = await runEarshot(['compare', '--json', '--system', folder, song]);
    const { systems } = JSON.parse(compared.stdout) as {
      systems: { system: string; label: string }[];
    };
    expect(systems.map((each) => each.system)).toEqual([`r2-${system}`]);
    await rm(folder, { recursive: true });
    await reproduce(...args);
    expect(await readdir(kept), 'made again, as it was gone').toEqual([`r2-${system}`]);
  }, 60_000);

  test('refuses to take kept figures of other options for its own', async () => {
    await reproduce('R4', '--system', 'perceptron', '--quick', '--protocol', 'report');
    const { stderr, code } = await reproduce('R4', '--quick', '--seed', '2');
    expect(stderr).toMatch(/^earshot: .*R4-perceptron-report\.json is of other data or options/);
    expect(code).toBe(1);
  }, 60_000);

  test('trains R0 in five folds and R1 with TensorFlow.js', async () => {
    const r0 = await reproduce('r0', '--system', 'one-layer-smooth', '--quick', '--json');
    const [accuracy] = JSON.parse(r0.stdout) as Row[];
    expect(accuracy).toMatchObject({ report: 'R0', metric: 'accuracy', reported: 0.55 });
    const r1 = ['R1', '--quick', '--json', '--engine', 'wasm', '--protocol', 'honest'];
    const network = JSON.parse((await reproduce(...r1, '--system', 'network')).stdout) as Row[];
    expect(find(network, 'network', 'closeMiss.by-hand').here.honest).toEqual(expect.any(Number));
    expect(find(network, 'network', 'accuracy').here.report).toBeNull();
    const hand = JSON.parse((await reproduce(...r1, '--system', 'by-hand')).stdout) as Row[];
    expect(find(hand, 'by-hand', 'f1.latin').here.honest).toEqual(expect.any(Number));
  }, 120_000);

  test('says what there is when a name is wrong', async () => {
    const report = await reproduce('R9');
    expect([report.code, report.stderr]).toEqual([
      2,
      'earshot: expected a report (R0, R1, R2, R3, R4), got "R9"\n',
    ]);
    const system = await reproduce('R4', '--system', 'oracle');
    expect(system.code).toBe(2);
    expect(system.stderr).toBe(
      'earshot: no system of R4 is called "oracle"\n' +
        'earshot: R4 has perceptron, perceptron-five-seeds, perceptron-without-popularity\n',
    );
  });

  test.each(['onnx', 'webgpu'])('says what trains when %s is to train', async (engine) => {
    const { stderr, code } = await reproduce('R1', '--quick', '--engine', engine);
    expect([code, stderr]).toEqual([
      2,
      `earshot: option '--engine <name>' argument '${engine}' is invalid. Allowed choices are auto, tfjs-node-gpu, tfjs-node, wasm.\n`,
    ]);
  });

  test('says what it lacks where there are no data', async () => {
    const { stderr, code } = await reproduce('R4', '--data', join(root, 'none'), '--out', root);
    expect(stderr).toMatch(/^earshot: .*music_genre_50005\.csv\.gz: expected a gzip CSV table/);
    expect(code).toBe(1);
  });

  test.each([
    ['of quick systems', ['R2', '--quick'], /--quick gives systems that know nothing/],
    [
      'of the protocol "report"',
      ['R2', '--protocol', 'report'],
      /--keep is of the protocol "honest"/,
    ],
    ['of what cannot hear', ['R4'], /none of these does: perceptron, /],
  ])('keeps nothing %s', async (_, args, message) => {
    const { stderr, code } = await reproduce(...args, '--keep', join(root, 'nothing'));
    expect(stderr).toMatch(message);
    expect([code, await readdir(root)]).toEqual([2, expect.not.arrayContaining(['nothing'])]);
  });

  test('does not save quick figures', async () => {
    const { stderr, code } = await reproduce('R4', '--quick', '--save');
    expect([code, stderr]).toEqual([2, expect.stringContaining('--quick gives figures that mean')]);
  });

  test('stops when it is told to, and says that it goes on', async () => {
    const args = ['reproduce', 'R0', '--data', root, '--out', join(root, 'stopped')];
    const running = startEarshot(args);
    await running.until('R0 one-layer-staircase, report (1 of');
    running.child.kill('SIGINT');
    const { code, stderr } = await running.ended;
    expect([code, stderr]).toEqual([130, expect.stringContaining('the same command goes on')]);
  }, 60_000);

  test.skipIf(!real)(
    'runs on the real tables',
    async () => {
      const args = ['reproduce', 'R4', '--quick', '--json', '--out', join(root, 'real')];
      const { stdout, code } = await runEarshot([...args, '--data', real ?? '']);
      const row = find(JSON.parse(stdout) as Row[], 'perceptron', 'accuracy');
      expect(code).toBe(0);
      expect(row.here.report).toBeGreaterThan(0.2);
    },
    120_000,
  );
});

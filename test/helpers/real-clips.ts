import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Folder with the research data, or undefined when there is none. */
export const DATA_FOLDER = process.env['EARSHOT_DATA'];

const COLUMNS = 387;
const BANDS = 128;
const HOP_SAMPLES = 512;
/** The table of column positions is of a clip with this many STFT frames. */
const TABLE_FRAMES = 1293;

/** Real clips of one kind of file, as paths below gtzan/audio. */
export const listClips = (data: string, extension: string): string[] =>
  readdirSync(join(data, 'gtzan/audio'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(extension))
    .sort();

/** Mono samples at 22,050 Hz of a clip below gtzan/audio. */
export const readClip = (data: string, path: string): Float32Array => {
  const from = ['-v', 'error', '-i', join(data, 'gtzan/audio', path)];
  const to = ['-f', 'f32le', '-ac', '1', '-ar', '22050', '-'];
  const bytes = execFileSync('ffmpeg', [...from, ...to], { maxBuffer: 2 ** 28 });
  return new Float32Array(Uint8Array.from(bytes).buffer);
};

/** The given log-mel frames of one clip. */
export type GivenFrames = {
  /** `[columns][bands]` dB for a wave in [-1, 1]. */
  readonly columns: readonly Float32Array[];
  /** Samples on which each column may be centred: one, or three where the given table is not exact. */
  readonly centres: readonly (readonly number[])[];
  /** No cell is lower than this. */
  readonly floorDb: number;
};

/** Reader of the given log-mel frames by the name of a clip, such as `blues.00000`. */
export const openGivenFrames = (data: string): ((path: string) => GivenFrames) => {
  const folder = join(data, 'gtzan/logmel');
  const cells = gunzipSync(readFileSync(join(folder, 'mel_u8.bin.gz')));
  const rows = readFileSync(join(folder, 'index.tsv'), 'utf8').trim().split('\n');
  const frames = readFileSync(join(folder, 'column_frames_1293.txt'), 'utf8').trim().split(/\s+/);
  return (path) => {
    const name = basename(path).replace(/\.[a-z]+$/, '');
    const fields = rows.find((row) => row.split('\t')[1] === name)!.split('\t');
    const [row, samples, rangeDb, peakDb] = [0, 3, 4, 5].map((field) => Number(fields[field]));
    const clipFrames = 1 + Math.floor(samples! / HOP_SAMPLES);
    const columns = Array.from({ length: COLUMNS }, (_, column) => {
      const start = (row! * COLUMNS + column) * BANDS;
      const levels = cells.subarray(start, start + BANDS);
      return Float32Array.from(levels, (level) => peakDb! - rangeDb! + (rangeDb! * level) / 255);
    });
    const slack = clipFrames === TABLE_FRAMES ? [0] : [-1, 0, 1];
    const centres = frames.map((frame) => {
      const nearest = Math.round((Number(frame) * clipFrames) / TABLE_FRAMES);
      return slack.map((shift) => HOP_SAMPLES * (nearest + shift));
    });
    return { columns, centres, floorDb: peakDb! - rangeDb! };
  };
};

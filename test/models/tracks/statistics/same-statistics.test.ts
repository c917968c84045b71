import { readFileSync } from 'node:fs';
import { map } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { correlate } from '../../../../models/baselines/scores/correlate.js';
import { StatisticsMeter } from '../../../../models/tracks/statistics/statistics-meter.js';
import {
  STATISTIC_COUNTS,
  STATISTIC_VALUES,
} from '../../../../models/tracks/statistics/statistics-sequence.js';
import { measureTrackFrame, splitIntoFrames } from '../../../../streams/index.js';
import { collect } from '../../../helpers/collect.js';
import { needs } from '../../../helpers/needs.js';
import { DATA_FOLDER, readClip } from '../../../helpers/real-clips.js';
import { report } from '../../../helpers/report.js';
import { toChunks } from '../../../helpers/to-chunks.js';

const KINDS = ['mfcc', 'chroma', 'contrast'] as const;

type Means = Readonly<Record<(typeof KINDS)[number], readonly number[]>>;

const clips = Object.entries(
  JSON.parse(
    readFileSync(
      new URL('../../../fixtures/librosa/track-statistics-clips.json', import.meta.url),
      'utf8',
    ),
  ) as Record<string, Means>,
);

const hear = (path: string): Float32Array => {
  const meter = new StatisticsMeter();
  const measure = map(measureTrackFrame);
  collect(toChunks(readClip(DATA_FOLDER!, path)), (chunks) =>
    measure(splitIntoFrames()(chunks)),
  ).forEach((frame) => meter.push(frame));
  return meter.read();
};

describe.skipIf(!DATA_FOLDER || !needs('ffmpeg'))('statistics of real recordings', () => {
  it(
    'go with those that librosa has of them, but for the contrast beside half the sample rate',
    { timeout: 300_000 },
    () => {
      expect(clips).toHaveLength(44);
      const ours = clips.map(([path]) => hear(path));
      KINDS.forEach((kind, step) => {
        const columns = Array.from({ length: STATISTIC_COUNTS[step]! }, (_, column) =>
          correlate(
            ours.map((values) => values[step * STATISTIC_VALUES + column]!),
            clips.map(([, means]) => means[kind][column]!),
          ),
        );
        report(
          `${kind}, correlation over ${clips.length} clips: ${columns.map((r) => r.toFixed(3)).join(' ')}`,
        );
        const heard = kind === 'contrast' ? columns.slice(0, -1) : columns;
        const least = kind === 'chroma' ? 0.9 : 0.99;
        heard.forEach((r, column) => expect(r, `${kind} ${column}`).toBeGreaterThan(least));
        if (kind === 'contrast') expect(columns.at(-1)).toBeLessThan(0.9);
      });
    },
  );
});

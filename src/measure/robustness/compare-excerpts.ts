import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { lastValueFrom, map, of, toArray } from 'rxjs';
import {
  type AudioFile,
  type Classifier,
  type Clip,
  listAudioFiles,
  loadDataset,
  type RobustnessReport,
} from '../../../models/index.js';
import {
  extractFeatures,
  FEATURE_SET,
  SAMPLE_RATE_HZ,
  splitIntoFrames,
  windowToMfcc,
} from '../../../streams/index.js';
import { encodeWav } from './encode-wav.js';
import { findColumns, type Place } from './find-columns.js';
import { hearFile } from './hear-file.js';
import { readSamples } from './read-samples.js';

const { melBands, frameHopSamples, windowFrames } = FEATURE_SET;

/** Frames of an excerpt may lie between those of the clip; one of so many beginnings is near enough. */
const BEGINNINGS = 8;
/** A worse fit than this is another place or another recording. */
const GREATEST_DIFFERENCE_DB = 2;

const measureLogMel = async (samples: Float32Array): Promise<Float32Array> => {
  const frames = await lastValueFrom(
    of({ samples, startSeconds: 0, capturedAtMs: 0, interrupted: false }).pipe(
      splitIntoFrames(),
      extractFeatures(),
      map(({ logMelDb }) => logMelDb),
      toArray(),
    ),
  );
  return Float32Array.from(frames.slice(0, windowFrames).flatMap((frame) => [...frame]));
};

type Found = { readonly samples: Float32Array; readonly place: Place; readonly cells: number };

/** The excerpt from the moment on at which its frames lie best on those of the clip. */
const findExcerpt = async (
  samples: Float32Array,
  clip: Float32Array,
): Promise<Found | undefined> => {
  let best: Found | undefined;
  for (let beginning = 0; beginning < BEGINNINGS; beginning++) {
    const later = samples.slice(Math.round((beginning * frameHopSamples) / BEGINNINGS));
    const cells = await measureLogMel(later);
    const place = findColumns(cells, clip, melBands);
    if (!place || (best && place.differenceDb >= best.place.differenceDb)) continue;
    best = { samples: later, place, cells: cells.length };
  }
  return best && best.place.differenceDb <= GREATEST_DIFFERENCE_DB ? best : undefined;
};

/** As the live windows are made of sound that is too short: its frames are played again. */
const judgeColumns = async (classifier: Classifier, columns: Float32Array): Promise<number> => {
  const window = Float32Array.from(
    { length: windowFrames * melBands },
    (_, cell) => columns[cell % columns.length]!,
  );
  const state = classifier.initialState();
  const [result] = await classifier.step([{ input: windowToMfcc(window), state }]);
  const { probabilities } = result!;
  return probabilities.indexOf(Math.max(...probabilities));
};

const hearSamples = async (
  samples: Float32Array,
  path: string,
  classifier: Classifier,
  stop: AbortSignal,
): Promise<number | undefined> => {
  await writeFile(path, encodeWav(samples, SAMPLE_RATE_HZ));
  return (await hearFile(path, classifier, stop)).verdict;
};

/**
 * Plays short excerpts of clips (`gtzan/excerpts`) through the whole program and compares the verdict with that on
 * the given frames at the same place, which is searched for. Nothing when the data have none; excerpts that are
 * not found in their clip are left out.
 */
export const compareExcerpts = async (
  dataDirectory: string,
  classifier: Classifier,
  stop: AbortSignal,
  choose: (files: readonly AudioFile[]) => readonly AudioFile[] = (files) => files,
): Promise<RobustnessReport['frontEnd']> => {
  const files = choose(await listAudioFiles(join(dataDirectory, 'gtzan/excerpts')));
  if (files.length === 0) return [];
  const clips = new Map<string, Clip>(
    (await loadDataset(dataDirectory)).clips.map((clip) => [clip.name, clip]),
  );
  const folder = await mkdtemp(join(tmpdir(), 'earshot-excerpts-'));
  let [compared, same] = [0, 0];
  try {
    for (const { path, name } of files) {
      const given = clips.get(parse(name).name)?.readLogMelDb();
      const found = given && (await findExcerpt(await readSamples(path), given));
      if (!found) continue;
      const at = found.place.start * melBands;
      const expected = await judgeColumns(classifier, given.slice(at, at + found.cells));
      const file = join(folder, 'excerpt.wav');
      compared++;
      if ((await hearSamples(found.samples, file, classifier, stop)) === expected) same++;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return [{ group: 'excerpts of 2 to 3 s, one window each', clips: compared, same }];
};

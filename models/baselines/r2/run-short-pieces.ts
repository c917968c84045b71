import { setImmediate } from 'node:timers/promises';
import { join } from 'node:path';
import { describeMoments, windowMoments } from '../../classical/window-moments.js';
import { percent } from '../../percent.js';
import { cutWindows } from '../../training/cut-windows.js';
import type { Clip } from '../../training/dataset.js';
import { loadDataset } from '../../training/load-dataset.js';
import { nearestNeighbours } from '../classical/nearest-neighbours.js';
import type { ExperimentContext, Outcome } from '../experiment.js';
import { holdOutRows, type HeldOut } from '../rows/hold-out-rows.js';
import { makeRows } from '../rows/make-rows.js';
import type { Rows } from '../rows/rows.js';
import { fitStandardScaler, scaleRows } from '../rows/scaler.js';
import { shareKnown } from '../rows/share-known.js';
import { takeRows } from '../rows/take-rows.js';
import { scoreClasses } from '../scores/score-classes.js';

/** Windows of 3 s begin each second; every third does not overlap the one before. */
const EVERY = 3;
/** Means of MFCC 1 … 63. */
const INPUTS = 63;

const cut = (clip: Clip, label: string) =>
  cutWindows(clip.readLogMelDb())
    .filter((_, window) => window % EVERY === 0)
    .map((window) => ({
      inputs: [...describeMoments(windowMoments(window)).subarray(0, INPUTS)],
      label,
      group: clip.name,
    }));

const judge = (rows: Rows, { train, test }: HeldOut) => {
  const learnt = takeRows(rows, train);
  const scaler = fitStandardScaler(learnt);
  const others = takeRows(rows, test);
  const fitted = nearestNeighbours.fit(scaleRows(learnt, scaler), { k: 1 }, 1);
  const judged = fitted.judge(scaleRows(others, scaler));
  return scoreClasses(others.labels, judged, rows.names.length).figures;
};

/**
 * What cutting songs into pieces of 3 s before they are divided is worth: the nearest neighbour of a piece, which is
 * then most often of the same song; beside it, the same with whole songs, or (honest) artists, kept apart.
 */
export const runShortPieces = async (context: ExperimentContext): Promise<Outcome> => {
  const { data, effort, holdOut, seed, stop } = context;
  const { labels, clips } = await loadDataset({ sources: [join(data, 'gtzan', 'logmel')], stop });
  const used = effort === 'quick' ? clips.filter((_, i) => i % 10 === 0) : clips;
  const parts = used.flatMap((clip) => cut(clip, labels[clip.label]).map(() => clip.split));
  const rows = makeRows(
    used.flatMap((clip) => cut(clip, labels[clip.label])),
    labels,
  );
  await setImmediate();
  stop.throwIfAborted();
  const songs = holdOutRows(rows.groups, 0.2, 'honest', seed);
  const placesOf = (wanted: readonly (string | undefined)[]) =>
    parts.flatMap((part, row) => (wanted.includes(part) ? [row] : []));
  const split =
    holdOut === 'report'
      ? holdOutRows(rows.groups, 0.2, 'report', seed)
      : { train: placesOf(['train', 'valid']), test: placesOf(['test']) };
  const figures = judge(rows, split);
  const bySong = judge(rows, songs)[0];
  return {
    figures: [...figures, { ...bySong, metric: 'accuracy.songsApart' }],
    remarks: [
      `${percent(shareKnown(rows.groups, split))} of the test pieces have another piece of their song among the training pieces: ${percent(figures[0].value)} right; with whole songs drawn at random instead, ${percent(bySong.value)}.`,
    ],
  };
};

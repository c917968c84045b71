import type { ClassicalModel } from '../classical/classical-model.js';
import type { Experiment } from '../experiment.js';
import { supportVectors } from '../classical/support-vectors.js';
import { compareWithTable } from './clip-statistics/compare-with-table.js';
import { readExcerpts } from './clip-statistics/read-excerpts.js';
import { drawFeatures } from './draw-features.js';
import { NETWORK_EXPERIMENTS } from './network-experiments.js';
import { runShortPieces } from './run-short-pieces.js';
import { runTabular } from './run-tabular.js';
import { splitByFold } from './split-clips.js';
import { LIVE_EXPERIMENTS, TABLE_EXPERIMENTS } from './tabular-experiments.js';

/** R2: classical models, networks and transfer learning on GTZAN. */
export const R2: readonly Experiment[] = [
  ...TABLE_EXPERIMENTS,
  ...NETWORK_EXPERIMENTS,
  ...LIVE_EXPERIMENTS,
  {
    report: 'R2',
    system: 'own-48-statistics',
    title: 'SVM on 48 statistics of audio, computed by our feature code',
    reported: {},
    hears: true,
    notes: [
      'On the 371 excerpts of 2 to 3 s that are there as audio; a tempo needs 6 s, so it tells nothing here. Honest: one of three artist-disjoint folds is held out.',
    ],
    run: (context) =>
      runTabular([supportVectors as ClassicalModel], readExcerpts, context, splitByFold),
  },
  {
    report: 'R2',
    system: 'table-agreement',
    title: "The table's columns, computed again from audio",
    reported: {},
    notes: ['44 whole clips; both protocols are the same here, as nothing is learnt.'],
    run: compareWithTable,
  },
  {
    report: 'R2',
    system: 'pieces-before-songs',
    title: 'Pieces of 3 s, divided before songs are: what the leak is worth',
    reported: {},
    notes: [
      'Nearest neighbour of MFCC means. This is what figures of 90 % and more on GTZAN come from.',
    ],
    run: runShortPieces,
  },
  {
    report: 'R2',
    system: 'maps',
    title: 'PCA and t-SNE maps of the statistics, tempo by genre',
    reported: {},
    run: drawFeatures,
  },
];

import type { Experiment } from '../experiment.js';
import { explainColumns, tellLikeness } from './explain-columns.js';
import type { NetSystem } from './net-system.js';
import { PRINTED, REORDERED } from './printed.js';
import { type Explain, runNetSystem } from './run-net-system.js';
import { runSpread } from './run-spread.js';
import {
  COMPLEX_CNN,
  LINEAR_COMBINER,
  LINEAR_COMBINER_UNTAUGHT,
  LINEAR_STATISTICS,
  MULTI_TASK_RNN,
  PLAIN_LINEAR,
  SIMPLE_CNN,
  SIMPLE_RNN,
  SIMPLE_RNN_LONG,
  TABULAR_REGRESSION,
  TABULAR_REGRESSION_OTHER,
  TABULAR_REGRESSION_SMALL_BATCHES,
} from './systems.js';

type Row = Omit<Experiment, 'report' | 'run'> & {
  readonly net: NetSystem;
  readonly explain?: Explain;
};

const ON_STATISTICS = [
  'No audio with Spotify targets is to be had. Learnt instead: the 2,319 FMA tracks with the same descriptors of Echo Nest, from means over a whole track (13 MFCC, 12 chroma, 7 contrast) as a sequence of 3 steps of 20, where the report read 160 frames of 20 MFCC.',
  'All tracks are held out once, in five parts; honest: blocks of 40 neighbouring ids (albums) are kept together.',
];

const SPREAD =
  'Its targets are not the report’s: an MSE is to be read beside how far the targets lie apart, see `spread-of-targets`.';

const ROWS: readonly Row[] = [
  {
    system: 'tabular-regression',
    title: 'Multi-task regression 6-64-32-5',
    reported: PRINTED['tabular-regression'],
    notes: [
      'Batch size, learning rate and scaling are not told: 1024, 1e-3 and standardised inputs here; ReLU between the layers, since without it the network is plain linear regression.',
      'The report does not name its table. On R4’s (tabular-regression-50005) the columns fit better, in the order danceability, acousticness, instrumentalness, speechiness, energy; side by side in that order, after more steps: `tabular-regression-50005-reordered`.',
      'Honest: no artist (the one named first) on both sides; 16,299 of its tracks stand under several genres.',
    ],
    net: TABULAR_REGRESSION,
    explain: (figures) => explainColumns(PRINTED['tabular-regression'], figures),
  },
  {
    system: 'tabular-regression-50005',
    title: 'Multi-task regression on R4’s table',
    reported: PRINTED['tabular-regression'],
    notes: [
      'Not in the report, which names no table: the same network on another one, of 45,020 tracks with a tempo; keys are given as names there, time signatures not at all (always 4).',
      'Honest: no artist on both sides.',
    ],
    net: TABULAR_REGRESSION_OTHER,
    explain: (figures) => explainColumns(PRINTED['tabular-regression'], figures),
  },
  {
    system: 'tabular-regression-50005-reordered',
    title:
      'Multi-task regression on R4’s table in batches of 32, beside the columns in the best order',
    reported: REORDERED,
    notes: [
      'Not in the report: its five numbers stand here under the names that fit best. Batches of 1024 make 3,600 steps in 100 epochs, these 112,600.',
    ],
    net: TABULAR_REGRESSION_SMALL_BATCHES,
    explain: (figures) => explainColumns(PRINTED['tabular-regression'], figures),
  },
  {
    system: 'plain-linear',
    title: 'Plain linear regression',
    reported: PRINTED['tabular-regression'],
    notes: [
      'Not in the report: what its three linear layers are worth with nothing between them, on the Spotify table.',
    ],
    net: PLAIN_LINEAR,
    explain: async (figures) => {
      const { pictures, remarks = [] } = await explainColumns(
        PRINTED['tabular-regression'],
        figures,
      );
      return { pictures, remarks: [...remarks, tellLikeness('linear-combiner', figures)] };
    },
  },
  {
    system: 'linear-statistics',
    title: 'Plain linear regression on FMA statistics',
    reported: {},
    notes: [
      'Not in the report: the line to beat for the networks below, which read the same statistics of the same tracks.',
    ],
    net: LINEAR_STATISTICS,
    hears: true,
  },
  {
    system: 'multi-task-rnn',
    title: 'Multi-task LSTM 20-64',
    reported: PRINTED['multi-task-rnn'],
    notes: [...ON_STATISTICS, SPREAD],
    net: MULTI_TASK_RNN,
    hears: true,
  },
  {
    system: 'complex-cnn',
    title: 'Multi-task CNN 32-64-128-256',
    reported: PRINTED['complex-cnn'],
    notes: [
      ...ON_STATISTICS,
      SPREAD,
      'Kernels and pooling between the convolutions are not told: 3 × 3, and halved after each of the first three.',
    ],
    net: COMPLEX_CNN,
    hears: true,
  },
  {
    system: 'simple-cnn',
    title: 'Simple CNN, danceability',
    reported: PRINTED['simple-cnn'],
    notes: [
      ...ON_STATISTICS,
      'The printed MSE of 0.001 cannot be right: an MSE is never less than the square of its MAE, here 0.0064 (Jensen); 0.010 would fit.',
      'Layers and epochs are not told: 16 and 32 filters, 20 epochs.',
    ],
    net: SIMPLE_CNN,
    hears: true,
  },
  {
    system: 'simple-rnn',
    title: 'Simple RNN, danceability',
    reported: PRINTED['simple-rnn'],
    notes: [
      ...ON_STATISTICS,
      'The printed MSE of 0.010 is about half that of the report’s own LSTM (0.019), which reads the same and can do more. Here so low an error is found only on tracks that were learnt from: see the last epochs here and in `simple-rnn-long`.',
      'Layers and epochs are not told: 64 units with tanh, 20 epochs.',
    ],
    net: SIMPLE_RNN,
    hears: true,
  },
  {
    system: 'simple-rnn-long',
    title: 'Simple RNN, danceability, ten times as long',
    reported: PRINTED['simple-rnn'],
    notes: ['Not in the report: 200 epochs instead of 20.'],
    net: SIMPLE_RNN_LONG,
  },
  {
    system: 'linear-combiner',
    title: 'Linear combiner of LSTM and regression',
    reported: PRINTED['linear-combiner'],
    notes: [
      ...ON_STATISTICS,
      'Both networks are trained first as in their own rows (the regression in batches of 128), on the same tracks, and kept as they are. The regression reads valence and tempo of Echo Nest, loudness from RMS, key and mode from the strongest chroma and its third; the time signature is not known and always 4.',
      'It cannot be asked about a recording: valence and time signature are told by nobody who hears one.',
      'The report’s row is like that of plain linear regression on the six numbers alone, see `plain-linear`: its combiner gained little from sound. That of an untaught one is not like it: `linear-combiner-untaught`.',
      SPREAD,
    ],
    net: LINEAR_COMBINER,
  },
  {
    system: 'linear-combiner-untaught',
    title: 'Linear combiner, nothing trained before its six epochs',
    reported: PRINTED['linear-combiner'],
    notes: [
      'Not told in the report: whether its two networks had been trained. Here they learn with the rest, in the six epochs that it names.',
      SPREAD,
    ],
    net: LINEAR_COMBINER_UNTAUGHT,
  },
];

/** The systems of report R3: five descriptors of music as numbers from 0 to 1. */
export const R3: readonly Experiment[] = [
  ...ROWS.map(({ net, explain, ...row }): Experiment => ({
    ...row,
    report: 'R3',
    run: (context) => runNetSystem(net, row, context, explain),
  })),
  {
    report: 'R3',
    system: 'spread-of-targets',
    title: 'How far the targets lie apart, and what the printed errors are worth beside it',
    reported: {},
    notes: ['Not in the report. Both protocols are the same here, as nothing is learnt.'],
    run: runSpread,
  },
];

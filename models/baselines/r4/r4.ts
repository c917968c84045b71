import type { Experiment } from '../experiment.js';
import { overSeeds } from '../scores/over-seeds.js';
import { runSongs } from './run-songs.js';

const REPORTED = {
  accuracy: 0.53,
  'train.accuracy': 0.54,
  'f1.Classical': 0.81,
  'f1.Alternative': 0.4,
  'f1.Rap': 0.4,
};

const OUTPUT = 'The output is a softmax, which is what sparse categorical cross-entropy expects.';

/** R4: ten genres from Spotify's features, cleaned. */
export const R4: readonly Experiment[] = [
  {
    report: 'R4',
    system: 'perceptron',
    title: 'Multilayer perceptron 35-35-10-10 with sigmoids',
    reported: REPORTED,
    notes: [
      OUTPUT,
      'How far a figure is that of one draw of split and weights: `perceptron-five-seeds`.',
    ],
    run: (context) => runSongs(true, context),
  },
  {
    report: 'R4',
    system: 'perceptron-five-seeds',
    title: 'The same five times, with other seeds',
    reported: REPORTED,
    notes: [OUTPUT],
    run: overSeeds(Object.keys(REPORTED), (context) => runSongs(true, context)),
  },
  {
    report: 'R4',
    system: 'perceptron-without-popularity',
    title: 'The same without popularity, which says how the set was gathered',
    reported: {},
    run: (context) => runSongs(false, context),
  },
];

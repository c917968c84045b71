import { byAffinity } from '../clustering/affinity-propagation.js';
import type { Clusterer } from '../clustering/clustering.js';
import { byKMeans } from '../clustering/k-means.js';
import { bySpectrum } from '../clustering/spectral.js';
import type { Experiment } from '../experiment.js';
import { clusterGenres, groupByHand } from './genre-groups.js';
import { runGenres } from './run-genres.js';
import { runGroups } from './run-groups.js';

const clusters = (
  system: string,
  name: string,
  cluster: Clusterer,
  accuracy: number,
): Experiment => ({
  report: 'R1',
  system,
  title: `The network on clusters of genres: ${name}`,
  reported: { accuracy },
  notes: [
    "Clusters are made of the genres' means over all rows, brought to 0 … 1 over the genres; key and time signature, which are no numbers, are left out.",
  ],
  run: (context) =>
    runGroups(
      { name, group: (rows, seed) => clusterGenres(rows, cluster, seed), perGroup: 1000 },
      context,
    ),
});

/** R1: 114 genres and groups of genres from Spotify's features. */
export const R1: readonly Experiment[] = [
  {
    report: 'R1',
    system: 'network',
    title: 'Dense network 512-256-128 on 114 genres',
    reported: { accuracy: 0.3339, 'train.accuracy': 0.368 },
    notes: [
      "The report's figures are of its validation rows; its notebook has 0.3013 for its test rows. Its training figure is the mean over an epoch with dropout on, ours is measured after the last epoch with dropout off.",
    ],
    run: runGenres,
  },
  clusters('k-means', 'K-means, 20', byKMeans(20), 0.5356),
  clusters('spectral', 'spectral, 20', bySpectrum(20), 0.5669),
  clusters('affinity-propagation', 'affinity propagation', byAffinity, 0.5367),
  {
    report: 'R1',
    system: 'by-hand',
    title: 'The network on five groups made by hand',
    reported: { accuracy: 0.6128 },
    run: (context) => runGroups({ name: 'by hand', group: groupByHand, perGroup: 8000 }, context),
  },
];

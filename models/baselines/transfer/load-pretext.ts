import { join } from 'node:path';
import { loadDataset } from '../../training/load-dataset.js';
import type { ExperimentContext } from '../experiment.js';
import { cutPieces, type Pieces } from './pieces.js';

/** Music and speech that is not GTZAN's, to learn listening on. */
const SOURCES = ['emotify', join('music-speech=speech')] as const;

/**
 * What backbones are pre-trained on: Emotify's four genres and speech, all clips of them. Fails with a `ModelError`
 * when they are not there.
 */
export const loadPretext = async ({
  data,
  stop,
  effort,
}: ExperimentContext): Promise<{ readonly labels: readonly string[]; readonly pieces: Pieces }> => {
  const { labels, clips } = await loadDataset({
    sources: SOURCES.map((source) => join(data, source)),
    stop,
    maxMinutes: 0.5,
  });
  const used = effort === 'quick' ? clips.filter((_, i) => i % 20 === 0) : clips;
  return { labels, pieces: cutPieces(used) };
};

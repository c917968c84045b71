import { lastValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { loadClassifier } from '../../models/index.js';
import { listenToStation, type StationOutput } from '../../src/pipeline.js';
import { createSyntheticSource } from '../../streams/sources/synthetic-source.js';

/** One round of the demo: three pairs of parts, each followed by silence. */
const ROUND_SECONDS = 135;
const PIECES = 6;

const listenToDemo = async (): Promise<readonly StationOutput[]> => {
  const classifier = await loadClassifier();
  const source = createSyntheticSource('demo', { pace: 'demand', seconds: ROUND_SECONDS });
  const outputs = await lastValueFrom(listenToStation(source, classifier).pipe(toArray()));
  classifier.dispose();
  return outputs;
};

/** The titles during which the genre that they name was held. */
const recognisedTitles = (outputs: readonly StationOutput[]): ReadonlySet<string> => {
  const recognised = new Set<string>();
  let title = '';
  for (const output of outputs) {
    if (output.kind === 'metadata') title = output.title;
    if (output.kind !== 'prediction' || output.scores.genre === undefined) continue;
    if (title === `Demo: ${output.scores.genre}`) recognised.add(output.scores.genre);
  }
  return recognised;
};

describe('the demo through the model that ships', () => {
  it('is heard as what its titles say, for most of its pieces', { timeout: 120_000 }, async () => {
    const outputs = await listenToDemo();
    const began = outputs.flatMap((output) =>
      output.kind === 'detection' && output.detection.event === 'began'
        ? [output.detection.label]
        : [],
    );
    const genres = new Set(began.filter((label) => label !== 'silence'));
    expect(genres.size).toBeGreaterThanOrEqual(4);
    expect(recognisedTitles(outputs).size).toBeGreaterThan(PIECES / 2);
    expect(began).toContain('silence');
  });
});

import { filter, firstValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { createSource, LABELS, listenToStation, loadClassifier } from 'earshot';

describe('the public API', () => {
  it('listens to a station in five lines', { timeout: 30_000 }, async () => {
    const classifier = await loadClassifier();
    const outputs = listenToStation(createSource('synthetic:jazz'), classifier);
    const first = await firstValueFrom(outputs.pipe(filter(({ kind }) => kind === 'prediction')));
    classifier.dispose();
    expect(classifier.info.labels).toEqual([...LABELS]);
    expect(first).toHaveProperty('scores.probabilities.length', LABELS.length);
  });
});

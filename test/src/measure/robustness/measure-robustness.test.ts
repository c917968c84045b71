import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Classifier,
  loadClassifier,
  robustnessReportSchema,
} from '../../../../models/index.js';
import { alterations } from '../../../../src/measure/robustness/alteration.js';
import { measureRobustness } from '../../../../src/measure/robustness/measure-robustness.js';
import { needs } from '../../../helpers/needs.js';
import { DATA_FOLDER } from '../../../helpers/real-clips.js';

/** Every so many-th clip, so that several genres are among them. */
const STRIDE = 16;

describe.skipIf(!DATA_FOLDER || !needs('ffmpeg'))('real clips through the whole program', () => {
  let classifier: Classifier;
  beforeAll(async () => {
    classifier = await loadClassifier({ engine: 'wasm' });
  });
  afterAll(() => classifier.dispose());

  it('keep their verdict when they are quieter', { timeout: 60_000 }, async () => {
    const report = await measureRobustness({
      heardParts: ['train'],
      classifier,
      dataDirectory: DATA_FOLDER ?? '',
      alterations: alterations.filter((each) => each.kind === 'level' && each.gainDb < 0),
      choose: (clips) => clips.filter((_, index) => index % STRIDE === 0),
      chooseExcerpts: (files) => files.slice(0, 2),
      stop: new AbortController().signal,
      onProgress: () => {},
    });
    expect(robustnessReportSchema.parse(report)).toEqual(report);
    const all = report.rows.filter(({ group }) => group === 'all');
    expect(all).toHaveLength(3);
    for (const { clips } of all) {
      expect(clips.count).toBeGreaterThan(4);
      expect(clips.changed).toBe(0);
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadClassifier, type Classifier } from '../../../models/index.js';
import { renderSynthetic, toFeatureWindows } from '../../../streams/index.js';
import { collect } from '../../helpers/collect.js';
import { meydaInputs } from '../../helpers/meyda-inputs.js';
import { needs } from '../../helpers/needs.js';
import { DATA_FOLDER, listClips, readClip } from '../../helpers/real-clips.js';
import { report } from '../../helpers/report.js';
import { toChunks } from '../../helpers/to-chunks.js';

const greatestDifference = (ours: ArrayLike<number>, theirs: ArrayLike<number>): number =>
  Array.from(ours, (value, index) => Math.abs(value - theirs[index]!)).reduce(
    (most, each) => Math.max(most, each),
    0,
  );

describe('what the model hears', () => {
  let classifier: Classifier;
  beforeAll(async () => {
    classifier = await loadClassifier();
  });
  afterAll(() => classifier.dispose());

  const judge = async (inputs: readonly ArrayLike<number>[]): Promise<number[]> => {
    let state = classifier.initialState();
    const probabilities: number[] = [];
    for (const input of inputs) {
      const [step] = await classifier.step([{ input: Float32Array.from(input), state }]);
      state = step!.state;
      probabilities.push(...step!.probabilities);
    }
    return probabilities;
  };

  const expectSame = async (wave: Float32Array): Promise<string> => {
    const ours = collect(toChunks(wave), toFeatureWindows()).map(({ modelInput }) => modelInput);
    const theirs = meydaInputs(wave);
    expect(ours).toHaveLength(theirs.length);
    expect(ours.length).toBeGreaterThan(2);
    const inputs = Math.max(...ours.map((input, i) => greatestDifference(input, theirs[i]!)));
    expect(inputs).toBeLessThan(1e-5);
    const scores = greatestDifference(await judge(ours), await judge(theirs));
    expect(scores).toBeLessThan(1e-5);
    return `input differs by ${inputs.toExponential(1)}, probabilities by ${scores.toExponential(1)}`;
  };

  it.each(['jazz', 'metal', 'hiphop'] as const)(
    'is what Meyda would tell it, and so are the scores: %s',
    async (name) => {
      await expectSame(renderSynthetic(name, 6));
    },
  );

  it.skipIf(!DATA_FOLDER || !needs('ffmpeg'))(
    'is so for real clips',
    async () => {
      for (const path of listClips(DATA_FOLDER!, '.flac').filter((_, i) => i % 4 === 0)) {
        report(`${path}: ${await expectSame(readClip(DATA_FOLDER!, path))}`);
      }
    },
    60_000,
  );
});

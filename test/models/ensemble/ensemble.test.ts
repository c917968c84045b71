import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  evaluateModel,
  loadClassifier,
  loadDataset,
  type LoadedDataset,
  LABELS,
  readManifest,
  trainEnsemble,
} from '../../../models/index.js';
import { saveClassical } from '../../../models/classical/classical-store.js';
import { DESCRIPTION } from '../../../models/classical/window-moments.js';
import { createRandom } from '../../../models/training/random.js';
import { FEATURE_SET } from '../../../streams/index.js';
import { writeDataset } from '../../helpers/write-dataset.js';

const quiet = { onProgress: () => undefined, stop: new AbortController().signal };
const { windowFrames, coefficients } = FEATURE_SET;

describe('a vote of models', () => {
  let directory: string;
  let dataset: LoadedDataset;
  const at = (name: string): string => join(directory, name);

  const makeVote = (members: readonly string[], out: string, refit?: string) =>
    trainEnsemble(dataset, {
      members: members.map(at),
      outputDirectory: at(out),
      command: 'earshot train-ensemble',
      engine: 'wasm',
      refit: refit && at(refit),
      ...quiet,
    });

  /** A model that says something, whatever it is worth. */
  const saveMember = (name: string, seed: number, refitOf?: { name: string; hash: string }) => {
    const random = createRandom('weights', seed);
    const size = LABELS.length * (DESCRIPTION + 1);
    const model = {
      kind: 'logistic-regression',
      scaler: {
        centre: new Float32Array(DESCRIPTION),
        spread: new Float32Array(DESCRIPTION).fill(1),
      },
      arrays: { weights: Float32Array.from({ length: size }, () => 0.1 * (random() - 0.5)) },
    };
    const training = { command: 'made up', clips: 20, options: {}, ...(refitOf && { refitOf }) };
    const data = { digest: dataset.digest };
    return saveClassical(at(name), model, { name, labels: [...LABELS], data, training });
  };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'earshot-vote-'));
    await writeDataset(at('data'));
    dataset = await loadDataset(at('data'));
    await saveMember('one', 1);
    await saveMember('other', 2);
    await saveMember('final', 3, { name: 'one', hash: '0123456789ab' });
    await makeVote(['one', 'other'], 'vote');
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('says the weighted mean of what its members say, each with a memory of its own', async () => {
    const names = ['one', 'other', 'vote'];
    const [one, other, vote] = await Promise.all(
      names.map((name) => loadClassifier({ model: at(name), engine: 'wasm' })),
    );
    const random = createRandom('window');
    const input = Float32Array.from({ length: windowFrames * coefficients }, () => random());
    let states = [one, other, vote].map((each) => each.initialState());
    for (let step = 0; step < 2; step++) {
      const results = await Promise.all(
        [one, other, vote].map((each, i) => each.step([{ input, state: states[i] }])),
      );
      states = results.map(([{ state }]) => state);
      const [a, b, both] = results.map(([{ probabilities }]) => probabilities);
      const { options } = (await readManifest(at('vote'))).training!;
      const [first, second] = options.weights as number[];
      both.forEach((share, i) => expect(share).toBeCloseTo(first * a[i] + second * b[i], 5));
    }
    for (const each of [one, other, vote]) each.dispose();
  });

  it('is evaluated like any other model', async () => {
    const options = { model: at('vote'), split: 'test', engine: 'wasm' } as const;
    expect((await evaluateModel(dataset, options)).clips).toBe(10);
  });

  it('takes the weights of a chosen vote for members that learnt from more', async () => {
    const manifest = await makeVote(['final', 'other'], 'last', 'vote');
    const chosen = await readManifest(at('vote'));
    expect(manifest.training?.options).toEqual(chosen.training?.options);
    expect(manifest.training?.refitOf?.hash).toBe(chosen.hash);
    const options = { model: at('last'), split: 'valid', engine: 'wasm' } as const;
    await expect(evaluateModel(dataset, options)).rejects.toThrow(/learnt from its validation/);
  });

  it('does not choose weights on clips that a member has learnt from', async () => {
    await expect(makeVote(['one', 'final'], 'wrong')).rejects.toThrow(/learnt from its validation/);
  });

  it('is refused when a member is another model than the weights were chosen for', async () => {
    const path = at('vote/model.json');
    const text = await readFile(path, 'utf8');
    const { hash } = await readManifest(at('other'));
    await writeFile(path, text.replace(hash, '000000000000'));
    await expect(loadClassifier({ model: at('vote'), engine: 'wasm' })).rejects.toThrow(
      /members \(other\): expected weights 000000000000 .* found/,
    );
    await writeFile(path, text);
  });
});

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLASSICAL_MODELS } from '../../../models/baselines/classical/classical-models.js';
import { makeRows } from '../../../models/baselines/rows/make-rows.js';
import { fitStandardScaler, scaleRows } from '../../../models/baselines/rows/scaler.js';
import { saveClassical } from '../../../models/classical/classical-store.js';
import {
  describeMoments,
  DESCRIPTION,
  windowMoments,
} from '../../../models/classical/window-moments.js';
import { loadClassifier } from '../../../models/index.js';
import { createRandom } from '../../../models/training/random.js';
import { FEATURE_SET } from '../../../streams/index.js';

const LABELS = ['blues', 'jazz', 'metal'];
const { coefficients, windowFrames } = FEATURE_SET;
const random = createRandom('rows');

const window = Float32Array.from({ length: windowFrames * coefficients }, () => random() - 0.5);
const description = describeMoments(windowMoments(window));

/** Rows about the one description that is asked for, so that models have to look closely. */
const rows = makeRows(
  Array.from({ length: 60 }, (_, row) => ({
    inputs: Array.from(description, (value) => value + (row % 3) * 0.1 + random() - 0.6),
    label: LABELS[row % 3],
    group: String(row),
  })),
  LABELS,
);
const scaler = fitStandardScaler(rows);

describe('a classical model that was written down', () => {
  let directory: string;

  const save = (model: (typeof CLASSICAL_MODELS)[number]) => {
    const fitted = model.fit(scaleRows(rows, scaler), model.grid[0], 1);
    const folder = join(directory, model.name);
    const saved = { kind: model.name, scaler, arrays: fitted.arrays() };
    return {
      folder,
      fitted,
      done: saveClassical(folder, saved, { name: 'made-up', labels: LABELS }),
    };
  };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'earshot-written-'));
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  it.each(CLASSICAL_MODELS.map((model) => [model.name, model] as const))(
    'judges live sound as it did before: %s',
    async (_, model) => {
      const { folder, fitted, done } = save(model);
      await done;
      const asked = { count: 1, width: DESCRIPTION, inputs: description };
      const expected = fitted.probabilities(scaleRows(asked, scaler));
      const classifier = await loadClassifier({ model: folder, engine: 'wasm' });
      const [{ probabilities }] = await classifier.step([
        { input: window, state: classifier.initialState() },
      ]);
      expect(probabilities).toHaveLength(LABELS.length);
      probabilities.forEach((share, label) => expect(share).toBeCloseTo(expected[label], 4));
      classifier.dispose();
    },
  );

  it.each([
    ['of an unknown kind', { kind: 'oracle' }, /kind: expected one of xgboost.*received "oracle"/],
    ['of another kind than its arrays', { kind: 'svm' }, /arrays: they make no svm/],
    ['whose lists are shorter', { arrays: [] }, /weights.bin: expected 0 numbers/],
  ])('is refused in a line when it is %s', async (_, change, message) => {
    const { folder, done } = save(CLASSICAL_MODELS.find(({ name }) => name === 'xgboost')!);
    await done;
    const path = join(folder, 'model.json');
    const file = JSON.parse(await readFile(path, 'utf8'));
    await writeFile(path, JSON.stringify({ ...file, ...change }));
    await expect(loadClassifier({ model: folder, engine: 'wasm' })).rejects.toThrow(message);
  });
});

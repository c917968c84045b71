import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClassicalModel } from '../../../../models/baselines/classical/classical-model.js';
import { logisticRegression } from '../../../../models/baselines/classical/logistic-regression.js';
import { nearestNeighbours } from '../../../../models/baselines/classical/nearest-neighbours.js';
import { searchGrid } from '../../../../models/baselines/classical/search-grid.js';
import {
  hearingTabular,
  type TabularMember,
} from '../../../../models/baselines/r2/keep-tabular.js';
import { makeRows } from '../../../../models/baselines/rows/make-rows.js';
import { DESCRIPTION } from '../../../../models/classical/window-moments.js';
import { loadClassifier } from '../../../../models/index.js';
import { readManifest, writeManifest } from '../../../../models/model-store.js';
import { createRandom } from '../../../../models/training/random.js';
import { FEATURE_SET } from '../../../../streams/index.js';

const LABELS = ['blues', 'metal'];
const MODELS = [logisticRegression as ClassicalModel, nearestNeighbours as ClassicalModel];
const training = { command: 'made up', clips: 20, options: {} };

const random = createRandom('rows');
const rows = makeRows(
  Array.from({ length: 20 }, (_, row) => ({
    inputs: Array.from({ length: DESCRIPTION }, () => random() + (row % 2)),
    label: LABELS[row % 2],
    group: String(row),
  })),
  LABELS,
);

const learn = async (model: ClassicalModel, weight: number): Promise<TabularMember> => {
  const search = { folds: [[0, 1]], seed: 1, progress: () => undefined };
  const first = { ...model, grid: model.grid.slice(0, 1) };
  const stop = new AbortController().signal;
  const { fitted } = await searchGrid(first, rows, { ...search, stop });
  return { kind: model.name, fitted, weight };
};

describe('a vote of classical models that is kept', () => {
  let directory: string;
  const at = (system: string): string => join(directory, `r2-live-statistics-${system}`);

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'earshot-kept-'));
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('has its members beside it, where single models that lie there keep what they tell', async () => {
    const members = await Promise.all([learn(MODELS[0], 0.75), learn(MODELS[1], 0.25)]);
    const single = hearingTabular(members.slice(0, 1), { rows }, 20);
    await single.save(at(members[0].kind), { name: 'r2-live-statistics-one', training });
    const told = { ...(await readManifest(at(members[0].kind))), metrics: { accuracy: 0.6 } };
    await writeManifest(at(members[0].kind), told);
    const vote = { name: 'r2-live-statistics-weighted-vote', training };
    await hearingTabular(members, { rows }, 20).save(at('weighted-vote'), vote);
    expect(await readdir(directory)).toEqual(
      ['k-nearest-neighbours', 'logistic-regression', 'weighted-vote'].map(
        (system) => `r2-live-statistics-${system}`,
      ),
    );
    expect(await readManifest(at(members[0].kind))).toEqual(told);
    expect((await readManifest(at(members[1].kind))).name).toBe(
      'r2-live-statistics-k-nearest-neighbours',
    );
  });

  it('says the weighted mean of what they say', async () => {
    const names = ['logistic-regression', 'k-nearest-neighbours', 'weighted-vote'];
    const input = new Float32Array(FEATURE_SET.windowFrames * FEATURE_SET.coefficients).fill(0.1);
    const said = await Promise.all(
      names.map(async (name) => {
        const classifier = await loadClassifier({ model: at(name), engine: 'wasm' });
        const state = classifier.initialState();
        const [{ probabilities }] = await classifier.step([{ input, state }]);
        classifier.dispose();
        return probabilities[0];
      }),
    );
    expect(said[2]).toBeCloseTo(0.75 * said[0] + 0.25 * said[1], 5);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Classifier,
  type EngineStep,
  type EngineThread,
  loadClassifier,
  startEngineThread,
} from '../../../../models/index.js';
import { FEATURE_SET } from '../../../../streams/index.js';

const { windowFrames, coefficients } = FEATURE_SET;

const windowOf = (seed: number): Float32Array =>
  Float32Array.from({ length: windowFrames * coefficients }, (_, cell) =>
    Math.sin(seed + cell * 0.37),
  );

describe('models in a thread of their own', () => {
  let engine: EngineThread;
  let distant: Classifier;
  const steps: EngineStep[] = [];
  beforeAll(async () => {
    engine = startEngineThread((step) => steps.push(step));
    distant = await engine.load({ engine: 'wasm' });
  });
  afterAll(() => engine.close());

  it('say the same as in this one, window after window', async () => {
    const here = await loadClassifier({ engine: 'wasm' });
    expect(distant.info).toEqual(here.info);
    expect(distant.familiarity).toEqual(here.familiarity);
    let states = [distant.initialState(), here.initialState()];
    for (let nth = 0; nth < 3; nth++) {
      const input = windowOf(nth);
      const [[there], [same]] = await Promise.all([
        distant.step([{ input, state: states[0]! }]),
        here.step([{ input, state: states[1]! }]),
      ]);
      expect(there).toEqual(same);
      states = [there!.state, same!.state];
    }
    here.dispose();
  });

  it('answer many at once in one call of the engine, and tell how long it took', async () => {
    steps.length = 0;
    const ask = (seed: number) =>
      distant.step([{ input: windowOf(seed), state: distant.initialState() }]);
    await Promise.all(Array.from({ length: 12 }, (_, seed) => ask(seed)));
    expect(steps.reduce((sum, { windows }) => sum + windows, 0)).toBe(12);
    expect(Math.max(...steps.map(({ windows }) => windows))).toBeGreaterThan(1);
    expect(steps.every(({ kind, seconds }) => kind === 'genre' && seconds > 0)).toBe(true);
  });

  it('tell music from speech there too', async () => {
    const [heard] = await distant.soundKinds!.step([{ input: windowOf(1), state: {} }]);
    expect(heard!.probabilities.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 5);
  });

  it('fail as they do here when there is no such model', async () => {
    const message = await loadClassifier({ model: '/nonexistent' }).catch((e: Error) => e.message);
    await expect(engine.load({ model: '/nonexistent' })).rejects.toMatchObject({
      name: 'ModelError',
      code: 'model-missing',
      message,
    });
  });

  it('are not asked any more once they are disposed of', async () => {
    const another = await engine.load({ engine: 'wasm' });
    another.dispose();
    const asking = another.step([{ input: windowOf(0), state: another.initialState() }]);
    await expect(asking).rejects.toThrow('any more');
    expect(await distant.step([])).toEqual([]);
  });
});

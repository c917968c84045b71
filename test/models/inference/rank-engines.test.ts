import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { performance } from 'node:perf_hooks';
import type { Classifier } from '../../../models/index.js';
import { rankEngines } from '../../../models/inference/rank-engines.js';
import type { EngineName } from '../../../models/inference/engines/load-engine.js';

describe('rankEngines', () => {
  let clockMs = 0;
  const disposed: string[] = [];
  const batches = new Set<number>();
  beforeEach(() => {
    clockMs = 0;
    disposed.length = 0;
    batches.clear();
    vi.spyOn(performance, 'now').mockImplementation(() => clockMs);
  });
  afterEach(() => void vi.restoreAllMocks());

  /** A model whose calls take so long; those that take for ever fail. */
  const load =
    (callMs: Partial<Record<EngineName, number>>) =>
    (name: EngineName): Promise<Classifier> =>
      Promise.resolve({
        info: { name: 'fake', hash: '', labels: [], featureSet: '', engine: name },
        initialState: () => ({}),
        step: (requests) => {
          batches.add(requests.length);
          const tookMs = callMs[name];
          if (tookMs === undefined) return Promise.reject(new Error('a kernel is missing'));
          clockMs += tookMs;
          return Promise.resolve([]);
        },
        dispose: () => disposed.push(name),
      });

  it('puts the fastest first, by windows a second in batches of the asked size', async () => {
    const options = { load: load({ wasm: 40, onnx: 8, 'tfjs-node': 16 }), batch: 32 };
    const ranked = await rankEngines({ ...options, engines: ['wasm', 'onnx', 'tfjs-node'] });
    expect(ranked).toEqual([
      { name: 'onnx', windowsPerSecond: 4000 },
      { name: 'tfjs-node', windowsPerSecond: 2000 },
      { name: 'wasm', windowsPerSecond: 800 },
    ]);
    expect([...batches]).toEqual([32]);
    expect(disposed).toEqual(['wasm', 'onnx', 'tfjs-node']);
  });

  it('takes half a second for all of them, and a call of each to warm up', async () => {
    await rankEngines({ load: load({ wasm: 10, onnx: 10 }), batch: 1, engines: ['wasm', 'onnx'] });
    expect(clockMs).toBe(500 + 2 * 10);
  });

  it('measures nothing where there is no choice', async () => {
    const ranked = await rankEngines({ load: load({}), batch: 8, engines: ['wasm'] });
    expect(ranked).toEqual([{ name: 'wasm' }]);
    expect(clockMs).toBe(0);
  });

  it('leaves out an engine that loads but does not run the model, and frees what it had', async () => {
    const options = { load: load({ wasm: 10 }), batch: 8 };
    const ranked = await rankEngines({ ...options, engines: ['onnx', 'wasm'] });
    expect(ranked.map(({ name }) => name)).toEqual(['wasm']);
    expect(disposed).toEqual(['onnx', 'wasm']);
  });

  it('fails with the reason when none runs it', async () => {
    const ranking = rankEngines({ load: load({}), batch: 8, engines: ['onnx', 'wasm'] });
    await expect(ranking).rejects.toThrow('a kernel is missing');
  });
});

import { describe, expect, it } from 'vitest';
import { EngineLine } from '../../../../models/inference/thread/engine-line.js';
import type { EngineOrder } from '../../../../models/inference/thread/engine-messages.js';

const openLine = () => {
  const orders: EngineOrder[] = [];
  const line = new EngineLine({ postMessage: (order) => orders.push(order) });
  return { line, orders };
};

const request = { input: new Float32Array(2), state: {} };
const result = { probabilities: Float32Array.of(1), state: {} };

describe('a line to the thread of the engine', () => {
  it('gives each answer to whoever asked, in whatever order they come', async () => {
    const { line, orders } = openLine();
    const first = line.step(7, [request]);
    const second = line.step(8, [request, request]);
    expect(orders).toMatchObject([
      { order: 'step', handle: 7 },
      { order: 'step', handle: 8 },
    ]);
    const [one, two] = orders.map((order) => ('id' in order ? order.id : 0));
    line.hear({ id: two!, results: [result, result] });
    line.hear({ id: one!, results: [result] });
    expect(await first).toHaveLength(1);
    expect(await second).toHaveLength(2);
  });

  it('makes the errors of models again, with their codes', async () => {
    const { line } = openLine();
    const loading = line.load({ model: 'nowhere' });
    line.hear({ id: 1, failure: { message: 'no model in nowhere', code: 'model-missing' } });
    await expect(loading).rejects.toMatchObject({
      name: 'ModelError',
      code: 'model-missing',
      message: 'no model in nowhere',
    });
  });

  it('leaves nobody waiting when it is cut, and says why to those who come later', async () => {
    const { line, orders } = openLine();
    const waiting = line.step(7, [request]);
    line.cut('the thread is gone');
    await expect(waiting).rejects.toThrow('the thread is gone');
    await expect(line.step(7, [request])).rejects.toThrow('the thread is gone');
    expect(orders).toHaveLength(1);
  });

  it('does not mind an answer that nobody waits for', () => {
    const { line } = openLine();
    expect(() => line.hear({ id: 99, results: [] })).not.toThrow();
  });
});

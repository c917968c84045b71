import { describe, expect, it } from 'vitest';
import { createTurnQueue } from '../../../../src/publish/hub/turn-queue.js';

const workFor = (ms: number): void => {
  const endMs = performance.now() + ms;
  while (performance.now() < endMs);
};

describe('createTurnQueue', () => {
  it('calls each in turn until it has done its work', async () => {
    const turns = createTurnQueue();
    const calls: string[] = [];
    const worker = (name: string, pieces: number) => () => {
      calls.push(name);
      return calls.filter((each) => each === name).length < pieces;
    };
    turns.join(worker('a', 3));
    turns.join(worker('b', 2));
    expect(calls).toEqual([]);
    while (calls.length < 5) await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(calls).toEqual(['a', 'b', 'a', 'b', 'a']);
  });

  it('calls once who joins again before its turn, and not who has left', async () => {
    const turns = createTurnQueue();
    let [calls, strangers] = [0, 0];
    const act = () => ++calls > 10;
    const leaver = () => ++strangers > 10;
    turns.join(act);
    turns.join(act);
    turns.join(leaver);
    turns.leave(leaver);
    await new Promise(setImmediate);
    expect([calls, strangers]).toEqual([1, 0]);
    turns.join(act);
    turns.leave(act);
    turns.join(act);
    await new Promise(setImmediate);
    expect(calls).toBe(2);
  });

  it('lets everything else go on after a moment, however many want a turn', async () => {
    const turns = createTurnQueue();
    let calls = 0;
    for (let nth = 0; nth < 20; nth += 1) {
      turns.join(() => {
        workFor(1);
        calls += 1;
        return false;
      });
    }
    await new Promise(setImmediate);
    expect(calls).toBeGreaterThan(0);
    expect(calls).toBeLessThanOrEqual(5);
    while (calls < 20) await new Promise(setImmediate);
  });
});

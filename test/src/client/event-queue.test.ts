import { describe, expect, it } from 'vitest';
import { createEventQueue } from '../../../src/client/event-queue.js';

type Item = { readonly type: string; readonly station?: string; readonly seq?: number };

const prediction = (seq: number, station = 'fip'): Item => ({ type: 'prediction', station, seq });
const detection = (seq: number): Item => ({ type: 'detection', station: 'fip', seq });

const createQueue = (bufferLimit: number, overflow: 'drop' | 'fail' = 'drop') => {
  const watch = { dropped: 0, failed: 0 };
  const queue = createEventQueue<Item>(
    { bufferLimit, overflow },
    { onDrop: () => (watch.dropped += 1), onFail: () => (watch.failed += 1) },
  );
  const takeAll = async (): Promise<readonly Item[]> => {
    queue.end();
    const items: Item[] = [];
    for (let each = await queue.take(); !each.done; each = await queue.take()) {
      items.push(each.value);
    }
    return items;
  };
  return { queue, watch, takeAll };
};

describe('createEventQueue', () => {
  it('gives what waits, oldest first, and then the end', async () => {
    const { queue, takeAll } = createQueue(10);
    queue.push(prediction(1));
    queue.push(detection(2));
    expect(await takeAll()).toEqual([prediction(1), detection(2)]);
  });

  it('gives at once to a reader that waits', async () => {
    const { queue, watch } = createQueue(0);
    const taken = queue.take();
    queue.push(prediction(1));
    expect(await taken).toEqual({ done: false, value: prediction(1) });
    expect(watch.dropped).toBe(0);
  });

  it('lets the oldest prediction make way, keeps detections and says what is missing', async () => {
    const { queue, watch, takeAll } = createQueue(3);
    queue.push(detection(1));
    for (const seq of [2, 3, 4, 5]) queue.push(prediction(seq));
    expect(watch.dropped).toBe(2);
    expect(await takeAll()).toEqual([
      { type: 'lagged', station: 'fip', dropped: 2 },
      detection(1),
      prediction(4),
      prediction(5),
    ]);
  });

  it('drops the oldest of all when no prediction waits', async () => {
    const { queue, takeAll } = createQueue(2);
    for (const seq of [1, 2, 3]) queue.push(detection(seq));
    expect(await takeAll()).toEqual([
      { type: 'lagged', station: 'fip', dropped: 1 },
      detection(2),
      detection(3),
    ]);
  });

  it('adds up what the server left out when its notice has to make way', async () => {
    const { queue, takeAll } = createQueue(1);
    queue.push({ type: 'lagged', station: 'fip', dropped: 5 } as Item);
    queue.push(detection(9));
    expect(await takeAll()).toEqual([{ type: 'lagged', station: 'fip', dropped: 5 }, detection(9)]);
  });

  it('fails instead when that is asked for, after what was in time', async () => {
    const { queue, watch } = createQueue(1, 'fail');
    queue.push(detection(1));
    queue.push(detection(2));
    expect(watch.failed).toBe(1);
    expect(await queue.take()).toEqual({ done: false, value: detection(1) });
    await expect(queue.take()).rejects.toMatchObject({ code: 'TOO_SLOW' });
    expect(await queue.take()).toEqual({ done: true, value: undefined });
  });
});

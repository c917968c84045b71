import { from, take, toArray, firstValueFrom } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Observer } from '../../../src/client/event-stream.js';
import { createEventStream } from '../../../src/client/event-stream.js';

type Item = { readonly type: string };
const item = (type: string): Item => ({ type });

const createStream = () => {
  const observers = new Set<Required<Observer<Item>>>();
  const stream = createEventStream<Item>(
    (observer) => {
      observers.add(observer);
      return () => observers.delete(observer);
    },
    { bufferLimit: 10, overflow: 'drop' },
    () => {},
  );
  return { stream, observers, tell: (each: Item) => observers.forEach(({ next }) => next(each)) };
};

afterEach(() => vi.useRealTimers());

describe('createEventStream', () => {
  it('is read with for await, and left by break', async () => {
    const { stream, observers, tell } = createStream();
    const read = async (): Promise<readonly Item[]> => {
      const items: Item[] = [];
      for await (const each of stream) {
        items.push(each);
        if (items.length === 2) break;
      }
      return items;
    };
    const reading = read();
    ['a', 'b', 'c'].forEach((type) => tell(item(type)));
    expect(await reading).toEqual([item('a'), item('b')]);
    expect(observers.size).toBe(0);
  });

  it('is an Observable to RxJS, which subscribes and unsubscribes', async () => {
    const { stream, observers, tell } = createStream();
    const taken = firstValueFrom(from(stream).pipe(take(2), toArray()));
    ['a', 'b', 'c'].forEach((type) => tell(item(type)));
    expect(await taken).toEqual([item('a'), item('b')]);
    expect(observers.size).toBe(0);
  });

  it('tells RxJS of failures', async () => {
    const { stream, observers } = createStream();
    const failing = firstValueFrom(from(stream));
    observers.forEach(({ error }) => error(new Error('gone')));
    await expect(failing).rejects.toThrow('gone');
  });

  it('says nothing after the end', () => {
    const { stream, observers } = createStream();
    const heard: string[] = [];
    const subscription = stream.subscribe(({ type }) => heard.push(type));
    const [observer] = observers;
    observer?.next(item('a'));
    subscription.unsubscribe();
    observer?.next(item('b'));
    observer?.error(new Error('not heard'));
    expect(heard).toEqual(['a']);
  });

  it('throws what an observer throws outside, where it cannot hurt other readers', () => {
    vi.useFakeTimers();
    const { stream, tell } = createStream();
    const heard: string[] = [];
    stream.subscribe(() => {
      throw new Error('mine');
    });
    stream.subscribe(({ type }) => heard.push(type));
    tell(item('a'));
    expect(heard).toEqual(['a']);
    expect(() => vi.runAllTimers()).toThrow('mine');
  });

  it('throws a failure that nobody looks after', () => {
    vi.useFakeTimers();
    const { stream, observers } = createStream();
    stream.subscribe(() => {});
    observers.forEach(({ error }) => error(new Error('lost')));
    expect(() => vi.runAllTimers()).toThrow('lost');
  });
});

import { MessageChannel } from 'node:worker_threads';
import { NEVER, Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createModelSlot, type DistantModel, type ModelSlot } from '../../../models/index.js';
import { StationThreadHost } from '../../../src/threads/station-thread-host.js';
import type { ThreadListener } from '../../../src/threads/start-station-thread.js';
import type { StationOrder } from '../../../src/threads/station-messages.js';
import type { SourceRecipe } from '../../../src/stations/source-recipe.js';
import { createFakeClassifier, fakeModelInfo } from '../../helpers/fake-classifier.js';

type FakeThread = { readonly orders: StationOrder[]; readonly listener: ThreadListener };

const recipe: SourceRecipe = {
  station: { source: 'synthetic:demo' },
  options: { decoder: 'auto', giveUp: 'never' },
};
const distant = (handle: number): DistantModel => ({
  handle,
  info: fakeModelInfo,
  initialState: {},
});
const body = { type: 'metadata', title: 'So What', wallTimeMs: 1 } as const;

describe('a host of a thread of stations', () => {
  let threads: FakeThread[];
  let models: ModelSlot;
  let disposed: number[];
  let host: StationThreadHost;
  const lent = (handle: number) => ({
    ...createFakeClassifier(),
    distant: distant(handle),
    dispose: () => void disposed.push(handle),
  });
  const start = (_: unknown, listener: ThreadListener) => {
    const orders: StationOrder[] = [];
    threads.push({ orders, listener });
    return { tell: (order: StationOrder) => void orders.push(order), close: async () => {} };
  };
  const listen = (halted$ = new Subject<void>()) => {
    const heard: unknown[] = [];
    let audio = 0;
    const hearing = { halted$, onAudio: () => void audio++ };
    const running = host.listen(recipe, hearing).subscribe({
      next: (said) => heard.push(said),
      error: (error: Error) => heard.push(error.message),
      complete: () => heard.push('end'),
    });
    return { heard, running, audio: () => audio };
  };

  beforeEach(() => {
    vi.useFakeTimers();
    threads = [];
    disposed = [];
    models = createModelSlot(lent(1));
    const openPort = () => new MessageChannel().port2;
    const waitMs = (losses: number) => 1000 * losses;
    host = new StationThreadHost({ models, openPort, settings: () => ({}), start, waitMs });
  });
  afterEach(async () => {
    await host.close();
    vi.useRealTimers();
  });

  it('passes on what the thread says of each station, to its end', () => {
    const { heard, audio } = listen();
    const { orders, listener } = threads[0]!;
    expect(orders).toEqual([{ order: 'listen', id: 1, recipe }]);
    listener.onNews({ news: 'audio', id: 1 });
    listener.onNews({ news: 'said', id: 1, body });
    listener.onNews({ news: 'said', id: 2, body });
    listener.onNews({ news: 'ended', id: 1 });
    expect(heard).toEqual([body, 'end']);
    expect(audio()).toBe(1);
    expect(host.load).toBe(0);
  });

  it('passes on a failure, and leaves and halts when told', () => {
    const failing = listen();
    threads[0]!.listener.onNews({ news: 'ended', id: 1, failure: 'HTTP 404' });
    expect(failing.heard).toEqual(['HTTP 404']);
    const halted$ = new Subject<void>();
    const { running } = listen(halted$);
    halted$.next();
    running.unsubscribe();
    expect(threads[0]!.orders.slice(1)).toMatchObject([
      { order: 'listen', id: 2 },
      { order: 'halt', id: 2 },
      { order: 'cut', id: 2 },
    ]);
  });

  it('starts a lost thread again, later each time, and says so of each station meanwhile', () => {
    const { heard } = listen();
    threads[0]!.listener.onLost('it ran out of memory');
    expect(heard).toMatchObject([{ type: 'status', state: 'backoff' }]);
    expect(heard[0]).toHaveProperty('reason', expect.stringContaining('it ran out of memory'));
    vi.advanceTimersByTime(1000);
    expect(threads[1]!.orders).toEqual([{ order: 'listen', id: 1, recipe }]);
    threads[1]!.listener.onLost('again');
    vi.advanceTimersByTime(1999);
    expect(threads).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(threads).toHaveLength(3);
  });

  it('ends a station that is halted while there is no thread', () => {
    const halted$ = new Subject<void>();
    const { heard } = listen(halted$);
    threads[0]!.listener.onLost('gone');
    halted$.next();
    expect(heard.at(-1)).toBe('end');
    vi.advanceTimersByTime(1000);
    expect(threads[1]!.orders).toEqual([]);
  });

  it('frees a model that was swapped when the thread has let it go, or is lost', async () => {
    await models.swap(() => Promise.resolve(lent(2)));
    host.tellModel();
    expect(threads[0]!.orders).toMatchObject([{ order: 'model', model: { handle: 2 } }]);
    expect(disposed).toEqual([]);
    threads[0]!.listener.onNews({ news: 'released', handle: 1 });
    expect(disposed).toEqual([1]);
    await models.swap(() => Promise.resolve(lent(3)));
    threads[0]!.listener.onLost('gone');
    expect(disposed).toEqual([1, 2]);
  });

  it('starts nothing again after it was closed', async () => {
    const { running } = listen(NEVER as never);
    threads[0]!.listener.onLost('gone');
    running.unsubscribe();
    await host.close();
    vi.advanceTimersByTime(60_000);
    expect(threads).toHaveLength(1);
  });
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createServiceManager } from '../../../../src/cli/live/service-manager.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const WATCHED = { NOTIFY_SOCKET: '/run/notify', WATCHDOG_USEC: '30000000' };

const record = (env: NodeJS.ProcessEnv, takesMs = 0) => {
  const said: string[] = [];
  const manager = createServiceManager(env, async (lines) => {
    if (takesMs > 0) await new Promise((resolve) => setTimeout(resolve, takesMs));
    said.push(lines.join());
  });
  return { said, manager };
};

it('says that it lives twice in the time it is given, from when it is ready until it stops', async () => {
  const { said, manager } = record(WATCHED);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).toEqual([]);
  manager.ready();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(said).toEqual(['READY=1', 'WATCHDOG=1', 'WATCHDOG=1']);
  manager.reloading();
  manager.ready();
  await vi.advanceTimersByTimeAsync(15_000);
  expect(said.slice(3)).toEqual(['RELOADING=1', 'READY=1', 'WATCHDOG=1']);
  manager.stopping();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said.slice(6)).toEqual(['STOPPING=1']);
});

it('piles up no signs of life when they are taken slowly', async () => {
  const { said, manager } = record(WATCHED, 100_000);
  manager.ready();
  await vi.advanceTimersByTimeAsync(100_000);
  manager.stopping();
  await vi.advanceTimersByTimeAsync(1_000_000);
  expect(said).toEqual(['READY=1', 'STOPPING=1']);
});

it.each([
  ['there is no service manager', {}, []],
  ['no watchdog is wanted', { NOTIFY_SOCKET: '/run/notify' }, ['READY=1']],
  ['another process is watched', { ...WATCHED, WATCHDOG_PID: '1' }, ['READY=1']],
])('keeps still when %s', async (_when, env, expected) => {
  const { said, manager } = record(env);
  manager.ready();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).toEqual(expected);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSteadyClock } from '../../streams/steady-clock.js';

it('never goes back, never lags the wall, and agrees with it again after it was set back', () => {
  let wallMs = 1_000_000;
  let monotonicMs = 0;
  const clock = createSteadyClock({ wall: () => wallMs, monotonic: () => monotonicMs });
  const pass = (ms: number, setMs = 0): void => {
    monotonicMs += ms;
    wallMs += ms + setMs;
  };
  expect(clock()).toBe(1_000_000);
  pass(1000);
  expect(clock()).toBe(1_001_000);
  pass(1000, -60_000);
  expect(clock()).toBe(1_001_500);
  pass(59_000);
  expect(clock()).toBe(1_031_000);
  pass(120_000);
  expect(clock()).toBe(wallMs);
});

it('goes on whatever is done to the system clock', () => {
  const step = fc.record({ passMs: fc.nat(10_000), setMs: fc.integer({ min: -1e7, max: 1e7 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
      let [wallMs, monotonicMs, lastMs] = [1e12, 0, 0];
      const clock = createSteadyClock({ wall: () => wallMs, monotonic: () => monotonicMs });
      for (const { passMs, setMs } of steps) {
        monotonicMs += passMs;
        wallMs += passMs + setMs;
        const nowMs = clock();
        expect(nowMs).toBeGreaterThanOrEqual(Math.max(lastMs, Math.floor(wallMs)));
        lastMs = nowMs;
      }
    }),
  );
});

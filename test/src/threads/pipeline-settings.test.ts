import { expect, it } from 'vitest';
import { liveOptions, settle } from '../../../src/threads/pipeline-settings.js';

it('settings told to another thread are those that hold, and change there when told again', () => {
  let halfLifeSeconds = 1;
  const options = { queueLimit: 4, smoothing: () => ({ halfLifeSeconds }), alarms: {} };
  let told = structuredClone(settle(options));
  expect(told).toEqual({ queueLimit: 4, smoothing: { halfLifeSeconds: 1 }, alarms: {} });
  const there = liveOptions(() => told);
  halfLifeSeconds = 2;
  told = structuredClone(settle(options));
  expect(there).toMatchObject({ queueLimit: 4 });
  expect((there.smoothing as () => unknown)()).toEqual({ halfLifeSeconds: 2 });
});

it('what is not looked for here is not looked for in another thread', () => {
  expect(liveOptions(() => settle({ smoothing: {} }))).not.toHaveProperty('alarms');
});

import { availableParallelism } from 'node:os';
import { expect, it } from 'vitest';
import { countThreads } from '../../../src/threads/open-workplace.js';

const few = { threads: 'auto', stations: 2, isOpenEnded: false } as const;

it('a few stations need no threads', () => {
  expect(countThreads(few)).toBe(0);
});

it('many stations, or as many as may come, have a thread for each core', () => {
  expect(countThreads({ ...few, stations: 5 })).toBe(availableParallelism());
  expect(countThreads({ ...few, isOpenEnded: true })).toBe(availableParallelism());
});

it('as many threads as are asked for', () => {
  expect(countThreads({ ...few, threads: 3 })).toBe(3);
  expect(countThreads({ threads: 0, stations: 100, isOpenEnded: true })).toBe(0);
});

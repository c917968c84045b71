import { expect, it } from 'vitest';
import { addReferences } from '../../../../models/baselines/r0/add-references.js';
import { makeRows } from '../../../../models/baselines/rows/make-rows.js';

it('adds how far a row is from the mean of each genre of the known rows', () => {
  const row = (inputs: number[], label: string) => ({ inputs, label, group: 'a' });
  const names = ['rock', 'pop', 'jazz'];
  const known = makeRows([row([0, 0], 'rock'), row([2, 0], 'rock'), row([4, 4], 'pop')], names);
  const { inputs, width, count } = addReferences(makeRows([row([1, 4], 'pop')], names), known);
  expect([width, count]).toEqual([5, 1]);
  expect([...inputs]).toEqual([1, 4, 4, 3, expect.closeTo(Math.sqrt(17), 5)]);
});
